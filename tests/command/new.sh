#!/bin/sh
# wellbook new
. "$TOP/tests/command/lib.sh"

check 'new' 0 wellbook new a.wellbook --customer 'ACME 集团' --workload Shop --workload Data
check 'new does not overwrite' 1 wellbook new a.wellbook --customer X
has err 'wellbook: a.wellbook exists already; choose another name'
check 'new in no file' 1 wellbook new :memory: --customer X
has err 'wellbook: :memory: is the name of no file; choose another'
check 'new needs a customer' 1 wellbook new b.wellbook
check 'new in a missing folder' 1 wellbook new no/such/b.wellbook --customer X
has err 'wellbook: no/such/b.wellbook: No such file or directory'

check 'new with two banks' 0 wellbook new c.wellbook --customer X --lens alibaba-well-architected --lens container-platform
check 'they share their pillars' 0 wellbook list c.wellbook pillars --format csv
has out 'Main system,security,Security,23,0,,0,0,0,23,0'
has out 'Main system,performance,Performance efficiency,18,0,,0,0,0,18,0'
check 'in a pillar the questions of the first come first' 0 wellbook list c.wellbook questions --format csv --where pillar=cost
result '  COS17 stands before CPCOS01' grep -A1 '^Main system,cost,COS17,' out
result '  and nothing between them' test "$(grep -A1 '^Main system,cost,COS17,' out | grep -c ',CPCOS01,')" = 1
check 'a question of the second' 0 wellbook answer c.wellbook CPSEC01 CPSEC01_1=missing
check 'new with the second alone' 0 wellbook new d.wellbook --customer X --lens container-platform
check 'it has its questions only' 0 wellbook list d.wellbook pillars --format csv
has out 'Main system,security,Security,4,0,,0,0,0,4,0'
check 'a bank only once' 1 wellbook new e.wellbook --customer X --lens container-platform --lens container-platform
has err 'wellbook: the workbook has the lens container-platform already'
check 'an unknown bank' 1 wellbook new e.wellbook --customer X --lens nothing
has err "wellbook: unknown lens 'nothing'; 'wellbook lens list' names them"
