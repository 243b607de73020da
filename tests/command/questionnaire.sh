#!/bin/sh
# wellbook export FILE questionnaire, and what comes back
. "$TOP/tests/command/lib.sh"

all_same='0 new, 0 changed, .* the same, 0 conflicts, 0 unmatched, 0 unreadable'
must wellbook demo demo.wellbook
for words in en zh both; do
    check "all of it in $words" 0 wellbook export demo.wellbook questionnaire --lang $words -o $words.xlsx
    has out "$words.xlsx"
    check "unchanged it changes nothing" 0 wellbook import demo.wellbook $words.xlsx --dry-run
    like out "$all_same"
    check "as CSV" 0 wellbook export demo.wellbook questionnaire --lang $words --format csv -o csv-$words
    check "unchanged neither" 0 wellbook import demo.wellbook csv-$words --dry-run
    like out "$all_same"
done
if command -v soffice >/dev/null; then
    mkdir saved
    HOME=$work/saved soffice --headless --convert-to xlsx --outdir saved both.xlsx >/dev/null 2>&1
    check 'saved by LibreOffice it changes nothing' 0 wellbook import demo.wellbook saved/both.xlsx --dry-run
    like out "$all_same"
fi

must wellbook new a.wellbook --customer ACME --workload Shop
back() { # how many files came back
    wellbook list demo.wellbook sent --format csv | grep -c ',back'
}
before=$(back)
check 'a folder comes back as one act' 0 wellbook import demo.wellbook csv-both
result '  each of its files is kept' test $(($(back) - before)) = "$(ls csv-both | wc -l)"
check 'one act is undone' 0 wellbook undo demo.wellbook
result '  none of them is left' test "$(back)" = "$before"
cp -r csv-en with-a-note; echo 'see SEC01' >with-a-note/answers.txt
check 'what else lies there is not passed over' 1 wellbook import demo.wellbook with-a-note
has err 'wellbook: with-a-note: answers.txt is no part of a questionnaire; move it away, or name the CSV files one by one'
must wellbook assign a.wellbook '李伟' SEC01 SEC02 --role 平台 --mail li@example.com --due 2026-11-20
echo 'filled in' >filled.xlsx
check 'what came back is not written over' 1 wellbook export a.wellbook questionnaire -o filled.xlsx
has err 'wellbook: filled.xlsx exists; give another name with -o'
check 'somebody unknown' 1 wellbook export a.wellbook questionnaire --assigned Nobody
has err "wellbook: no respondent is called 'Nobody'; 'wellbook list FILE respondents' names them"
check 'an unknown question is not assigned' 1 wellbook assign a.wellbook '李伟' SEC99
check "another's question is not taken from somebody" 1 wellbook assign a.wellbook '陈静' SEC01 --remove
has err "wellbook: SEC01 is not theirs; 'wellbook list FILE assignments' says whose it is"
check 'and nobody was added by it' 0 wellbook list a.wellbook respondents --format csv
hasnt out '陈静'
check 'what is assigned' 0 wellbook export a.wellbook questionnaire --assigned '李伟' --format csv -o sent
check 'it is overdue' 0 wellbook list a.wellbook respondents --format csv
has out '李伟,平台,li@example.com,2026-11-20,2,0,2026-11-23T09:00:00Z,,overdue'

# Filled in by hand: a state in another width and case, a reason, a note, evidence; a row of one's own.
fill() { # FROM TO KEY=FIELDS…: state, reason, note, evidence, asked
    from=$1 to=$2; shift 2; mkdir -p "$to"; cp "$from"/_meta.csv "$to"
    cp "$from"/Security.csv "$to"/Security.csv
    for change; do
        key=${change%%=*} KEY=$key FIELDS=${change#*=} awk 'BEGIN { FS = OFS = "," }
            index($0, "|" ENVIRON["KEY"] ",") { for (i = 0; i < 5; i++) sub(/,[^,]*$/, ""); print $0 "," ENVIRON["FIELDS"]; next }
            { print }' "$to"/Security.csv >part && mv part "$to"/Security.csv
    done
}
fill sent in 'SEC01_1= ＩＮ place ,,a note,,' 'SEC01_2=不适用,out of scope,,,' 'SEC01_3=perhaps,,,,' \
    'SEC01=,,,https://example.com/1,'
printf 'Q|x|SEC99,SEC99,Shop,Mine?,yes,,,,\r\n' >>in/Security.csv
check 'it is looked at first' 0 wellbook import a.wellbook in/Security.csv --dry-run --json
has out '  "new": 4,'
has out '      "message": "'"'perhaps' is none of the words to choose from"'"'
check 'and taken' 0 wellbook import a.wellbook in/Security.csv
like out '4 new, 0 changed, .* the same, 0 conflicts, 1 unmatched, 1 unreadable'
check 'the answers are there' 0 wellbook list a.wellbook answers --format csv
has out 'Shop,SEC01,SEC01_1,high,in-place,'
like out 'Shop,SEC01,SEC01_2,.*,not-applicable,out-of-scope'
check 'what was not asked is in the tray' 0 wellbook list a.wellbook tray --format csv
like out 'Security.csv,.*SEC99.*'
check 'the same again' 0 wellbook import a.wellbook in/Security.csv
like out '0 new, 0 changed, .*'
check 'it is back' 0 wellbook list a.wellbook sent --format csv
like out '.*,李伟,2,2026-11-20,2026-11-23T09:00:00Z,Security.csv,[0-9a-f]{64},back'

must wellbook answer a.wellbook SEC02 SEC02_1=missing
fill sent two 'SEC02_1=Partial,,,,'
check 'both said something else' 0 wellbook import a.wellbook two/Security.csv
like out '.* 1 conflicts, .*'
check 'ours stands until it is settled' 0 wellbook list a.wellbook answers --format csv
like out 'Shop,SEC02,SEC02_1,.*,missing,'
check 'the conflict is listed' 0 wellbook list a.wellbook conflicts --format csv
like out 'practice_answer,Shop,SEC02_1,"state, source",missing,.*,partial,李伟,.*,earlier,,'
check 'or theirs is taken' 0 wellbook import a.wellbook two/Security.csv --theirs
check 'theirs stands' 0 wellbook list a.wellbook answers --format csv
like out 'Shop,SEC02,SEC02_1,.*,partial,'
check 'one act is taken back' 0 wellbook undo a.wellbook
check 'ours again' 0 wellbook list a.wellbook answers --format csv
like out 'Shop,SEC02,SEC02_1,.*,missing,'

check 'what was emptied comes back' 0 wellbook export a.wellbook questionnaire --questions SEC01 --format csv -o three
fill three four 'SEC01_1=,,,,'
check 'and is shown as such' 0 wellbook import a.wellbook four/Security.csv
like out '.*SEC01_1 state emptied, it was .in-place.'
check 'another engagement' 1 wellbook import demo.wellbook three/Security.csv
like err '.*the questionnaire belongs to another engagement'
printf 'PK no zip' >bad.xlsx
check 'no workbook' 1 wellbook import a.wellbook bad.xlsx

# Who answered what, from where, and the file as it came.
check 'a report that can go back' 0 wellbook export a.wellbook import-report --lang en --format csv -o report
cat report/02-answers.csv >out
like out 'SEC01_1,.*,State,,In place,李伟,Security.csv,Security.csv!E[0-9]+'
cat report/03-conflicts.csv >out
like out 'SEC02_1,State,Missing,Partial,李伟,Security.csv,Security.csv!E[0-9]+,.*'
cat report/04-not-taken.csv >out
like out 'Security.csv,Security.csv!E[0-9]+,,.*perhaps.*'
sum=$(sha256sum in/Security.csv | cut -c 1-64)
check 'the original' 0 wellbook original a.wellbook "$sum" -o original.csv
result 'is the same' cmp original.csv in/Security.csv
check 'never over a file' 1 wellbook original a.wellbook "$sum" -o original.csv
check 'of none' 1 wellbook original a.wellbook none -o none.csv
