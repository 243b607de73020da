#!/bin/sh
# wellbook list
. "$TOP/tests/command/lib.sh"

must wellbook new a.wellbook --customer 'ACME 集团' --workload Shop --workload Data
for what in workloads pillars questions practices answers forms fields open-points evidence; do
    for format in text csv json; do
        check "list $what as $format" 0 wellbook list a.wellbook $what --format $format
    done
done
check 'unknown list' 1 wellbook list a.wellbook ../secrets
check 'full disk' 1 sh -c "wellbook list a.wellbook practices >/dev/full"

plan_workbook p.wellbook
for format in text csv json; do
    check "list recommendations as $format" 0 wellbook list p.wellbook recommendations --format $format
done
has out '    "risk_removed": 3,'
has out '    "depends_on": [],'

must wellbook import a.wellbook "$TOP/tests/exports"
for what in findings resources costs; do
    for format in text csv json; do
        check "list $what as $format" 0 wellbook list a.wellbook $what --format $format
    done
done
check 'findings of one severity' 0 wellbook list a.wellbook findings --format json --where severity=critical --where account~5681234
has out '    "check": "apbxftkv5c",'
check 'findings of an unknown column' 1 wellbook list a.wellbook findings --where colour=red
starts err "wellbook: unknown column 'colour'; there are source, check, "
