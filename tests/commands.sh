#!/bin/sh
# The program without screens, as people and scripts call it. Lines "ok" and "not ok" are
# counted.
work=$BUILD/tests/commands.tmp
rm -rf "$work"; mkdir -p "$work"; cd "$work" || exit 1
wellbook=$BUILD/wellbook
failed=0

check() { # NAME STATUS-EXPECTED COMMAND…: stdout in out, stderr in err
    name=$1 expected=$2; shift 2
    "$@" >out 2>err </dev/null
    status=$?
    if [ $status = "$expected" ]; then echo "ok $name"
    else echo "not ok $name: exit $status, not $expected"; cat err; failed=1; fi
}

has() { # FILE TEXT
    if grep -qF -e "$2" "$1"; then echo "ok   says: $2"
    else echo "not ok   does not say: $2"; cat "$1" | head -5; failed=1; fi
}

check 'new' 0 $wellbook new a.wellbook --customer 'ACME 集团' --workload Shop --workload Data
check 'new does not overwrite' 1 $wellbook new a.wellbook --customer X
has err 'exists already'
check 'new needs a customer' 1 $wellbook new b.wellbook
check 'new in a missing folder' 1 $wellbook new no/such/b.wellbook --customer X
has err 'No such file'
check 'unknown option' 2 $wellbook new b.wellbook --custommer X
check 'missing argument' 2 $wellbook info
has err 'usage: wellbook info FILE'
check 'one argument too many' 2 $wellbook info a b
check 'unknown language' 2 $wellbook info a.wellbook --lang fr

check 'answer' 0 $wellbook answer a.wellbook SEC01 SEC01_1=in-place --workload Shop --done \
    --note '备注 =1+1' --asked 'Platform team' --confidence high --evidence link:https://example.com/a
check 'several workloads want a name' 1 $wellbook answer a.wellbook SEC01 --done
has err '--workload'
check 'unknown question' 1 $wellbook answer a.wellbook SEC99 --workload Shop --done
has err "unknown question 'SEC99'"
check 'a practice of another question' 1 $wellbook answer a.wellbook SEC01 SEC02_1=missing --workload Shop
check 'one wrong state changes nothing' 1 $wellbook answer a.wellbook SEC02 SEC02_1=in-place SEC02_2=maybe --workload Shop
check 'nothing was changed' 0 $wellbook list a.wellbook answers --format csv
if grep -q SEC02 out; then echo 'not ok   half an act was kept'; failed=1; else echo 'ok   the whole act was undone'; fi
has out 'Shop,SEC01,SEC01_1,high,in-place,'
check 'not applicable wants a reason' 1 $wellbook answer a.wellbook SEC03 --state not-applicable --workload Shop
check 'not applicable' 0 $wellbook answer a.wellbook SEC03 --state not-applicable --reason out-of-scope --workload Shop
check 'refused' 0 $wellbook answer a.wellbook SEC04 --state refused --reason 'not today' --workload Shop
check 'follow-up' 0 $wellbook answer a.wellbook SEC05 --state follow-up --reason 'key list' --owner 'Li Wei' --due 2026-12-04 --workload Shop
check 'none clears' 0 $wellbook answer a.wellbook SEC01 SEC01_1=none --workload Shop
check 'clear is listed' 0 $wellbook list a.wellbook questions --format json
has out '"state": "not-applicable"'
has out '"risk": "UNANSWERED"'

head -c 41943040 /dev/zero | tr '\0' a >big
check 'a note of 40 MB' 1 sh -c "$wellbook answer a.wellbook SEC01 --workload Shop --note \"\$(head -c 100000 big)\""
has err 'at most 32000'
check 'invalid UTF-8' 1 $wellbook answer a.wellbook SEC01 --workload Shop --note "$(printf 'a\377b')"
has err 'byte 2 is not valid UTF-8'
check 'bad date' 1 $wellbook set a.wellbook engagement.start_date soon
check 'set' 0 $wellbook set a.wellbook engagement.start_date 2026/11/23
check 'set a record' 0 $wellbook set a.wellbook business.rto@Shop 4
check 'set an unknown field' 1 $wellbook set a.wellbook business.shoes@Shop 4

check 'a mistyped command' 2 $wellbook anwser
has err 'neither a command nor a file'
check 'another workload' 0 $wellbook workload a.wellbook add '支付'
check 'not twice' 1 $wellbook workload a.wellbook add '支付'
check 'renamed' 0 $wellbook workload a.wellbook rename 支付 Payments
check 'it has its questions' 0 $wellbook answer a.wellbook SEC01 --done --workload payments
check 'info as JSON' 0 $wellbook info a.wellbook --json
has out '"customer": "ACME 集团"'
has out '"score": null'
check 'info in Chinese' 0 $wellbook info a.wellbook --lang zh
has out '工作负载'
for what in workloads pillars questions practices answers forms fields open-points evidence; do
    for format in text csv json; do
        check "list $what as $format" 0 $wellbook list a.wellbook $what --format $format
    done
done

check 'a workbook to improve' 0 $wellbook new p.wellbook --customer ACME
check 'some answers' 0 $wellbook answer p.wellbook SEC01 SEC01_1=missing SEC01_2=unknown SEC01_3=partial
check 'recommend' 0 $wellbook recommend p.wellbook
has out 'Proposed: 3, accepted: 0'
check 'nothing is planned yet' 0 $wellbook plan p.wellbook --json
has out '"chosen": []'
check 'accept all' 0 $wellbook recommend p.wellbook --accept-all
has out 'Proposed: 0, accepted: 3'
for format in text csv json; do
    check "list recommendations as $format" 0 $wellbook list p.wellbook recommendations --format $format
done
has out '"risk_removed": 3'
has out '"depends_on": []'
id=$(sed -n 's/.*"id": "\(SEC01_1-[0-9a-f]*\)".*/\1/p' out)
check 'explain' 0 $wellbook explain p.wellbook "$id"
has out 'impact 24 + urgency 8 - effort 0 = 32: P3'
has out 'engineer: (least 0.5 + 4 x likely 0.75 + most 1) / 6 = 0.75 man-days'
check 'explain in Chinese' 0 $wellbook explain p.wellbook "$id" --lang zh
has out '影响 24 + 紧急度 8 - 投入 0 = 32：P3'
has out '  缺失：'
cp p.wellbook lone.wellbook
check 'findings to recommend for' 0 $wellbook import lone.wellbook "$TOP/tests/exports/config-results.json" "$TOP/tests/exports/config-rules.json"
check 'recommend for what stands alone' 0 $wellbook recommend lone.wellbook --accept-all
has out 'Proposed: 1, accepted: 1'
check 'their resources are counted' 0 $wellbook list lone.wellbook recommendations --format json
has out '"resources": 1'
check 'explain what was found' 0 $wellbook explain lone.wellbook F-3b7bd138ae
has out '  Cloud Config: Security group does not open risky ports to 0.0.0.0/0, 1 finding, 1 resource: web'
check 'its effort is still missing' 1 $wellbook check lone.wellbook --for consulting-report
has out 'F-3b7bd138ae least= likely= most='
check 'explain an unknown one' 1 $wellbook explain p.wellbook SEC99_1
has err "unknown recommendation 'SEC99_1'"
check 'a rejection wants a justification' 1 $wellbook recommend p.wellbook "$id" decision=rejected
has err 'technical justification'
check 'an estimate' 0 $wellbook recommend p.wellbook "$id" least=1 likely=2 most=3 owner=customer
check 'plan' 0 $wellbook plan p.wellbook --budget-days 2 --start 2026-01-05 --optimise --json
has out '"effort_days": 2.0'
has out '"end": "2026-01-06"'
has out '"optimal": true'
check 'list plan from the start given last' 0 $wellbook list p.wellbook plan --format csv
has out ',2026-01-05,2026-01-06,30,customer,'
check 'a plan past the calendar is explained' 0 $wellbook plan p.wellbook --start 2026-12-31
has out 'There is no schedule: '
check 'its list is not there' 1 $wellbook list p.wellbook plan
has err 'does not know 2027'
check 'a year may be counted provisionally' 0 $wellbook plan p.wellbook --unknown-years=weekdays
has out '2027: holidays not known, counted Monday to Friday; provisional'
check 'its list is there then' 0 $wellbook list p.wellbook plan --format csv
has out ',2026-12-31,2027-01-01,30,customer,'
has err 'wellbook: 2027: holidays not known'
check 'a setting that is none' 1 $wellbook plan p.wellbook --make-up-days=maybe
has err "'maybe' is not one of: no yes"
check 'progress' 0 $wellbook recommend p.wellbook "$id" progress=in-progress actual=0.5
check 'no progress that is still to come' 1 $wellbook recommend p.wellbook "$id" progress=done finished=2027-01-01
has err '2027-01-01 is still to come'
printf 'file,command,pages,sha256,result,code,policy\nx\033[31m.json,aliyun x,0,,denied,No,\n' >manifest.csv
$wellbook import p.wellbook manifest.csv >said
check 'what the collector could not read is said' 0 grep -F 'could not read: x' said
check 'without signs for the terminal' 1 grep "$(printf '\033')" said
$wellbook plan p.wellbook --json >before
check 'a plan is kept as a whole' 1 $wellbook plan p.wellbook --start 2026-03-02 --make-up-days=maybe
$wellbook plan p.wellbook --json >after
check 'or not at all' 0 cmp before after
check 'a plan is agreed' 0 $wellbook plan p.wellbook --start 2026-11-23 --baseline
has err 'kept as the agreed plan: 3 tasks'
check 'burn' 0 $wellbook plan p.wellbook --burn --json
has out '"agreed": "2026-11-23"'
has out '"actual_days": 0.5'
check 'burn in Chinese' 0 $wellbook plan p.wellbook --burn --lang zh
has out '对照 2026-11-23 确定的基线。'
check 'rates' 0 $wellbook rates p.wellbook --format csv
has out 'engineer,role,Engineer,CNY,2500,5,'
check 'another week from a date on' 0 $wellbook rates p.wellbook engineer week=2.5 --from 2027-01-04
check 'it is listed' 0 $wellbook rates p.wellbook --format csv
has out 'engineer,week,Engineer,,,2.5,2027-01-04'
check 'no amount from a date on' 1 $wellbook rates p.wellbook engineer amount=2 --from 2027-01-04
has err '--from is for week=DAYS alone'
check 'an unknown rate' 1 $wellbook rates p.wellbook wizard week=2
has err "unknown rate 'wizard'"
check 'half an edit is none' 1 $wellbook rates p.wellbook engineer amount=9 week=many
check 'the rate is as it was' 0 $wellbook rates p.wellbook --format csv
has out 'engineer,role,Engineer,CNY,2500,5,'
check 'one of your own' 0 $wellbook recommend p.wellbook --add 'Rehearse the disaster' --pillar reliability
has out 'own-'
check 'it needs a pillar' 1 $wellbook recommend p.wellbook --add Rehearse
has err '--pillar'
check 'split in two' 0 $wellbook recommend p.wellbook "$id" --split 'Lock the root account' 'Hand out its key'
check 'their shares' 0 $wellbook list p.wellbook recommendations --format csv
has out "$id,security,Main system,Lock the root account,1.5,0,P3,1.00,CNY,"
has out "$id.2,security,Main system,Hand out its key,1.5,0,P3,1.00,CNY,"
check 'one part is none' 1 $wellbook recommend p.wellbook "$id" --split 'Lock the root account'
has err 'at least two parts'
check 'merge them again' 0 $wellbook recommend p.wellbook "$id.2" status=merged merged-into="$id"
check 'and take them apart' 0 $wellbook recommend p.wellbook "$id" --apart
has out 'Taken apart: 1'
check 'of nothing' 1 $wellbook recommend p.wellbook --split
has err 'say which recommendation'
check 'a budget that is none' 1 $wellbook plan p.wellbook --budget-days many

check 'the gate is shut' 1 $wellbook export p.wellbook consulting-report
has err '--anyway'
check 'what is missing' 1 $wellbook check p.wellbook --for consulting-report
has out "wellbook recommend FILE $id decision="
has err 'points are missing before consulting-report may leave: '
check 'what is missing as JSON' 1 $wellbook check p.wellbook --for consulting-report --format json
has out '"what": "Question not answered"'
check 'no gate for it' 1 $wellbook check p.wellbook --for ../lists/fields
check 'past it without a reason' 1 $wellbook export p.wellbook consulting-report --anyway ' '
check 'past it' 0 $wellbook export p.wellbook consulting-report --anyway 'the board meets today' --lang zh -o consulting.xlsx
check 'it is whole' 0 unzip -tq consulting.xlsx
check 'past it as JSON' 0 $wellbook export p.wellbook consulting-report --anyway 'the board meets today' --format json
has out 'because: the board meets today'
check 'past it as folder' 0 $wellbook export p.wellbook consulting-report --anyway 'the board meets today' --format csv -o consulting
check 'past it, but long ago' 1 $wellbook export p.wellbook consulting-report --anyway now --at Review
check 'it is in the log' 0 $wellbook log p.wellbook --format csv
has out 'release.reason,,the board meets today'
check 'the other report has no gate' 0 $wellbook export p.wellbook investigation-report --format json
check 'unknown list' 1 $wellbook list a.wellbook ../secrets
check 'export' 0 $wellbook export a.wellbook investigation-report
has out 'a-investigation-report-en.xlsx'
check 'export elsewhere' 0 $wellbook export a.wellbook investigation-report --lang zh -o zh.xlsx
check 'xlsx is whole' 0 unzip -tq zh.xlsx
check 'export as folder' 0 $wellbook export a.wellbook investigation-report --format csv -o sheets
check 'export as JSON' 0 $wellbook export a.wellbook investigation-report --format json
has out '"questionnaire"'
check 'export into a missing folder' 1 $wellbook export a.wellbook investigation-report -o no/x.xlsx
check 'export onto a folder' 1 $wellbook export a.wellbook investigation-report -o sheets
mkfifo pipe
check 'export onto something that is no file' 1 $wellbook export a.wellbook investigation-report -o pipe
has err 'is a device'
if [ -p pipe ]; then echo 'ok   and it is still there'; else echo 'not ok   it was replaced'; failed=1; fi
check 'a name that would drive the terminal' 0 $wellbook new esc.wellbook --customer "$(printf 'Evil\033[31m')"
check 'is shown, not obeyed' 0 $wellbook info esc.wellbook
has out 'Evil^[[31m'
check 'nor in a reason' 1 $wellbook answer esc.wellbook "$(printf 'Q\033[31m')" --done
has err 'Q^[[31m'
check 'export onto a workbook' 1 $wellbook export a.wellbook investigation-report -o a.wellbook
has err 'is a workbook'
check 'a pipe is no workbook' 1 timeout 10 $wellbook info pipe
has err 'is not a file'
check 'a pipe is no evidence' 1 $wellbook answer a.wellbook SEC01 --workload Shop --evidence file:pipe
check 'the customer cannot be emptied' 1 $wellbook set a.wellbook engagement.customer ''
check 'unknown deliverable' 1 $wellbook export a.wellbook lists
check 'full disk' 1 sh -c "$wellbook list a.wellbook practices >/dev/full"
check 'check' 0 $wellbook check a.wellbook
has out 'The file is sound.'
check 'undo' 0 $wellbook undo a.wellbook
has out 'Undone:'
check 'redo' 0 $wellbook redo a.wellbook
check 'nothing more to redo' 1 $wellbook redo a.wellbook
has err 'nothing to redo'
check 'log of a question' 0 $wellbook log a.wellbook --question SEC01 --since 2026-11-01 --format csv
has out 'tester,act,,Shop,SEC01,SEC01_1,practice_answer.state,,in-place'
check 'log since a day that is none' 1 $wellbook log a.wellbook --since soon
check 'log of no question' 1 $wellbook log a.wellbook --question SEC99
check 'milestone' 0 $wellbook milestone a.wellbook add 'First visit' --note 初访
check 'milestone of the same name' 1 $wellbook milestone a.wellbook add 'first visit'
check 'answer after it' 0 $wellbook answer a.wellbook REL02 --done --workload Shop
check 'compare' 0 $wellbook milestone a.wellbook compare 'First visit' --format json
has out '"kind": "practice"'
check 'as it was' 0 $wellbook list a.wellbook answers --at 'First visit' --format csv
if grep -q REL02 out; then echo 'not ok   a later answer is in it'; failed=1; else echo 'ok   without what came later'; fi
check 'no such milestone' 1 $wellbook info a.wellbook --at nothing
check 'backup' 0 $wellbook backup a.wellbook
check 'backup to a path' 0 $wellbook backup a.wellbook -o copy.wellbook
check 'backup is a workbook' 0 $wellbook check copy.wellbook
check 'backup overwrites nothing' 1 $wellbook backup a.wellbook -o copy.wellbook
check 'backups are listed' 0 $wellbook backup a.wellbook --list --format csv
has out 'backups/'
check 'answer in the copy' 0 $wellbook answer copy.wellbook REL03 REL03_1=partial --workload Shop --author 'Chen Jing'
check 'answer here' 0 $wellbook answer a.wellbook REL03 REL03_1=missing --workload Shop
check 'merge, tried' 0 $wellbook merge a.wellbook copy.wellbook --dry-run --json
has out '"mine": "missing"'
check 'merge' 0 $wellbook merge a.wellbook copy.wellbook --theirs --json
has out '"chosen": "theirs"'
check 'merge again' 0 $wellbook merge a.wellbook copy.wellbook --json
has out '"applied": 0'
check 'merge with itself' 0 $wellbook merge a.wellbook a.wellbook --json
check 'merge with another engagement' 1 $wellbook merge a.wellbook esc.wellbook
has err 'another engagement'
check 'ours and theirs' 1 $wellbook merge a.wellbook copy.wellbook --ours --theirs
check 'restore' 0 $wellbook restore a.wellbook copy.wellbook
check 'what was restored is there' 0 $wellbook list a.wellbook answers --format csv
has out 'Shop,REL03,REL03_1,high,partial,'
check 'restore of nothing' 1 $wellbook restore a.wellbook none.wellbook
check 'not a workbook' 1 $wellbook info big
has err 'is not a Wellbook workbook'
check 'no such file' 1 $wellbook info none.wellbook
check 'demo' 0 $wellbook demo demo.wellbook
check 'demo is sound' 0 $wellbook check demo.wellbook
check 'demo lacks answers' 1 $wellbook check demo.wellbook --for consulting-report --format csv
if grep -qE '^Recommendation' out; then echo 'not ok   a recommendation is unfinished'; failed=1; else echo 'ok   but its recommendations are whole'; fi
cp demo.wellbook broken.wellbook
dd if=/dev/zero of=broken.wellbook bs=4096 seek=200 count=3 conv=notrunc 2>/dev/null
check 'a damaged file is read with a warning' 0 $wellbook list broken.wellbook workloads
has err 'is damaged'
check 'but not changed' 1 $wellbook answer broken.wellbook SEC01 --done --workload 'Online shop'
has err 'wellbook salvage'
check 'nor called sound' 1 $wellbook check broken.wellbook
check 'salvage' 0 $wellbook salvage broken.wellbook rescued.wellbook --format csv
has out 'practice_answer,'
check 'what was salvaged is sound' 0 $wellbook check rescued.wellbook
check 'salvage onto a file' 1 $wellbook salvage broken.wellbook rescued.wellbook
check 'lens list' 0 $wellbook lens list
check 'lens check' 0 $wellbook lens check
check 'lens show' 0 $wellbook lens show SEC01 --lang zh
has out 'SEC01_1'
check 'lens show of nothing' 1 $wellbook lens show SEC99
exports=$TOP/tests/exports
mkfifo pipe2
check 'import only looks' 0 $wellbook import a.wellbook "$exports" --dry-run
has out 'nothing was written'
check 'import of a folder' 0 $wellbook import a.wellbook "$exports" --json
has out '"source": "governance-results"'
has out '"new": 4'
check 'import again' 0 $wellbook import a.wellbook "$exports"
has out 'Nothing changed'
for what in findings resources costs; do
    for format in text csv json; do
        check "list $what as $format" 0 $wellbook list a.wellbook $what --format $format
    done
done
check 'findings of one severity' 0 $wellbook list a.wellbook findings --format json --where severity=critical --where account~5681234
has out '"check": "apbxftkv5c"'
check 'findings of an unknown column' 1 $wellbook list a.wellbook findings --where colour=red
has err "unknown column 'colour'"
check 'import as another format' 1 $wellbook import a.wellbook "$exports/config-rules.json" --as config-results
check 'import of nothing known' 1 $wellbook import a.wellbook big
check 'import of a pipe' 1 timeout 10 $wellbook import a.wellbook pipe2
printf '[{"configRuleId":"cr-1","complianceType":"NON_COMPLIANT","resourceId":"i\\u001b[31m"}]' >evil.json
check 'a resource that would drive the terminal' 0 $wellbook import a.wellbook evil.json
check 'is listed' 0 $wellbook list a.wellbook findings --where check=cr-1
has out 'i^[[31m'
check 'import of no file' 1 $wellbook import a.wellbook none.json
XDG_DATA_HOME=$work/home; export XDG_DATA_HOME
printf 'Rule,Level,State,Asset\nopen-port,高危,FAILED,i-7\nopen-port,low,pass,i-8\n' >audit.csv
check 'import of a table of unknown layout' 1 $wellbook import a.wellbook audit.csv
has err 'its columns are: Rule, Level, State, Asset'
check 'its columns mapped' 0 $wellbook import a.wellbook audit.csv --map check=Rule --map severity=Level --map status=State --map resource=Asset --save audit --json
has out '"new": 2'
check 'and recognised from then on' 0 $wellbook import a.wellbook audit.csv
has out 'audit.csv: audit, 2 rows'
check 'the same name twice' 1 $wellbook import a.wellbook audit.csv --map check=Rule --save audit
check 'a mapping to no field' 1 $wellbook import a.wellbook audit.csv --map colour=Rule
has err 'there is no such field'
check 'a name without a mapping' 1 $wellbook import a.wellbook audit.csv --save other
check 'sources' 0 $wellbook sources --format csv
has out 'audit,audit,finding,csv,audit,own'
check 'sources as text' 0 $wellbook sources
has out 'governance-metadata'
check 'help' 0 $wellbook help
check 'help of one' 0 $wellbook help answer
has out '--done'
check 'help of none' 1 $wellbook help dance
check 'man' 0 $wellbook man
check 'completion is a script' 0 sh -c "$wellbook completion | bash -n"
check 'no terminal' 1 $wellbook a.wellbook
has err 'need a terminal'
rm -f pipe; leftovers=$(ls -A | grep -E '^\..*(lock|[A-Za-z0-9]{6})$|-wal$|-shm$')
if [ -z "$leftovers" ]; then echo 'ok nothing is left beside the files'
else echo "not ok left behind: $leftovers"; failed=1; fi
exit $failed
