#!/bin/sh
# Salvage as people and scripts call it. Lines "ok" and "not ok" are counted.
work=$BUILD/tests/salvage.tmp
rm -rf "$work"; mkdir -p "$work"; cd "$work" || exit 1
wellbook=$BUILD/wellbook
failed=0

check() { # NAME STATUS-EXPECTED COMMAND…: stdout in out, stderr in err
    name=$1 expected=$2; shift 2
    "$@" >out 2>err </dev/null
    status=$?
    if [ $status = "$expected" ]; then echo "ok $name"
    else echo "not ok $name: exit $status, not $expected"; cat err; failed=1; fi
}

has() { # FILE TEXT
    if grep -qF -e "$2" "$1"; then echo "ok   says: $2"
    else echo "not ok   does not say: $2"; head -5 "$1"; failed=1; fi
}

spoil() { # SQL: what a stranger's program does to broken.wellbook
    sqlite3 broken.wellbook "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; $1"
}

$wellbook demo demo.wellbook >out
cp demo.wellbook broken.wellbook
check 'a sound file' 0 $wellbook salvage broken.wellbook whole.wellbook --format csv
has out 'practice_answer,1136,0,0,0,,'
has err 'nothing was lost'
spoil "UPDATE answer SET note = 'said by nobody' WHERE question = 'SEC01' AND note > ''"
check 'a row that says other than its act' 1 $wellbook check broken.wellbook
has err "/SEC01 is not what its acts say); 'wellbook salvage' puts it right"
rm whole.wellbook
check 'it is put right' 0 $wellbook salvage broken.wellbook whole.wellbook --format csv
has out '/SEC01 (its acts say otherwise, and hold)'
check 'and is as its acts say' 0 $wellbook check whole.wellbook
check 'what the row said waits' 0 $wellbook list whole.wellbook conflicts --format csv
has out 'said by nobody,the damaged file'
spoil "UPDATE practice_answer SET state = 'bogus' WHERE practice IN ('COS02_1', 'SEC15_4')"
check 'bad rows are put right from the journal' 0 $wellbook salvage broken.wellbook right.wellbook
has out 'CHECK constraint failed'
spoil "DELETE FROM journal"
check 'and lost without it' 1 $wellbook salvage broken.wellbook lost.wellbook --json
has out '"table": "practice_answer"'
has out '"skipped": 5'
has out '"lost": "5"'
has out '"table": "journal"'
has err 'recovered into lost.wellbook, but not all: 2 tables lost rows'
check 'what was recovered is there and sound' 0 $wellbook check lost.wellbook
check 'the report in Chinese' 1 $wellbook salvage broken.wellbook zh.wellbook --lang zh
has out '读出行数'
has err '已恢复到 zh.wellbook，但不完整'
check 'onto a file' 1 $wellbook salvage broken.wellbook lost.wellbook
: >stale.wellbook-wal
check 'beside a stale log' 1 $wellbook salvage broken.wellbook stale.wellbook
has err 'stale.wellbook-wal is left of another workbook'
mkfifo pipe
check 'a FIFO' 1 $wellbook salvage pipe other.wellbook
has err 'pipe is not a file'
check 'a device' 1 $wellbook salvage /dev/zero other.wellbook
has err 'is not a file'
dd if=demo.wellbook of=short.wellbook bs=4096 count=1 2>dd
check 'a file without tables' 1 $wellbook salvage short.wellbook other.wellbook
has err 'take a backup'
check 'an unknown format' 1 $wellbook salvage broken.wellbook other.wellbook --format xml
for blocks in 1000 3000 5000; do
    check "no room beyond $blocks blocks" 1 sh -c "trap '' XFSZ; ulimit -f $blocks; $wellbook salvage demo.wellbook full.wellbook"
    check 'nothing has its name' 1 test -e full.wellbook
done
left=$(ls -A | grep -c '^\.')
check 'nothing is left behind' 0 [ "$left" = 0 ]
exit $failed
