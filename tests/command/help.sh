#!/bin/sh
# wellbook help, man and completion
. "$TOP/tests/command/lib.sh"

check 'help' 0 wellbook help
check 'help of one' 0 wellbook help answer
like out '  wellbook answer FILE QUESTION .* \[--done\] .*'
check 'help of none' 1 wellbook help dance
check 'man' 0 wellbook man
check 'completion is a script' 0 sh -c "wellbook completion | bash -n"
