#!/bin/sh
# wellbook log
. "$TOP/tests/command/lib.sh"

must wellbook new a.wellbook --customer 'ACME 集团' --workload Shop --workload Data
must wellbook answer a.wellbook SEC01 SEC01_1=in-place --workload Shop
must wellbook answer a.wellbook SEC02 SEC02_1=missing --workload Shop
check 'log of a question' 0 wellbook log a.wellbook --question SEC01 --since 2026-11-01 --format csv
has out '2026-11-23T09:00:00Z,tester,act,,Shop,SEC01,SEC01_1,practice_answer.state,,in-place'
lacks out SEC02
check 'log since a day that is none' 1 wellbook log a.wellbook --since soon
check 'log of no question' 1 wellbook log a.wellbook --question SEC99
