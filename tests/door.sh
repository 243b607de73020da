#!/bin/sh
# Nothing in a workbook, in a file or in a name gets out raw: every command that reads a
# workbook, its exports and its reasons are looked through, byte by byte.
work=$BUILD/tests/door.tmp
rm -rf "$work"; mkdir -p "$work"; cd "$work" || exit 1
wellbook=$BUILD/wellbook
raw=$TOP/tests/raw
evil=$(printf '\033]0;PWN\007\302\233\342\200\256\342\200\213\357\273\277')
bad=$(printf '\377')
failed=0

clean() { # NAME FILE
    if said=$(perl "$raw" <"$2"); then echo "ok $1"
    else echo "not ok $1: $said"; failed=1; fi
}

# Its status may be any of the three: what it says is looked at.
look() { # NAME COMMAND…
    name=$1; shift
    "$@" >out 2>err </dev/null
    status=$?
    [ $status -le 2 ] || { echo "not ok $name: exit $status"; cat err; failed=1; }
    clean "$name" out
    clean "$name: reasons" err
}

$wellbook demo a.wellbook >/dev/null || exit 1
$wellbook import a.wellbook "$TOP/data/demo/exports" >/dev/null || exit 1
$wellbook milestone a.wellbook add first || exit 1
cp a.wellbook theirs.wellbook
$wellbook answer theirs.wellbook COS16 COS16_1=partial --workload 'Online shop' --note "theirs $evil" --author "T$evil" || exit 1
$wellbook answer a.wellbook COS16 COS16_1=missing --workload 'Online shop' --note "mine $evil" --author "M$evil" || exit 1
$wellbook merge a.wellbook theirs.wellbook >out 2>err || { echo 'not ok merge'; cat err; failed=1; }
clean 'merge of two hostile notes' out
sqlite3 a.wellbook <"$TOP/tests/hostile.sql" | sqlite3 a.wellbook 2>refused
clean 'the forging is told in clean words' refused
sqlite3 a.wellbook 'SELECT name FROM workload' >names
perl "$raw" <names >/dev/null && { echo 'not ok the workbook was not forged'; failed=1; }
shop=$(sqlite3 a.wellbook 'SELECT name FROM workload ORDER BY position LIMIT 1')
mkdir files lens

arguments() { # COMMAND: the lines of arguments after FILE that show what it can show
    case $1 in
    info) printf '%s\n' '' --json '--at first' ;;
    ask) printf '%s\n' '' '--question SEC01' '--lang zh' "--question $evil" "--workload $evil" ;;
    answer) printf '%s\n' 'SEC99' 'SEC01 X=y' "SEC01 SEC01_1=$evil" 'SEC01 --done' "SEC01 --done --workload $evil" ;;
    set) printf '%s\n' "engagement.$evil x" "$evil x" "engagement.start_date $evil" ;;
    workload) printf '%s\n' "rename $evil b" "$evil c" "add $evil" ;;
    list) for list in workloads pillars questions practices answers forms fields open-points evidence history \
            milestones conflicts findings resources costs recommendations plan "$evil"; do
            printf '%s\n' "$list" "$list --format json" "$list --lang zh" "$list --where $evil=x"
        done ;;
    import) printf '%s\n' "files" "none$evil" "files --dry-run" "files --json" "files --as $evil" ;;
    export) for name in investigation-report consulting-report project-plan acceptance-form "no$evil"; do
            printf '%s\n' "$name --format text --anyway $evil" "$name --format json --anyway x" "$name --anyway x -o x$evil.xlsx" \
                "$name -o no/$evil/x.xlsx" "$name --format docx -o y$evil.docx" "$name --format pptx --anyway x -o y$evil.pptx" "$name --format text -o $name.txt"
        done ;;
    undo | redo) printf '\n' ;;
    log) printf '%s\n' '' '--format json' "--question $evil" '--question SEC01' "--since $evil" ;;
    merge) printf '%s\n' "none$evil" 'theirs.wellbook --dry-run' 'theirs.wellbook --dry-run --json' theirs.wellbook ;;
    backup) printf '%s\n' '' --list "-o b$evil.wellbook" "-o no/$evil" ;;
    restore) printf '%s\n' "none$evil" theirs.wellbook ;;
    salvage) printf '%s\n' "rescued$evil.wellbook" "no/$evil" 'json.wellbook --format json' ;;
    recommend) printf '%s\n' '' "--add $evil --pillar x$evil" "R$evil" "R01 title=$evil" --propose ;;
    explain) for id in $recommendations; do echo "$id"; done; echo "R$evil" ;;
    plan) printf '%s\n' '' --json --burn '--burn --json' "--start $evil" '--baseline' ;;
    rates) printf '%s\n' '' '--format json' "set $evil 3" ;;
    check) printf '%s\n' '' '--for consulting-report' '--for investigation-report --format json' "--for $evil" ;;
    steps) printf '%s\n' '' --json "--go-on $evil" ;;
    session) printf '%s\n' list 'list --json' "start consultants=$evil" "stop hours=$evil" "add topics=$evil hours=1" ;;
    minutes | contact | communication) printf '%s\n' '' --json "add text=$evil name=$evil subject=$evil" "add text=$evil" "add name=$evil" "set $evil x=$evil" "remove $evil" ;;
    freeze) printf '%s\n' '' --json "add first=2026-12-01 last=2026-12-02 name_en=$evil" "add first=$evil last=$evil" "set $evil x=$evil" "remove $evil" ;;
    translation) printf '%s\n' '' --json "add text=$evil en=$evil zh=$evil" "add text=$evil" "set $evil en=$evil" "remove $evil" ;;
    goal) printf '%s\n' '' --json "add title_en=$evil recommendations=$evil" "add measure=$evil" "set $evil x=$evil" "remove $evil" ;;
    prerequisite | raci) printf '%s\n' '' --json "set $evil state=$evil" "set advisor state=done proof=$evil" "$evil" ;;
    deliver) printf '%s\n' '' "investigation-report to=$evil --anyway $evil" "$evil" "investigation-report --file no/$evil" ;;
    review) printf '%s\n' '' "investigation-report who=$evil text=$evil" "$evil" ;;
    accept) printf '%s\n' '' "investigation-report name=$evil" "$evil result=$evil" ;;
    complete) printf '\n' ;;
    reopen) printf '%s\n' "$evil" ;;
    handover) printf '%s\n' "$evil --passphrase-fd 0" "--passphrase-fd $evil" "-o no/$evil --passphrase-fd 0" ;;
    seal) printf '%s\n' "--to $evil" "--to no/$evil" '' ;;
    unseal) printf '%s\n' '' "-o x$evil" ;;
    key) printf '\n' ;;
    assign) printf '%s\n' "W$evil SEC01" "W$evil --pillar x$evil" "W$evil SEC02 --due $evil --mail $evil" ;;
    record) printf '%s\n' '' --json "package add name=$evil goals=$evil" package 'package --json' "no$evil" "package set $evil x=$evil" "package import no$evil" ;;
    adopt) printf '%s\n' "none$evil" theirs.wellbook "files/x$evil.csv" ;;
    allocate) printf '%s\n' '' --json "--month $evil" ;;
    original) printf '%s\n' "$evil" "$evil -o x$evil" ;;
    verify) printf '%s\n' '' '--format json' "$evil=missing" "--workload $evil" ;;
    compare) printf '%s\n' "--from first" "--from $evil" "$evil" ;;
    milestone) printf '%s\n' "add $evil" "compare first" "compare $evil" ;;
    *) return 1 ;;
    esac
}

printf 'id,name\n"%s","%s"\n' "$evil" "$evil" >"files/x$evil.csv"
printf '{"%s": 1' "$evil" >"files/y$evil.json"
printf 'id\n%s\n' "$bad" >"lens/practices.csv"
cp a.wellbook kept
recommendations=$($wellbook list a.wellbook recommendations --format csv 2>/dev/null | sed -n 's/^\([A-Z0-9_]*-[0-9a-f]*\),.*/\1/p' | head -3)
[ -n "$recommendations" ] || { echo 'not ok no recommendation'; failed=1; }
$wellbook help | sed -n 's/^  wellbook \([a-z][a-z]*\) .*/\1/p' >commands
[ "$(wc -l <commands)" -gt 20 ] || { echo 'not ok the commands are not listed'; failed=1; }
while read -r command; do
    case $command in
    new | demo | template | lens | calendar | sources | collector | help | man | completion) continue ;;
    esac
    arguments "$command" >lines || { echo "not ok $command: this test has no line for it"; failed=1; continue; }
    while IFS= read -r line; do
        cp kept a.wellbook
        # shellcheck disable=SC2086
        look "$command" $wellbook $command a.wellbook $line
    done <lines
done <commands
for text in *.txt; do clean "written: $text" "$text"; done
cp kept a.wellbook

look 'check' $wellbook check a.wellbook
grep -q "is damaged (journal: .*PWN" err && echo 'ok check names the act' || { echo 'not ok check names the act'; failed=1; }
look 'a workload by its name' $wellbook answer a.wellbook SEC01 SEC01_1=in-place --workload "$shop"
look 'a missing workbook' $wellbook info "none$evil$bad.wellbook"
look 'a folder' $wellbook info "files"
look 'an unknown command' $wellbook "$evil"
look 'an unknown option' $wellbook info a.wellbook "--$evil"
look 'an unknown language' $wellbook info a.wellbook --lang "$evil"
look 'new with a hostile name' $wellbook new "new$evil.wellbook" --customer "A$evil" --workload "W$evil"
look 'demo with a hostile name' $wellbook demo "demo$evil$bad.wellbook"
look 'check of it' $wellbook check "demo$evil$bad.wellbook"
look 'a bank' $wellbook lens check lens
look 'a bank that is not there' $wellbook lens check "no$evil"
look 'a question of no bank' $wellbook lens show "$evil"
look 'a calendar' $wellbook calendar import "files/x$evil.csv"
look 'an unknown topic' $wellbook help "$evil"
look 'the manual' $wellbook man --lang zh
look 'the completion' $wellbook completion
look 'the collector' $wellbook collector --lang zh
printf 'SQLite format 3\0%s' "$evil" >"damaged$evil.wellbook"
look 'damaged' $wellbook check "damaged$evil.wellbook"

# CSV is for programs and keeps the text, unless a terminal reads it.
$wellbook list a.wellbook workloads --format csv >out
grep -q "$(printf '\033]0;PWN')" out && echo 'ok CSV keeps what is in the workbook' || { echo 'not ok CSV keeps what is in the workbook'; failed=1; }
if command -v script >/dev/null; then
    for list in workloads questions evidence findings; do
        script -qec "$wellbook list a.wellbook $list --format csv" /dev/null </dev/null | tr -d '\r' >out
        [ -s out ] || { echo "not ok CSV of $list on a terminal: nothing"; failed=1; }
        clean "CSV of $list on a terminal" out
    done
fi
exit $failed
