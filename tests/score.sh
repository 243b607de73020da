#!/bin/sh
# The score is one quotient and the weights are one enum: score.h says what they are. SQL calls
# them as functions, that of the score in the views alone; lists, sheets, screens and commands
# take the score from the views.
cd "$TOP" || exit 1
failed=0

stands_only_in() { # NAME PATTERN FILE…: what matches is in these files alone, and in each
    name=$1 pattern=$2; shift 2
    found=$(grep -rlE --include='*.sql' --include='*.c' --include=score.h "$pattern" src ui templates |
        grep -v '^src/store/schema/' | LC_ALL=C sort | tr '\n' ' ')
    if [ "$found" = "$* " ]; then echo "ok $name"
    else echo "not ok $name: expected in $*, found in $found"; failed=1; fi
}

stands_only_in 'the quotient of earned and possible' \
    '100(\.0)? *\*.*earned|earned[a-z_) *]* / [a-z_( *]*possible.*;|nullif\((sum\()?possible' src/store/score.c
stands_only_in 'points summed to a score' '(^|[^_a-z])score\((sum\(earned|earned,.*AS)' \
    src/store/views/interview.sql src/store/views/milestone.sql src/store/views/outlook.sql
stands_only_in 'the weights as numbers' "WEIGHT_LOW = 1|'high' THEN [1-9]" src/store/score.h
exit $failed
