#!/bin/sh
# wellbook lens
. "$TOP/tests/command/lib.sh"

check 'lens list' 0 wellbook lens list
check 'lens check' 0 wellbook lens check
check 'lens check of another shipped bank' 0 wellbook lens check ai-workloads
check 'lens show' 0 wellbook lens show SEC01 --lang zh
has out 'SEC01_1  主账号已开启 MFA  (high)'
check 'lens show of nothing' 1 wellbook lens show SEC99

must wellbook new a.wellbook --customer X --workload Shop --workload Data
must wellbook answer a.wellbook SEC01 SEC01_1=missing --workload Shop
check 'lens add' 0 wellbook lens add a.wellbook container-platform
check 'its questions are open in every workload' 0 wellbook list a.wellbook pillars --format csv
has out 'Shop,security,Security,23,0,,0,0,0,23,0'
has out 'Data,security,Security,23,0,,0,0,0,23,0'
check 'not twice' 1 wellbook lens add a.wellbook container-platform
has err 'wellbook: the workbook has the lens container-platform already'
check 'an unknown one' 1 wellbook lens add a.wellbook nothing
has err "wellbook: unknown lens 'nothing'; 'wellbook lens list' names them"
check 'of no name' 1 wellbook lens add a.wellbook
has err 'wellbook: name a workbook and a lens: wellbook lens add FILE container-platform'
must wellbook answer a.wellbook CPSEC01 CPSEC01_1=missing --workload Shop
must wellbook undo a.wellbook
check 'lens add is undone as a whole' 0 wellbook undo a.wellbook
starts out 'Undone: container-platform'
check 'the others are as before' 0 wellbook list a.wellbook pillars --format csv
has out 'Shop,security,Security,19,0,,0,0,0,19,0'
check 'nothing of it is left' 1 wellbook answer a.wellbook CPSEC01 CPSEC01_1=missing --workload Shop
check 'the workbook is whole' 0 wellbook check a.wellbook
check 'and done again' 0 wellbook redo a.wellbook
starts out 'Redone: Container platform'
check 'with the answer after it' 0 wellbook redo a.wellbook
check 'it is there' 0 wellbook list a.wellbook answers --format csv
has out 'Shop,CPSEC01,CPSEC01_1,high,missing,'
check 'the log says so' 0 wellbook log a.wellbook --format csv
result '  as a bank that was added' grep -q ',lens,' out
check 'the workbook is whole again' 0 wellbook check a.wellbook

must wellbook new mine.wellbook --customer X
must cp mine.wellbook theirs.wellbook
must wellbook lens add theirs.wellbook container-platform
must wellbook answer theirs.wellbook CPSEC01 CPSEC01_1=missing
check 'copies with other banks are not merged' 1 wellbook merge mine.wellbook theirs.wellbook
has err "wellbook: theirs.wellbook has other question banks, or another version of one; only copies with the same ones can be merged; 'wellbook lens add' adds one that is missing"
check 'the missing one is added' 0 wellbook lens add mine.wellbook container-platform
check 'and they are merged' 0 wellbook merge mine.wellbook theirs.wellbook
check 'with the answer to its question' 0 wellbook list mine.wellbook answers --format csv
has out 'Main system,CPSEC01,CPSEC01_1,high,missing,'

must wellbook new found.wellbook --customer X
must wellbook import found.wellbook "$TOP/data/demo/exports/config-rules.json"
must wellbook lens add found.wellbook container-platform
must wellbook undo found.wellbook
check 'imports and banks are taken back in turn' 0 wellbook undo found.wellbook
check 'and the workbook is whole' 0 wellbook check found.wellbook
must wellbook new chapters.wellbook --customer ACME --workload Shop --lens alibaba-well-architected --lens container-platform
must wellbook answer chapters.wellbook CPSEC01 --done
check 'banks as a list' 0 wellbook list chapters.wellbook lenses --format csv
has out 'container-platform,Container platform,1.0,15,1,0.0,1,0'
check 'a chapter a bank' 0 wellbook export chapters.wellbook investigation-report --anyway draft --format json
like out '^  "lens-container-platform": \[$'
like out '^  "lenses": \[$'
lacks out '"lens-alibaba-well-architected"'
