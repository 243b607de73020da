#!/bin/sh
# wellbook sources
. "$TOP/tests/command/lib.sh"

check 'sources as text' 0 wellbook sources
like out 'governance-metadata +governance +rule +json +.*'
must wellbook new a.wellbook --customer ACME
printf 'Rule,Level,State,Asset\nopen-port,高危,FAILED,i-7\n' >audit.csv
must wellbook import a.wellbook audit.csv --map check=Rule --map severity=Level --map status=State --map resource=Asset --save audit
check 'sources of your own' 0 wellbook sources --format csv
has out 'audit,audit,finding,csv,audit,own'
