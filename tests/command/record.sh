#!/bin/sh
# wellbook record
. "$TOP/tests/command/lib.sh"

must wellbook new a.wellbook --customer ACME
check 'a row' 0 wellbook record a.wellbook package add name=One days=5 onsite=2
check 'by its name' 0 wellbook record a.wellbook package set One 'goals=Costs are shared' \
	confirmed=2026年11月20日
check 'rows for programs' 0 wellbook record a.wellbook package --format csv
like out '[0-9a-f]{32},One,Costs are shared,,5,2,,,2026-11-20,.*'
printf 'area,practice\nBackup,by hand\n' >rows.csv
check 'rows of a file' 0 wellbook record a.wellbook survey-operations import rows.csv --json
has out '  "rows": 1'
check 'a step after itself' 1 wellbook record a.wellbook step add title=One after=One
has err 'wellbook: After: the row would lead back to itself; choose another'
check 'no such verb' 1 wellbook record a.wellbook step dance
check 'confirming sets nothing' 2 wellbook record a.wellbook package confirm One days=9
has err "wellbook: 'days=9' is one argument too many; usage: wellbook record FILE FORM confirm [ROW]"
check 'nor does it with an option' 2 wellbook record a.wellbook package confirm One --json
has err "wellbook: --json does not go with 'wellbook record FILE FORM confirm [ROW]'; see 'wellbook help record'"
check 'the row is as it was' 0 wellbook record a.wellbook package --format csv
like out '[0-9a-f]{32},One,Costs are shared,,5,.*'
