#!/bin/sh
# wellbook compare: the second review of a customer beside the first.
. "$TOP/tests/command/lib.sh"

must wellbook new first.wellbook --customer ACME --workload Shop
must wellbook answer first.wellbook REL01 REL01_1=missing REL01_2=partial
must wellbook milestone first.wellbook add First
must wellbook new second.wellbook --customer acme --workload Shop
must wellbook answer second.wellbook REL01 REL01_1=in-place REL01_2=missing
cksum first.wellbook second.wellbook > before

check 'two workbooks' 0 wellbook compare first.wellbook second.wellbook
like out '^Remediated +REL01_1 .* Missing +In place$'
like out '^Worse +REL01_2 .* Partial +Missing$'
check 'the same as JSON' 0 wellbook compare first.wellbook second.wellbook --format json --lang zh
has out '      "verdict": "已整改",'
check 'a milestone and now' 0 wellbook compare first.wellbook --from First
like out '^Still open +REL01_1 .* Missing +Missing$'
check 'as a workbook' 0 wellbook compare first.wellbook second.wellbook -o compared.xlsx
check 'it is whole' 0 unzip -tq compared.xlsx
check 'neither is changed' 0 cksum first.wellbook second.wellbook
result 'byte by byte' cmp -s out before
check 'one alone' 1 wellbook compare first.wellbook
check 'a milestone that is not there' 1 wellbook compare first.wellbook second.wellbook --from Second
check 'not by export' 1 wellbook export first.wellbook comparison
must wellbook new other.wellbook --customer Globex --workload Shop
check 'another customer' 1 wellbook compare first.wellbook other.wellbook
has err "wellbook: first.wellbook is of the customer 'ACME' and other.wellbook of 'Globex'; two workbooks of one customer are compared"
