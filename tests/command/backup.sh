#!/bin/sh
# wellbook backup and restore
. "$TOP/tests/command/lib.sh"

must wellbook new a.wellbook --customer 'ACME 集团' --workload Shop --workload Data
must wellbook answer a.wellbook REL03 REL03_1=partial --workload Shop
check 'backup' 0 wellbook backup a.wellbook
check 'backup to a path' 0 wellbook backup a.wellbook -o copy.wellbook
check 'backup is a workbook' 0 wellbook check copy.wellbook
check 'backup overwrites nothing' 1 wellbook backup a.wellbook -o copy.wellbook
check 'backups are listed' 0 wellbook backup a.wellbook --list --format csv
like out "$work/home/wellbook/backups/[0-9a-f]{32}/20261123T090000Z-([0-9a-f]{32}-1)[.]wellbook,2026-11-23 17:00,[0-9a-f]{32}-1,[0-9]+"
must wellbook answer a.wellbook REL03 REL03_1=missing --workload Shop
check 'restore' 0 wellbook restore a.wellbook copy.wellbook
check 'what was restored is there' 0 wellbook list a.wellbook answers --format csv
has out 'Shop,REL03,REL03_1,high,partial,'
mkfifo pipe.wellbook; mkdir folder.wellbook
for place in pipe folder; do
    check "restore onto a $place" 1 wellbook restore $place.wellbook copy.wellbook
    has err "wellbook: $place.wellbook is not a file; name the workbook itself"
done
result 'nothing is left of it' test ! -e folder.wellbook.restored
echo 'not ours' >letter.wellbook
printf 'Dear customer' > letter.txt
check 'restore onto a file of somebody else' 1 wellbook restore letter.txt copy.wellbook
has err 'wellbook: letter.txt is not a workbook; name the workbook, or move the file away'
result '  which is as it was' test "$(cat letter.txt)" = 'Dear customer'
check 'restore onto something else' 0 wellbook restore letter.wellbook copy.wellbook
has out 'What stood there is kept as letter.wellbook.damaged'
result '  it is as it was' test "$(cat letter.wellbook.damaged)" = 'not ours'
check 'restore onto a workbook' 0 wellbook restore a.wellbook copy.wellbook
like out 'What stood there is kept as .*/backups/.*\.wellbook'
check 'restore to a new name' 0 wellbook restore new.wellbook copy.wellbook
lacks out 'is kept as'
check 'restore of nothing' 1 wellbook restore a.wellbook none.wellbook
