#!/bin/sh
# wellbook calendar
. "$TOP/tests/command/lib.sh"

check 'service days of a year' 0 wellbook calendar days 2025-01-01 2025-12-31 --json
has out '  "service_days": 243,'
has out '  "provisional": false'
check 'of the next' 0 wellbook calendar days 2026-01-01 2026-12-31
has out '242'
check 'of one that is not published' 0 wellbook calendar days 2027-01-01 2027-12-31 --json
has out '  "service_days": 248,'
has out '  "provisional": true'
check 'over the end of what is published' 0 wellbook calendar days 2026-12-31 2027-01-04
has out '2 (provisional)'
check 'a day some service days later' 0 wellbook calendar add 2026-02-13 3 --json
has out '  "date": "2026-02-26",'
check 'counting made-up days' 0 wellbook calendar add 2026-02-13 3 --make-up-days=yes
has out '2026-02-25'
check 'over National Day' 0 wellbook calendar add 2026-09-30 5
has out '2026-10-14'
check 'over National Day, counting made-up days' 0 wellbook calendar add 2026-09-30 5 --make-up-days=yes
has out '2026-10-13'
check 'a year of no country' 0 wellbook calendar days 2026-01-01 2026-12-31 --calendar=none
has out '261'
check 'it lists the years' 0 wellbook calendar list --format csv
has out '2026,33,19,6,242,248,no'
has out '2031,15,13,0,248,248,yes'
check 'a year past all of them' 1 wellbook calendar add 2035-12-31 1
has err 'wellbook: the calendar cn does not know 2036; import the notice of its holidays'
check 'no number of days' 1 wellbook calendar add 2026-01-05 many
has err "wellbook: 'many' is not a number of days from -5000 to 5000"
check 'no date' 1 wellbook calendar days 2026-02-30 2026-03-01
check 'too little' 1 wellbook calendar days 2026-02-02
has err "wellbook: expected 'list', 'import FILE', 'days FROM TO' or 'add DATE N'"
check 'neither yes nor no' 1 wellbook calendar days 2026-11-23 2026-11-24 --make-up-days perhaps
has err "wellbook: unknown --make-up-days 'perhaps'; expected yes or no"
