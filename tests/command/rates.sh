#!/bin/sh
# wellbook rates
. "$TOP/tests/command/lib.sh"

plan_workbook p.wellbook
check 'rates' 0 wellbook rates p.wellbook --format csv
has out 'engineer,role,Engineer,CNY,2500,5,'
check 'another week from a date on' 0 wellbook rates p.wellbook engineer week=2.5 --from 2027-01-04
check 'it is listed' 0 wellbook rates p.wellbook --format csv
has out 'engineer,week,Engineer,,,2.5,2027-01-04'
check 'no amount from a date on' 1 wellbook rates p.wellbook engineer amount=2 --from 2027-01-04
has err 'wellbook: --from is for week=DAYS alone'
check 'an unknown rate' 1 wellbook rates p.wellbook wizard week=2
has err "wellbook: unknown rate 'wizard'"
check 'half an edit is none' 1 wellbook rates p.wellbook engineer amount=9 week=many
check 'the rate is as it was' 0 wellbook rates p.wellbook --format csv
has out 'engineer,role,Engineer,CNY,2500,5,'
