#!/bin/sh
# The script that "wellbook collector" prints, run against tests/aliyun. Lines "ok" and
# "not ok" are counted.
command -v zip >/dev/null && command -v unzip >/dev/null || exit 77
work=$BUILD/tests/collector.tmp
rm -rf "$work"; mkdir -p "$work/bin"; cd "$work" || exit 1
wellbook=$BUILD/wellbook
failed=0
ALIBABA_CLOUD_ACCESS_KEY_ID=LTAI5tCollectorTest
ALIBABA_CLOUD_ACCESS_KEY_SECRET=not-to-be-seen-7391
export ALIBABA_CLOUD_ACCESS_KEY_ID ALIBABA_CLOUD_ACCESS_KEY_SECRET
cp "$TOP/tests/aliyun" bin/
printf '#!/bin/sh\necho "$1" >>"$STANDIN/waits"\n' >bin/sleep
chmod +x bin/aliyun bin/sleep

check() { # NAME COMMAND…
    name=$1; shift
    if "$@"; then echo "ok $name"; else echo "not ok $name"; failed=1; fi
}

same() { # NAME EXPECTED ACTUAL
    if [ "$2" = "$3" ]; then echo "ok $1"; else echo "not ok $1: '$3', not '$2'"; failed=1; fi
}

run() { # NAME SCRIPT: in a folder of its own; out, status and the folder of exports
    mkdir -p "$work/$1/home"
    cd "$work/$1" || exit 1
    STANDIN=$work/$1 PATH=${tools:-$work/bin:$PATH} HOME=$work/$1/home sh "$2" >out 2>&1
    status=$?
    exports=$(ls -d wellbook-exports-*[0-9])
}

for language in en zh; do
    "$wellbook" collector --lang $language >$language.sh
    check "prints a script ($language)" sh -n $language.sh
    check "without marks ($language)" sh -c "! grep -q '^@' $language.sh"
    [ -z "$(command -v shellcheck)" ] || check "shellcheck ($language)" shellcheck -s sh $language.sh
done
grep -vE '^ *#|^say_' en.sh >en.code; grep -vE '^ *#|^say_' zh.sh >zh.code
check 'the same program in both languages' cmp en.code zh.code
same 'as many texts in both' "$(grep -c ^say_ en.sh)" "$(grep -c ^say_ zh.sh)"
for name in $(sed -n 's/^\(say_[a-z]*\)=.*/\1/p' en.sh); do
    grep "^$name=" en.sh | grep -o '%s' >en.places; grep "^$name=" zh.sh | grep -o '%s' >zh.places
    cmp -s en.places zh.places || { echo "not ok $name: other places in Chinese"; failed=1; }
done

# ---- in English: everything there is but Cloud Config ----
MONTHS='2026-09 2026-10' WAIT=0 run english "$work/en.sh"
same 'something is missing' 1 $status
calls=$(wc -l <calls)
check 'only reading calls' sh -c "! grep -vE '^[a-z]+ (list-|search-|List|Describe)' calls"
check 'throttled calls were repeated' grep -q 'Throttling.User, again in 0 s' out
check 'so was a call that failed once' grep -q 'bill-2026-09.json: InternalError, again' out
check 'no wait when told so' [ ! -e waits ]
items() { # FILE: how many items, and how many different ones
    grep -o '"Item":"[^"]*"' "$exports/$1" | sort >found
    echo "$(wc -l <found) $(sort -u found | wc -l)" | tr -s ' ' | sed 's/^ //'
}
same 'all pages by token' '36 36' "$(items resources.json)"
same 'all pages by number, of the size the service chose' '7 7' "$(items advisor-advices.json)"
same 'the details of a check with a risk' '9 9' "$(items cgc-details-risky00001.json)"
same 'of each of them' '9 9' "$(items cgc-details-risky00002.json)"
same 'of no other' 2 "$(ls "$exports" | grep -c cgc-details)"
same 'the advice of each cost check' '4 4' "$(items advisor-cost-advices-EipIdle.json)"
same 'each kind of vulnerability' 6 "$(ls "$exports" | grep -c sas-vuln)"
same 'each month' '6 6' "$(items bill-2026-09.json)"
same 'an empty list is one page' 1 "$(sed -n 's/^sas-baseline.json,[^,]*,\([0-9]*\),.*/\1/p' "$exports/manifest.csv")"
check 'the missing permission is named' grep -q 'config-rules.json: no permission (NoPermission).*AliyunConfigReadOnlyAccess' out
check 'and in the manifest' grep -q '^config-evaluations.json,.*,0,,denied,NoPermission,AliyunConfigReadOnlyAccess$' "$exports/manifest.csv"
check 'a refused call is not repeated' [ "$(grep -c 'config ListConfigRules ' calls)" = 1 ]

sed 1d "$exports/manifest.csv" | awk -F, '$3 { print $4 "  " $1 }' >sums
check 'the sums are right' sh -c "cd $exports && sha256sum -c --quiet ../sums"
same 'the manifest has every file' "$(ls "$exports" | grep -vc manifest)" "$(wc -l <sums)"
same 'the pages add up to the calls that succeeded' \
    $((calls - calls / 5 - 1 - 2)) "$(awk -F, '{ pages += $3 } END { print pages }' "$exports/manifest.csv")"
check 'the archive is whole' unzip -tq "$exports.zip"
mkdir opened; (cd opened && unzip -q "../$exports.zip")
check 'and holds all of it' diff -r "$exports" "opened/$exports"
same 'nobody else can look' 'drwx------ -rw-------' \
    "$(ls -ld "$exports" | cut -c 1-10) $(ls -l "$exports.zip" | cut -c 1-10)"
check 'no secret is written' sh -c "! grep -rE 'not-to-be-seen|LTAI5tC' $exports opened out"
check 'nothing is left at home' [ -z "$(ls -A home)" ]

# ---- what comes back into the workbook ----
"$wellbook" new back.wellbook --customer ACME >/dev/null
"$wellbook" import back.wellbook "$exports.zip" --json >import.json
told() { # FORMAT FIELD: over all files of it
    awk -v format="\"$1\"" -v field="\"$2\":" '
        $1 == "\"source\":" { is_it = index($2, format) == 1 }
        is_it && $1 == field { gsub(",", "", $2); sum += $2 } END { print sum + 0 }' import.json
}
same 'the details of both checks' 18 "$(told governance-details new)"
same 'every resource' 36 "$(told resource-center new)"
same 'every advice' 7 "$(told advisor-advices new)"
same 'the advice of both cost checks' 8 "$(told advisor-cost-advices new)"
same 'both months' 12 "$(told bill-api new)"
same 'every call of the manifest' "$(($(wc -l <"$exports/manifest.csv") - 1))" "$(told collector-manifest rows)"
check 'what it lacks is said' grep -q 'the collector could not read: config-rules.json (NoPermission)' import.json
check 'and what it ticks' grep -q 'prerequisites ticked: Cloud Governance Center activated, Advisor activated' import.json
ticked() {
    "$wellbook" list back.wellbook fields --format csv | tr -d '\r' | sed -n 's/.*,prerequisites,.*,0,\([^,]*\),.*/\1/p'
}
same 'in the form' 'governance-center advisor' "$(ticked)"
"$wellbook" prerequisite back.wellbook list --format csv >ready.csv
check 'and the export proves it' grep -q '^advisor,.*,done,[^,]* ([0-9-]*),' ready.csv
check 'what it does not hold stays open' grep -q '^config,.*,open,,' ready.csv
"$wellbook" undo back.wellbook >/dev/null
same 'undone with the import' '' "$(ticked)"
"$wellbook" redo back.wellbook >/dev/null
same 'and back' 'governance-center advisor' "$(ticked)"
check 'a second time changes nothing' sh -c \
    '"$1" import back.wellbook "$2.zip" | grep -q "Nothing changed"' sh "$wellbook" "$exports"

# ---- in Chinese, with an older command line, without zip, and with real waits ----
mkdir "$work/tools"
for tool in sh awk sed grep cut sort tr cat date mkdir rm rmdir printf tail wc sha256sum tar gzip dirname; do
    ln -s "$(command -v $tool)" "$work/tools/$tool" 2>/dev/null
done
ln -s "$work/bin/aliyun" "$work/bin/sleep" "$work/tools/"
tools=$work/tools REFUSED='config governance sas' OLD_ADVISOR=yes AS_TABLE=cms ALWAYS_THROTTLE=resourcecenter run chinese "$work/zh.sh"
same 'the older call is tried' '2 2' "$(items advisor-advices.json)"
same 'and listed once' 1 "$(grep -c '^advisor-advices.json' "$exports/manifest.csv")"
same 'waits grow, and end' '2 4 8 16 32' "$(awk '/^2$/ { run = "" } { run = run " " $1 } /^32$/ { print substr(run, 2) }' waits)"
check 'what stays throttled is left out' grep -q 'resources.json：失败（Throttling.User）' out
check 'a page that is not JSON is none' grep -q 'metrics-CPUUtilization.json：失败' out
check 'and is not kept' [ ! -e "$exports/metrics-CPUUtilization.json" ]
check 'others go on' grep -q '^bill-' "$exports/manifest.csv"
year=$(date +%Y) month=$(date +%m)
last=$(awk -v y="$year" -v m="$month" 'BEGIN { m--; if (!m) { m = 12; y-- } printf "%04d-%02d", y, m }')
check 'the bill of last month' [ -s "$exports/bill-$last.json" ]
same 'three months' 3 "$(ls "$exports" | grep -c bill-)"
check 'the missing permission is named' grep -q 'config-rules.json：没有权限（NoPermission）' out
check 'and what needs it as well' grep -q 'cgc-details-ALL.json：依赖 cgc-results.json' out
same 'a refused product is asked for one kind only' 0 "$(grep DescribeVulList calls | grep -cv 'Type cve')"
same 'and all kinds are named' 6 "$(grep -c 'sas-vulnerabilities-.*没有权限' out)"
same 'a line of the manifest has seven columns' 7 "$(awk -F, '{ print NF }' "$exports/manifest.csv" | sort -u)"
check 'without zip it says so' grep -q 'tar.gz' out
mkdir opened; (cd opened && tar -xzf "../$exports.tar.gz")
check 'and packs the same' diff -r "$exports" "opened/$exports"

# ---- nothing to run ----
tools=$work/none; mkdir "$tools"; ln -s "$(command -v sh)" "$tools/sh"
mkdir -p "$work/nothing"; cd "$work/nothing" || exit 1
PATH=$tools sh "$work/en.sh" >out 2>&1
same 'without aliyun it ends' 1 $?
check 'and says so' grep -q 'needs aliyun' out
same 'before it makes a folder' out "$(ls)"
tools=$work/dull; mkdir "$tools"
for tool in "$work/tools/"*; do ln -s "$(readlink "$tool")" "$tools/"; done
printf '#!/bin/sh\nexit 0\n' >"$work/bin/dull"; chmod +x "$work/bin/dull"; ln -sf "$work/bin/dull" "$tools/awk"
STANDIN=$work/nothing PATH=$tools sh "$work/en.sh" >out 2>&1
same 'with an awk that reads nothing it ends' 1 $?
check 'and says so' grep -q 'needs awk' out
same 'and leaves no folder' out "$(ls)"
exit $failed
