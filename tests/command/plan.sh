#!/bin/sh
# wellbook plan
. "$TOP/tests/command/lib.sh"

must wellbook new p.wellbook --customer ACME
check 'nothing is planned yet' 0 wellbook plan p.wellbook --json
has out '  "chosen": [],'
must wellbook answer p.wellbook SEC01 SEC01_1=missing SEC01_2=unknown SEC01_3=partial
must wellbook recommend p.wellbook --accept-all
id=$(recommendation_of p.wellbook SEC01_1)
must wellbook recommend p.wellbook "$id" least=1 likely=2 most=3 owner=customer

check 'plan' 0 wellbook plan p.wellbook --budget-days 2 --start 2026-01-05 --optimise --json
has out '  "effort_days": 2.0,'
has out '  "end": "2026-01-06",'
has out '  "optimal": true,'
check 'list plan from the start given last' 0 wellbook list p.wellbook plan --format csv
starts out "$id,Bind an MFA device to the root logon of every Alibaba Cloud account,2026-01-05,2026-01-06,30,customer,"
check 'a year not published is counted by law' 0 wellbook plan p.wellbook --start 2026-12-31
has out '2027: holidays not published yet, counted on the statutory days; provisional'
check 'a plan past the calendar is explained' 0 wellbook plan p.wellbook --unknown-years=stop
starts out "There is no schedule: $id does not fit into the calendar: "
check 'its list is not there' 1 wellbook list p.wellbook plan
starts err "wellbook: $id does not fit into the calendar: the calendar cn does not know 2027; "
check 'a year may be counted provisionally' 0 wellbook plan p.wellbook --unknown-years=weekdays
has out '2027: holidays not known, counted Monday to Friday; provisional'
check 'its list is there then' 0 wellbook list p.wellbook plan --format csv
starts out "$id,Bind an MFA device to the root logon of every Alibaba Cloud account,2026-12-31,2027-01-01,30,customer,"
has err 'wellbook: 2027: holidays not known, counted Monday to Friday; provisional'
check 'a setting that is none' 1 wellbook plan p.wellbook --make-up-days=maybe
has err "wellbook: 'maybe' is not one of: no yes"
check 'a budget that is none' 1 wellbook plan p.wellbook --budget-days many
wellbook plan p.wellbook --json >before
check 'a plan is kept as a whole' 1 wellbook plan p.wellbook --start 2026-03-02 --make-up-days=maybe
wellbook plan p.wellbook --json >after
check 'or not at all' 0 cmp before after

must wellbook recommend p.wellbook "$id" progress=in-progress actual=0.5
check 'a plan is agreed' 0 wellbook plan p.wellbook --start 2026-11-23 --baseline
has err 'wellbook: kept as the agreed plan: 3 tasks'
check 'burn' 0 wellbook plan p.wellbook --burn --json
has out '  "agreed": "2026-11-23",'
has out '  "actual_days": 0.5,'
check 'burn in Chinese' 0 wellbook plan p.wellbook --burn --lang zh
has out '对照 2026-11-23 确定的基线。'
