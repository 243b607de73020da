#!/bin/sh
# wellbook demo
. "$TOP/tests/command/lib.sh"

check 'demo' 0 wellbook demo demo.wellbook
check 'demo is sound' 0 wellbook check demo.wellbook
check 'demo lacks answers, but its recommendations are whole' 1 wellbook check demo.wellbook --for consulting-report --format csv
lacks out '^Recommendation'
