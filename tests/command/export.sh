#!/bin/sh
# wellbook export, and the gates before it.
. "$TOP/tests/command/lib.sh"

must wellbook new a.wellbook --customer 'ACME 集团' --workload Shop --workload Data
mkfifo pipe
check 'export' 0 wellbook export a.wellbook investigation-report
has out 'a-investigation-report-en.xlsx'
check 'export elsewhere' 0 wellbook export a.wellbook investigation-report --lang zh -o zh.xlsx
check 'xlsx is whole' 0 unzip -tq zh.xlsx
check 'export as folder' 0 wellbook export a.wellbook investigation-report --format csv -o sheets
check 'export as JSON' 0 wellbook export a.wellbook investigation-report --format json
has out '  "questionnaire": ['
check 'export into a missing folder' 1 wellbook export a.wellbook investigation-report -o no/x.xlsx
check 'export onto a folder' 1 wellbook export a.wellbook investigation-report -o sheets
check 'export onto something that is no file' 1 wellbook export a.wellbook investigation-report -o pipe
has err 'wellbook: pipe is a device, not a file; name a file'
result 'and it is still there' [ -p pipe ]
check 'export onto a workbook' 1 wellbook export a.wellbook investigation-report -o a.wellbook
has err 'wellbook: a.wellbook is a workbook; choose another name'
check 'unknown deliverable' 1 wellbook export a.wellbook lists

plan_workbook p.wellbook
check 'the gate is shut' 1 wellbook export p.wellbook consulting-report
like err "wellbook: points are missing: [0-9]+; 'wellbook check FILE --for consulting-report' lists them, --anyway REASON exports it all the same"
check 'past it without a reason' 1 wellbook export p.wellbook consulting-report --anyway ' '
check 'past it' 0 wellbook export p.wellbook consulting-report --anyway 'the board meets today' --lang zh -o consulting.xlsx
check 'it is whole' 0 unzip -tq consulting.xlsx
check 'past it as JSON' 0 wellbook export p.wellbook consulting-report --anyway 'the board meets today' --format json
like out '      "change": "Released with [0-9]+ points missing, because: the board meets today",'
check 'past it as folder' 0 wellbook export p.wellbook consulting-report --anyway 'the board meets today' --format csv -o consulting
must wellbook milestone p.wellbook add Review
check 'past it, but long ago' 1 wellbook export p.wellbook consulting-report --anyway now --at Review
has err 'wellbook: --anyway records a reason now; it does not go with --at'
check 'it is in the log' 0 wellbook log p.wellbook --format csv
has out '2026-11-23T09:00:00Z,tester,act,,,,,release.reason,,the board meets today'
check 'the other report has no gate' 0 wellbook export p.wellbook investigation-report --format json
