#!/bin/sh
# wellbook check: the file, and what a deliverable lacks.
. "$TOP/tests/command/lib.sh"

plan_workbook p.wellbook
id=$(recommendation_of p.wellbook SEC01_1)
check 'check' 0 wellbook check p.wellbook
has out 'The file is sound.'
check 'what is missing' 1 wellbook check p.wellbook --for consulting-report
like out "Recommendation without decision  SEC01_1 · .*  wellbook recommend FILE $id decision="
like err 'wellbook: points are missing before consulting-report may leave: [0-9]+'
check 'what is missing as JSON' 1 wellbook check p.wellbook --for consulting-report --format json
has out '    "what": "Question not answered",'
check 'what the other report lacks' 1 wellbook check p.wellbook --for investigation-report
like out 'Questions not answered +Security: [0-9]+ of [0-9]+ answered +.*wellbook answer FILE SEC.*'
like out 'No session recorded .*wellbook session FILE add --from TIME --hours N *'
check 'no gate for it' 1 wellbook check p.wellbook --for ../lists/fields
must wellbook import p.wellbook "$TOP/tests/exports/config-results.json" "$TOP/tests/exports/config-rules.json"
must wellbook recommend p.wellbook --accept-all
check 'the price of what was found is still missing' 1 wellbook check p.wellbook --for consulting-report
like out 'Purchase not estimated           F-3b7bd138ae · .*  wellbook recommend FILE F-3b7bd138ae once='
sqlite3 p.wellbook "UPDATE engagement SET id = '../x'"
check 'an id that names a place' 1 wellbook check p.wellbook
has err 'wellbook: p.wellbook does not say which engagement it is of; ask whoever sent it for the file again'
