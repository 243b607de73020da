#!/bin/sh
# wellbook import
. "$TOP/tests/command/lib.sh"

must wellbook new a.wellbook --customer 'ACME 集团' --workload Shop --workload Data
exports=$TOP/tests/exports
mkfifo pipe
check 'import only looks' 0 wellbook import a.wellbook "$exports" --dry-run
has out 'Only looked: nothing was written.'
check 'import of a folder' 0 wellbook import a.wellbook "$exports" --json
has out '    "source": "governance-results",'
has out '    "new": 4,'
check 'import again' 0 wellbook import a.wellbook "$exports"
has out 'Nothing changed: the workbook has all of it.'
check 'import as another format' 1 wellbook import a.wellbook "$exports/config-rules.json" --as config-results
head -c 41943040 /dev/zero | tr '\0' a >big
check 'import of nothing known' 1 wellbook import a.wellbook big
check 'import of a pipe' 1 timeout 10 wellbook import a.wellbook pipe
check 'import of no file' 1 wellbook import a.wellbook none.json
printf '[{"configRuleId":"cr-1","complianceType":"NON_COMPLIANT","resourceId":"i\\u001b[31m"}]' >evil.json
check 'a resource that would drive the terminal' 0 wellbook import a.wellbook evil.json
check 'is listed' 0 wellbook list a.wellbook findings --where check=cr-1
like out 'config +cr-1 +cr-1 +open +i\^\[\[31m  .*'
printf 'file,command,pages,sha256,result,code,policy\nx\033[31m.json,aliyun x,0,,denied,No,\n' >manifest.csv
check 'what the collector could not read is said' 0 wellbook import a.wellbook manifest.csv
has out '  the collector could not read: x^[[31m.json (No)'
lacks out "$(printf '\033')"

printf 'Rule,Level,State,Asset\nopen-port,高危,FAILED,i-7\nopen-port,low,pass,i-8\n' >audit.csv
check 'import of a table of unknown layout' 1 wellbook import a.wellbook audit.csv
starts err 'wellbook: audit.csv: no export that is known; its columns are: Rule, Level, State, Asset. '
check 'its columns mapped' 0 wellbook import a.wellbook audit.csv --map check=Rule --map severity=Level --map status=State --map resource=Asset --save audit --json
has out '    "new": 2,'
check 'and recognised from then on' 0 wellbook import a.wellbook audit.csv
starts out 'audit.csv: audit, 2 rows: 0 new, 0 changed, 2 the same, '
check 'the same name twice' 1 wellbook import a.wellbook audit.csv --map check=Rule --save audit
check 'a mapping to no field' 1 wellbook import a.wellbook audit.csv --map colour=Rule
starts err 'wellbook: --map colour=Rule: there is no such field; the fields are: '
check 'a name without a mapping' 1 wellbook import a.wellbook audit.csv --save other

# A folder in which the workbook lies: to read it would give up the locks on it.
mkdir whole
must wellbook new whole/w.wellbook --customer ACME
cp "$exports"/config-results.json whole
check 'import of its own folder' 0 wellbook import whole/w.wellbook whole
has out 'w.wellbook: left out: it is open here as a workbook, or belongs to one'
check 'import of itself' 1 wellbook import whole/w.wellbook whole/w.wellbook
has err 'wellbook: whole/w.wellbook: it is open here as a workbook, or belongs to one'

# What was cut off is said, and takes nothing away.
printf '账期,账号ID,产品Code,实例ID,计费项,应付金额\n2026-10,1,ecs,i-1,cpu,10\n2026-10,1,ecs,i-2,cpu,20\n' >bill.csv
head -2 bill.csv >cut.csv
must wellbook import a.wellbook bill.csv
check 'import of the first rows of a bill' 1 wellbook import a.wellbook cut.csv
starts err 'wellbook: cut.csv: only 1 rows of the bill of 2026-10, and the workbook has 2 of them; '
check 'which is all there is now' 0 wellbook import a.wellbook cut.csv --replace
starts out 'cut.csv: bill-items, 1 rows: 0 new, 0 changed, 1 the same, 1 resolved, '
printf '账期,账号ID,产品Code,实例ID,计费项,应付金额\n2026-10,1,ecs,i-1,cpu,1O\n' >bad.csv
check 'a bill of which nothing can be read' 0 wellbook import a.wellbook bad.csv
has out 'Nothing changed but the tray, which lists the rows that cannot be read.'
check 'and so it does' 0 wellbook list a.wellbook tray --format csv --where file=bad.csv
starts out 'bad.csv,2,"账期: 2026-10'
