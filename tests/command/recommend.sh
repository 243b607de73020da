#!/bin/sh
# wellbook recommend
. "$TOP/tests/command/lib.sh"

must wellbook new p.wellbook --customer ACME
must wellbook answer p.wellbook SEC01 SEC01_1=missing SEC01_2=unknown SEC01_3=partial
check 'recommend' 0 wellbook recommend p.wellbook
has out 'Proposed: 3, accepted: 0'
check 'accept all' 0 wellbook recommend p.wellbook --accept-all
has out 'Proposed: 0, accepted: 3'
id=$(recommendation_of p.wellbook SEC01_1)
check 'a rejection wants a justification' 1 wellbook recommend p.wellbook "$id" decision=rejected
has err "wellbook: $id: a rejection needs its technical justification (justification)"
check 'its fields are in the help' 0 wellbook help recommend
has out '        progress         Progress: not-started, in-progress, blocked, done'
check 'an estimate' 0 wellbook recommend p.wellbook "$id" least=1 likely=2 most=3 owner=customer
check 'progress' 0 wellbook recommend p.wellbook "$id" progress=in-progress actual=0.5
check 'no progress that is still to come' 1 wellbook recommend p.wellbook "$id" progress=done finished=2027-01-01
has err "wellbook: $id: 2027-01-01 is still to come; progress has dates up to today, 2026-11-23"
check 'one of your own' 0 wellbook recommend p.wellbook --add 'Rehearse the disaster' --pillar reliability
like out 'own-[0-9a-f]{8}'
check 'it needs a pillar' 1 wellbook recommend p.wellbook --add Rehearse
has err 'wellbook: say to which pillar it belongs with --pillar ID'
check 'split in two' 0 wellbook recommend p.wellbook "$id" --split 'Lock the root account' 'Hand out its key'
check 'their shares' 0 wellbook list p.wellbook recommendations --format csv
starts out "$id,security,,Lock the root account,1.5,0,P3,1.00,CNY,"
starts out "$id.2,security,,Hand out its key,1.5,0,P3,1.00,CNY,"
check 'one part is none' 1 wellbook recommend p.wellbook "$id" --split 'Lock the root account'
has err 'wellbook: say the titles of at least two parts; the first is what it keeps itself'
check 'merge them again' 0 wellbook recommend p.wellbook "$id.2" status=merged merged-into="$id"
check 'and take them apart' 0 wellbook recommend p.wellbook "$id" --apart
has out 'Taken apart: 1'
check 'of nothing' 1 wellbook recommend p.wellbook --split
has err "wellbook: say which recommendation; 'wellbook list FILE recommendations' names them"

plan_workbook lone.wellbook
must wellbook import lone.wellbook "$TOP/tests/exports/config-results.json" "$TOP/tests/exports/config-rules.json"
check 'recommend for what stands alone' 0 wellbook recommend lone.wellbook --accept-all
has out 'Proposed: 1, accepted: 1'
check 'their resources are counted' 0 wellbook list lone.wellbook recommendations --format json
has out '    "resources": 1,'
