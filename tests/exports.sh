#!/bin/sh
# The sample's exports: their generator makes the very same bytes, they hold what their
# README.md counts, and every finding and bill speaks of a resource that exists. Lines "ok"
# and "not ok" are counted.
work=$BUILD/tests/exports.tmp
rm -rf "$work"; mkdir -p "$work"; cd "$work" || exit 1
exports=$TOP/data/demo/exports
failed=0

check() { # NAME COMMAND…
    name=$1; shift
    if "$@"; then echo "ok $name"; else echo "not ok $name"; failed=1; fi
}

same() { # NAME EXPECTED ACTUAL
    if [ "$2" = "$3" ]; then echo "ok $1"; else echo "not ok $1: '$3', not '$2'"; failed=1; fi
}

told() { # the last column of the README's row that begins with "| WHAT |"
    awk -v start="| $1 |" 'index($0, start) == 1 { print $(NF - 1) }' "$exports/README.md"
}

occurrences() { # TEXT FILE…: how often, on any line
    text=$1; shift
    cat "$@" | grep -oF -e "$text" | wc -l | tr -d ' '
}

check 'the generator runs' sh "$TOP/data/demo/make-exports" "$work/again"
check 'and makes the same bytes' diff -r "$exports" "$work/again"
check 'below 2 MB in all' [ "$(cat "$exports"/* | wc -c)" -lt 2000000 ]

cd "$exports" || exit 1
same 'resources' "$(sed -n 's/^\([0-9]*\) in all.*/\1/p' README.md)" "$(occurrences '"ResourceGroupId"' resources.json)"
same 'those with tags' "$(sed -n 's/.*all; \([0-9]*\) have tags.*/\1/p' README.md)" \
    "$(grep -cF '"Tags":[{' resources.json)"
same 'those that expire within 30 days' "$(sed -n 's/.*tags; \([0-9]*\) expire.*/\1/p' README.md)" \
    "$(sed -n 's/.*"ExpireTime":"\([-0-9]*\)T.*/\1/p' resources.json | sort | awk '$1 >= "2026-11-23" && $1 < "2026-12-23"' | wc -l | tr -d ' ')"
for type in ACS::ECS::Instance ACS::OSS::Bucket ACS::RDS::DBInstance ACS::RAM::User; do
    same "$type" "$(told $type)" "$(occurrences "\"ResourceType\":\"$type\"" resources.json)"
done
for status in COMPLIANT NON_COMPLIANT IGNORED; do
    same "evaluations $status" "$(told "config-evaluations.json | $status")" \
        "$(occurrences "\"ComplianceType\":\"$status\"" config-evaluations.json)"
done
for status in PASS NOT_PASS WHITELIST; do
    same "checks $status" "$(told "sas-checks.json | $status")" "$(occurrences "\"Status\":\"$status\"" sas-checks.json)"
done
same 'unfixed vulnerabilities' "$(told 'sas-vulnerabilities.json | 1')" "$(occurrences '"Status":1,' sas-vulnerabilities.json)"
same 'details' "$(told 'cgc-details-*.json | NonCompliant')" "$(occurrences '"ComplianceType"' cgc-details-*.json)"
same 'advice' "$(told 'advisor-advices.json | 2')" "$(occurrences '"Severity":2' advisor-advices.json)"

# The tags are quoted and hold no comma, so that a plain split finds the amount.
for month in 2026-09 2026-10; do
    same "the bill of $month" "$(told $month)" \
        "$(awk -F, -v month=$month '$1 == month { fen += $37 * 100 } END { printf "%.2f", fen / 100 }' bill-items-zh.csv)"
done
same 'the bill of 2026-08' "$(told 2026-08)" \
    "$(awk -F, 'NR > 1 { fen += $33 * 100 } END { printf "%.2f", fen / 100 }' bill-instances-en.csv)"
same 'the bill of 2026-07' "$(told 2026-07)" \
    "$(grep -o '"PretaxAmount":[0-9.]*' bill-instances.json | awk -F: '{ fen += $2 * 100 } END { printf "%.2f", fen / 100 }')"
same 'a bill item has 41 columns' 41 "$(awk -F, '{ print NF }' bill-items-zh.csv | sort -u)"

sed -n 's/.*"ResourceId":"\([^"]*\)".*/\1/p' resources.json | sort >"$work/known"
same 'ids are unique' '' "$(uniq -d "$work/known")"
{
    grep -oh '"ResourceId":"[^"]*"' config-evaluations.json cgc-details-*.json advisor-*.json
    grep -oh '"resourceId":"[^"]*"' config-snapshot.json
    grep -oh '"Instance[Ii][Dd]":"[^"]*"' sas-vulnerabilities.json bill-instances.json
    awk -F, 'FNR > 1 { print "x:\"" $18 "\"" }' bill-items-zh.csv
    awk -F, 'FNR > 1 { print "x:\"" $20 "\"" }' bill-instances-en.csv
} | sed 's/.*:"\(.*\)"/\1/' | sort -u >"$work/named"
check 'many are spoken of' [ "$(wc -l <"$work/named")" -gt 400 ]
same 'and each of them exists' '' "$(comm -13 "$work/known" "$work/named")"
cut -d, -f1 "$TOP/data/checks.csv" | sort >"$work/checks"
same 'Config rules are ones that data/checks.csv knows' '' \
    "$(grep -oh '"SourceIdentifier":"[^"]*"' config-rules.json | cut -d'"' -f4 | sort | comm -23 - "$work/checks")"
same 'an evaluation has its rule' '' "$(
    grep -oh '"ConfigRuleId":"[^"]*"' config-rules.json | sort -u >"$work/rules"
    grep -oh '"ConfigRuleId":"[^"]*"' config-evaluations.json | sort -u | comm -13 "$work/rules" -)"
exit $failed
