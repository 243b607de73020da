#!/bin/sh
# wellbook workload
. "$TOP/tests/command/lib.sh"

must wellbook new a.wellbook --customer 'ACME 集团' --workload Shop --workload Data
check 'another workload' 0 wellbook workload a.wellbook add '支付'
check 'not twice' 1 wellbook workload a.wellbook add '支付'
check 'renamed' 0 wellbook workload a.wellbook rename 支付 Payments
check 'it has its questions' 0 wellbook answer a.wellbook SEC01 --done --workload payments
