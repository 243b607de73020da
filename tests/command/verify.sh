#!/bin/sh
# wellbook verify
. "$TOP/tests/command/lib.sh"

must wellbook new a.wellbook --customer ACME --workload Shop
must wellbook answer a.wellbook SEC01 SEC01_1=in-place SEC01_2=missing SEC01_3=partial --done
check 'a sample says what to ask, not what was said' 0 wellbook verify a.wellbook --sample 1 --format csv
like out 'Shop,SEC01,SEC01_[0-9],.*'
lacks out 'in-place|missing|partial'
check 'only what differs is listed' 0 wellbook verify a.wellbook SEC01_1=partial SEC01_2=缺失 --format csv
like out 'SEC01,SEC01_1,.*,in-place,tester,partial'
lacks out 'SEC01_2'
check 'no sample of nothing' 1 wellbook verify a.wellbook --sample 0
has err "wellbook: --sample '0' is no number from 1 to 1000"
check 'an unknown practice' 1 wellbook verify a.wellbook SEC99_1=missing
has err "wellbook: unknown best practice 'SEC99_1'"
