#!/bin/sh
# wellbook new
. "$TOP/tests/command/lib.sh"

check 'new' 0 wellbook new a.wellbook --customer 'ACME 集团' --workload Shop --workload Data
check 'new does not overwrite' 1 wellbook new a.wellbook --customer X
has err 'wellbook: a.wellbook exists already; choose another name'
check 'new needs a customer' 1 wellbook new b.wellbook
check 'new in a missing folder' 1 wellbook new no/such/b.wellbook --customer X
has err 'wellbook: no/such/b.wellbook: No such file or directory'
