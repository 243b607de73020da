#!/bin/sh
# wellbook merge
. "$TOP/tests/command/lib.sh"

must wellbook new a.wellbook --customer 'ACME 集团' --workload Shop --workload Data
must wellbook backup a.wellbook -o copy.wellbook
must wellbook answer copy.wellbook REL03 REL03_1=partial --workload Shop --author 'Chen Jing'
must wellbook answer a.wellbook REL03 REL03_1=missing --workload Shop
check 'merge, tried' 0 wellbook merge a.wellbook copy.wellbook --dry-run --json
has out '      "mine": "missing",'
check 'merge' 0 wellbook merge a.wellbook copy.wellbook --theirs --json
has out '      "chosen": "theirs"'
check 'theirs is there' 0 wellbook list a.wellbook answers --format csv
has out 'Shop,REL03,REL03_1,high,partial,'
check 'merge again' 0 wellbook merge a.wellbook copy.wellbook --json
has out '  "applied": 0,'
check 'merge with itself' 0 wellbook merge a.wellbook a.wellbook --json
must wellbook new other.wellbook --customer Other
check 'merge with another engagement' 1 wellbook merge a.wellbook other.wellbook
has err 'wellbook: other.wellbook is of another engagement; only copies of one workbook can be merged'
check 'ours and theirs' 1 wellbook merge a.wellbook copy.wellbook --ours --theirs
must wellbook backup a.wellbook -o copy2.wellbook
must wellbook answer copy2.wellbook REL05 REL05_2=partial --workload Shop --author 'Chen Jing'
must wellbook answer a.wellbook REL05 REL05_2=missing --workload Shop
must wellbook merge a.wellbook copy2.wellbook
check 'the other is told what waits' 0 wellbook merge copy2.wellbook a.wellbook
has out "Conflicts that wait to be settled: 1; 'wellbook list FILE conflicts' names them"
check 'and again' 0 wellbook merge copy2.wellbook a.wellbook --ours
has out "Conflicts that wait to be settled: 1; 'wellbook list FILE conflicts' names them"
