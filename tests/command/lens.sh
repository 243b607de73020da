#!/bin/sh
# wellbook lens
. "$TOP/tests/command/lib.sh"

check 'lens list' 0 wellbook lens list
check 'lens check' 0 wellbook lens check
check 'lens check of another shipped bank' 0 wellbook lens check ai-workloads
check 'lens show' 0 wellbook lens show SEC01 --lang zh
has out 'SEC01_1  主账号已开启 MFA  (high)'
check 'lens show of nothing' 1 wellbook lens show SEC99
