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
