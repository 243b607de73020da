#!/bin/sh
# What is no command, or not one as it is meant.
. "$TOP/tests/command/lib.sh"

must wellbook new a.wellbook --customer ACME
check 'unknown option' 2 wellbook new b.wellbook --custommer X
check 'missing argument' 2 wellbook info
has err 'wellbook: usage: wellbook info FILE'
check 'one argument too many' 2 wellbook info a b
check 'unknown language' 2 wellbook info a.wellbook --lang fr
check 'a mistyped command' 2 wellbook anwser
has err "wellbook: there is neither a command nor a file called 'anwser'; see 'wellbook help'"
check 'no terminal' 1 wellbook a.wellbook
has err "wellbook: the screens need a terminal; see 'wellbook help' for commands without one"

# What the program ships may be there in part.
mkdir -p root/data; ln -s "$TOP"/data/* root/data; ln -s "$TOP/templates" root
rm root/data/engagement; cp -R "$TOP/data/engagement" root/data; rm root/data/engagement/interviewees.csv
for what in 'list a.wellbook questions' 'list a.wellbook roles' 'ask a.wellbook'; do
    check "$what without its data" 1 env WELLBOOK_ROOT="$work/root" wellbook $what
    has err "wellbook: $work/root/data/engagement/interviewees.csv: No such file or directory"
done

# Libraries do not look how much stack there is.
check 'too little stack' 1 sh -c 'ulimit -s 64; wellbook info a.wellbook'
has err 'wellbook: the stack is limited to 64 KB here, and 512 are needed; raise that limit (ulimit -s)'

# Nor does each of them look whether it got its memory: whatever the limit, there is a sentence.
# (A sanitizer takes more than any of these.)
ASAN_OPTIONS= sh -c 'ulimit -v 400000; wellbook --version' >out 2>err || exit 0
must wellbook demo b.wellbook
for limit in 16000 20000 22000 24000 25000 26000 28000 32000; do
    sh -c "ulimit -c 0; ulimit -v $limit; wellbook export b.wellbook questionnaire --output q.xlsx" >out 2>err </dev/null
    status=$?
    result "$limit KB of memory: says why, or writes it" sh -c "case $status in 0) test -s q.xlsx;; 1|70) test \$(wc -l <err) = 1;; *) false;; esac"
    rm -f q.xlsx
done
# Which also takes away what those left that were ended.
must wellbook export b.wellbook questionnaire --output q.xlsx
