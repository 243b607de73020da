#!/bin/sh
# wellbook export, and the gates before it.
. "$TOP/tests/command/lib.sh"

must wellbook new a.wellbook --customer 'ACME 集团' --workload Shop --workload Data
mkfifo pipe
check 'export' 0 wellbook export a.wellbook investigation-report --anyway draft
has out 'a-investigation-report-en.xlsx'
check 'export elsewhere' 0 wellbook export a.wellbook investigation-report --anyway draft --lang zh -o zh.xlsx
check 'xlsx is whole' 0 unzip -tq zh.xlsx
check 'export as folder' 0 wellbook export a.wellbook investigation-report --anyway draft --format csv -o sheets
check 'export as JSON' 0 wellbook export a.wellbook investigation-report --anyway draft --format json
has out '  "questionnaire": ['
check 'export into a missing folder' 1 wellbook export a.wellbook investigation-report --anyway draft -o no/x.xlsx
check 'export onto a folder' 1 wellbook export a.wellbook investigation-report --anyway draft -o sheets
check 'export onto something that is no file' 1 wellbook export a.wellbook investigation-report --anyway draft -o pipe
has err 'wellbook: pipe is a device, not a file; name a file'
result 'and it is still there' [ -p pipe ]
check 'export onto a workbook' 1 wellbook export a.wellbook investigation-report --anyway draft -o a.wellbook
has err 'wellbook: a.wellbook is a workbook; choose another name'
check 'unknown deliverable' 1 wellbook export a.wellbook lists

plan_workbook p.wellbook
check 'the gate is shut' 1 wellbook export p.wellbook consulting-report
like err "wellbook: points are missing: [0-9]+; 'wellbook check FILE --for consulting-report' lists them, --anyway REASON exports it all the same"
check 'past it without a reason' 1 wellbook export p.wellbook consulting-report --anyway ' '
check 'past it' 0 wellbook export p.wellbook consulting-report --anyway 'the board meets today' --lang zh -o consulting.xlsx
check 'it is whole' 0 unzip -tq consulting.xlsx
check 'past it as JSON' 0 wellbook export p.wellbook consulting-report --anyway 'the board meets today' --format json
like out '      "detail": "the board meets today \(this edition was released on [0-9-]+\)"'
check 'past it as folder' 0 wellbook export p.wellbook consulting-report --anyway 'the board meets today' --format csv -o consulting
must wellbook milestone p.wellbook add Review
check 'past it, but long ago' 1 wellbook export p.wellbook consulting-report --anyway now --at Review
has err 'wellbook: --anyway records a reason now; it does not go with --at'
check 'it is in the log' 0 wellbook log p.wellbook --format csv
has out '2026-11-23T09:00:00Z,tester,act,,,,,release.reason,,the board meets today'
check 'the gate of the other report' 1 wellbook export p.wellbook investigation-report --format json
like err "wellbook: points are missing: [0-9]+; 'wellbook check FILE --for investigation-report' lists them, .*"
check 'a draft says its limits' 0 wellbook export p.wellbook investigation-report --format text --anyway 'A first draft'
has out 'Limits of this edition'
like out 'Why it is issued with these points open +A first draft \(this edition was released on [0-9-]+\)'
check 'in Chinese' 0 wellbook export p.wellbook investigation-report --format text --lang zh --anyway 初稿
has out '本版的局限'

# What has the name of a deliverable by chance, or leads elsewhere, stays as it is.
mkdir received; cd received || exit 1
must wellbook new r.wellbook --customer ACME
echo precious >../precious
ln -s ../precious r-investigation-report-en.xlsx
check 'beside a link' 0 wellbook export r.wellbook investigation-report --anyway draft
has out 'r-investigation-report-en-2.xlsx'
result '  what it leads to is as it was' test "$(cat ../precious)" = precious
check 'over its own' 0 wellbook export r.wellbook investigation-report --anyway draft
has out 'r-investigation-report-en-2.xlsx'
check 'through a link' 1 wellbook export r.wellbook investigation-report --anyway draft -o r-investigation-report-en.xlsx
has err 'wellbook: r-investigation-report-en.xlsx is a link to somewhere else; remove it, or name the file itself'
rm r-investigation-report-en.xlsx
cp ../precious r-investigation-report-en.xlsx
check 'beside something else' 0 wellbook export r.wellbook investigation-report --anyway draft
has out 'r-investigation-report-en-2.xlsx'
result '  it is as it was' test "$(cat r-investigation-report-en.xlsx)" = precious
must wellbook new s.wellbook --customer Else
must wellbook export s.wellbook investigation-report --anyway draft
mv s-investigation-report-en.xlsx r-investigation-report-en.xlsx
check 'beside the report of another engagement' 0 wellbook export r.wellbook investigation-report --anyway draft
has out 'r-investigation-report-en-2.xlsx'
check 'as a folder' 0 wellbook export r.wellbook investigation-report --anyway draft --format csv
check 'as the same folder' 0 wellbook export r.wellbook investigation-report --anyway draft --format csv
has out 'r-investigation-report-en'
cp ../precious r-investigation-report-en/precious.csv
check 'beside a folder with something else' 0 wellbook export r.wellbook investigation-report --anyway draft --format csv
has out 'r-investigation-report-en-2'
mkdir ../elsewhere
ln -s ../elsewhere link
check 'into a folder that is a link' 1 wellbook export r.wellbook investigation-report --anyway draft --format csv -o link
result '  nothing is written there' test -z "$(ls -A ../elsewhere)"
cd .. || exit 1

# A reason that would be recorded nowhere is not taken.
for what in project-plan acceptance-form import-report; do
    check "a reason for $what" 1 wellbook export p.wellbook $what --anyway draft -o none.xlsx
    has err "wellbook: nothing keeps the deliverable '$what' back; leave --anyway away"
done
check 'a reason for a questionnaire' 2 wellbook export p.wellbook questionnaire --anyway draft -o none.xlsx
has err "wellbook: --anyway does not go with 'wellbook export FILE questionnaire'; see 'wellbook help export'"
check 'questions of a report' 2 wellbook export p.wellbook project-plan --open -o none.xlsx
has err "wellbook: --open does not go with 'wellbook export FILE DELIVERABLE'; see 'wellbook help export'"
result '  nothing was written' test ! -e none.xlsx

# What was handed over is never written over, whatever writes there.
mkdir delivered; cd delivered || exit 1
must wellbook new d.wellbook --customer ACME
must wellbook milestone d.wellbook add Before
must wellbook deliver d.wellbook investigation-report --anyway draft
must wellbook deliver d.wellbook consulting-report --anyway draft -o sent.xlsx
must wellbook export d.wellbook investigation-report --format csv --anyway draft -o sheets
must wellbook deliver d.wellbook investigation-report --file sheets/01-cover.csv --anyway draft
sha256sum d-investigation-report-en.xlsx sent.xlsx sheets/01-cover.csv >sums
check 'a second version beside the first' 0 wellbook deliver d.wellbook investigation-report --anyway draft
check 'and an export beside both' 0 wellbook export d.wellbook investigation-report --anyway draft
has out 'd-investigation-report-en-3.xlsx'
check 'not to its name' 1 wellbook export d.wellbook consulting-report --anyway draft -o sent.xlsx
has err 'wellbook: sent.xlsx was handed over and stays as it is; choose another name'
check 'nor by another version' 1 wellbook deliver d.wellbook consulting-report --anyway draft -o sent.xlsx
check 'nor as it was before' 1 wellbook export d.wellbook investigation-report --at Before -o d-investigation-report-en.xlsx
has err 'wellbook: d-investigation-report-en.xlsx was handed over and stays as it is; choose another name'
check 'nor a sheet of a folder' 1 wellbook export d.wellbook investigation-report --format csv --anyway draft -o sheets
has err 'wellbook: sheets/01-cover.csv was handed over and stays as it is; choose another name'
mv d-investigation-report-en-2.xlsx away.xlsx
check 'a name is not given again' 0 wellbook deliver d.wellbook investigation-report --anyway draft --json
check 'each version has its own file' 0 wellbook deliver d.wellbook --format csv
result '  no name twice' test -z "$(grep -oE 'd-investigation-report-en[^,]*' out | sort | uniq -d)"
result '  all as they were handed over' sha256sum -c --quiet sums
cd .. || exit 1


# What changed since a version was handed over is said as a director reads it: first and last, not each
# step between, and nothing that is again as it was.
must wellbook new v.wellbook --customer ACME --workload Shop
must wellbook answer v.wellbook SEC04 SEC04_1=missing SEC04_2=missing --workload Shop
must wellbook set v.wellbook business.availability_target@Shop 99.9
must wellbook recommend v.wellbook --accept-all
must wellbook deliver v.wellbook consulting-report --anyway draft
WELLBOOK_CLOCK=2026-11-24T09:00:00Z; export WELLBOOK_CLOCK
must wellbook answer v.wellbook SEC04 SEC04_1=unknown SEC04_2=partial --workload Shop
must wellbook answer v.wellbook SEC04 SEC04_1=partial SEC04_2=missing --workload Shop
must wellbook answer v.wellbook SEC08 --done --workload Shop
must wellbook answer v.wellbook SEC04 --note 'Keys are changed by hand' --workload Shop
must wellbook set v.wellbook business.availability_target@Shop 99.95
must wellbook set v.wellbook business.rpo@Shop 30
must wellbook recommend v.wellbook "$(recommendation_of v.wellbook SEC04_1)" owner=customer least=1 most=2
check 'what changed since' 0 wellbook export v.wellbook consulting-report --anyway draft --format csv -o changed
cp changed/02-document-control-5.csv out
has out 'Best practices assessed anew,1,"Programs on ECS and Function Compute use RAM roles, not AccessKeys (Shop): Missing → Partial"'
has out 'Questions answered for the first time,1,Security 1'
has out '"Questions answered in part, or with a new note, proof or follow-up",1,Security 1'
has out 'Facts of the forms corrected,1,Availability target (Shop)'
has out 'Facts of the forms added,1,Business status 1'
like out 'Recommendations added or changed,1,"Give each system a RAM role, .*owner\)"'
lacks out 'SEC04'
