#!/bin/sh
# wellbook set
. "$TOP/tests/command/lib.sh"

must wellbook new a.wellbook --customer 'ACME 集团' --workload Shop --workload Data
check 'bad date' 1 wellbook set a.wellbook engagement.start_date soon
check 'set' 0 wellbook set a.wellbook engagement.start_date 2026/11/23
check 'set a record' 0 wellbook set a.wellbook business.rto@Shop 4
check 'set an unknown field' 1 wellbook set a.wellbook business.shoes@Shop 4
check 'the customer cannot be emptied' 1 wellbook set a.wellbook engagement.customer ''
check 'what was set is listed' 0 wellbook list a.wellbook fields --format csv
has out 'engagement,,Schedule,start_date,Start date,date,0,2026-11-23,2026-11-23,'
has out 'business,Shop,Objectives,rto,RTO,number,0,4,4,hours'
