#!/bin/sh
# wellbook milestone, and workbooks as they were at one.
. "$TOP/tests/command/lib.sh"

must wellbook new a.wellbook --customer 'ACME 集团' --workload Shop --workload Data
must wellbook answer a.wellbook SEC01 SEC01_1=in-place --workload Shop
check 'milestone' 0 wellbook milestone a.wellbook add 'First visit' --note 初访
check 'milestone of the same name' 1 wellbook milestone a.wellbook add 'first visit'
must wellbook answer a.wellbook REL02 REL02_1=missing --done --workload Shop
check 'compare' 0 wellbook milestone a.wellbook compare 'First visit' --format json
has out '    "kind": "practice",'
check 'as it was' 0 wellbook list a.wellbook answers --at 'First visit' --format csv
has out 'Shop,SEC01,SEC01_1,high,in-place,'
lacks out REL02
check 'no such milestone' 1 wellbook info a.wellbook --at nothing
