#!/bin/sh
# wellbook answer
. "$TOP/tests/command/lib.sh"

must wellbook new a.wellbook --customer 'ACME 集团' --workload Shop --workload Data
mkfifo pipe
check 'answer' 0 wellbook answer a.wellbook SEC01 SEC01_1=in-place --workload Shop --done \
    --note '备注 =1+1' --asked 'Platform team' --confidence high --evidence link:https://example.com/a
check 'several workloads want a name' 1 wellbook answer a.wellbook SEC01 --done
has err 'wellbook: the workbook has 2 workloads; say which with --workload NAME'
check 'unknown question' 1 wellbook answer a.wellbook SEC99 --workload Shop --done
has err "wellbook: unknown question 'SEC99'; 'wellbook list FILE questions' names them"
check 'a practice of another question' 1 wellbook answer a.wellbook SEC01 SEC02_1=missing --workload Shop
check 'one wrong state changes nothing' 1 wellbook answer a.wellbook SEC02 SEC02_1=in-place SEC02_2=maybe --workload Shop
check 'the answers are listed' 0 wellbook list a.wellbook answers --format csv
lacks out SEC02
has out 'Shop,SEC01,SEC01_1,high,in-place,'
check 'not applicable wants a reason' 1 wellbook answer a.wellbook SEC03 --state not-applicable --workload Shop
check 'not applicable' 0 wellbook answer a.wellbook SEC03 --state not-applicable --reason out-of-scope --workload Shop
check 'refused' 0 wellbook answer a.wellbook SEC04 --state refused --reason 'not today' --workload Shop
check 'follow-up' 0 wellbook answer a.wellbook SEC05 --state follow-up --reason 'key list' --owner 'Li Wei' --due 2026-12-04 --workload Shop
check 'none clears' 0 wellbook answer a.wellbook SEC01 SEC01_1=none --workload Shop
check 'clear is listed' 0 wellbook list a.wellbook questions --format json
has out '    "state": "not-applicable",'
has out '    "risk": "UNANSWERED",'

head -c 100000 /dev/zero | tr '\0' a >big
check 'a note of 100 kB' 1 wellbook answer a.wellbook SEC01 --workload Shop --note "$(cat big)"
has err 'wellbook: note: the text is 100000 characters long; at most 32000 fit into one field'
check 'invalid UTF-8' 1 wellbook answer a.wellbook SEC01 --workload Shop --note "$(printf 'a\377b')"
has err 'wellbook: note: byte 2 is not valid UTF-8; save or type the text as UTF-8'
check 'a name that is not UTF-8' 2 wellbook answer a.wellbook SEC01 --workload Shop --note x --author "$(printf 'J\366rg')"
like err '.*the name of the author is not in UTF-8.*'
check 'a pipe is no evidence' 1 wellbook answer a.wellbook SEC01 --workload Shop --evidence file:pipe
check 'what would drive the terminal is not obeyed in a reason' 1 wellbook answer a.wellbook "$(printf 'Q\033[31m')" --workload Shop --done
has err "wellbook: unknown question 'Q^[[31m'; 'wellbook list FILE questions' names them"

must wellbook new twins.wellbook --customer Twins --workload Shop
check 'a practice' 0 wellbook answer twins.wellbook COS14 COS14_3=missing
lacks out COS14_3
check 'a twin that was answered otherwise is named' 0 wellbook answer twins.wellbook PER06 PER06_2=in-place
has out 'COS14_3 is the same best practice as PER06_2 and is answered with it: In place, before Missing'
check 'as it stands already' 0 wellbook answer twins.wellbook COS14 COS14_3=in-place
lacks out PER06_2
