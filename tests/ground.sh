#!/bin/sh
# Workbooks whose file, log or place is not what it should be, as the command line meets them.
# Lines "ok" and "not ok" are counted.
work=$BUILD/tests/ground.tmp
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

is() { # NAME TEST…
    name=$1; shift
    if "$@"; then echo "ok   $name"; else echo "not ok   $name"; failed=1; fi
}

sum() { sha256sum < "$1"; }

check 'new' 0 $wellbook new a.wellbook --customer ACME
check 'another' 0 $wellbook new b.wellbook --customer Else

# One transaction, whose log has the page of the acts as well.
says() { # WORD
    echo "BEGIN; UPDATE engagement SET program = '$1'; UPDATE journal SET number = number; COMMIT"
}

# A log that a killed program left.
leave_log() { # WORKBOOK
    cp "$1" left.wellbook
    sqlite3 left.wellbook "$(says 'left behind')" '.shell cp left.wellbook-wal left-wal'
    rm -f left.wellbook left.wellbook-wal left.wellbook-shm
}

leave_log b.wellbook
for suffix in wal shm journal; do
    cp left-wal "n.wellbook-$suffix"
    check "new beside a -$suffix" 1 $wellbook new n.wellbook --customer X
    has err "n.wellbook-$suffix is left of another workbook"
    check "demo beside a -$suffix" 1 $wellbook demo n.wellbook
    check "salvage beside a -$suffix" 1 $wellbook salvage a.wellbook n.wellbook
    check "backup beside a -$suffix" 1 $wellbook backup a.wellbook -o n.wellbook
    is 'what lies there stays' cmp -s left-wal "n.wellbook-$suffix"
    is 'nothing was made' test ! -e n.wellbook
    rm "n.wellbook-$suffix"
done

# Another's log is not read over a file, whatever is done with it.
check 'an answer' 0 $wellbook set a.wellbook engagement.project_name 'Move to the cloud'
before=$(sum a.wellbook)
cp left-wal a.wellbook-wal
check 'reading beside a foreign log' 0 $wellbook list a.wellbook fields
has out 'Move to the cloud'
has err 'a.wellbook-wal beside it is the log of another file'
is 'it is said once' test "$(wc -l <err)" = 1
for order in 'plan a.wellbook' 'backup a.wellbook --list' 'info a.wellbook'; do
    check "$order beside a foreign log" 0 $wellbook $order
    is 'it is said once' test "$(grep -c 'is the log of another file' err)" = 1
done
check 'checking beside a foreign log' 1 $wellbook check a.wellbook
is 'it is said once' test "$(grep -c 'is the log of another file' err)" = 1
check 'taking from one beside a foreign log' 1 $wellbook merge b.wellbook a.wellbook
has err 'is the log of another file'
check 'writing beside a foreign log' 1 $wellbook set a.wellbook engagement.project_name Other
has err 'a.wellbook-wal beside it is the log of another file'
is 'the file is as it was' test "$before" = "$(sum a.wellbook)"
is 'the log is as it was' cmp -s left-wal a.wellbook-wal
rm -f a.wellbook-wal a.wellbook-shm
check 'without that log it goes on' 0 $wellbook set a.wellbook engagement.project_name Other

# Twice no room, so that the log stays and has no index: it is its own all the same.
check 'a workbook' 0 $wellbook new room.wellbook --customer X --workload Shop
check 'no room to take it in' 1 sh -c "trap '' XFSZ; ulimit -f 72; $wellbook assign room.wellbook Li --mail li@x.example"
is 'the log is left' test -s room.wellbook-wal
check 'no room for an index' 1 sh -c "trap '' XFSZ; ulimit -f 32; $wellbook recommend room.wellbook"
check 'room again' 0 $wellbook list room.wellbook respondents
has out 'li@x.example'
check 'and it goes on' 0 $wellbook assign room.wellbook Wang

# Its own log is read, also when both were copied.
cp b.wellbook own.wellbook
cp left-wal own.wellbook-wal
check 'its own log' 0 $wellbook set own.wellbook engagement.project_name Own
is 'the log was read' test "$(sqlite3 own.wellbook 'SELECT program FROM engagement')" = 'left behind'

# A bit of the last act flipped in the file does not make its log another's.
check 'a last act' 0 $wellbook set own.wellbook engagement.project_name Later
cp own.wellbook flip.wellbook
sqlite3 flip.wellbook "UPDATE journal SET number = number" '.shell cp flip.wellbook-wal flip-wal'
cp own.wellbook flip.wellbook; cp flip-wal flip.wellbook-wal
at=$(LC_ALL=C grep -abo '2026-11-23T09:00:00Ztesteract' flip.wellbook | tail -n 1 | cut -d : -f 1)
printf X | dd of=flip.wellbook bs=1 seek=$((at - 10)) conv=notrunc 2>/dev/null
check 'the log is its own' 0 $wellbook check flip.wellbook
has out 'The file is sound.'

# One bad byte in the log of a killed program: it is neither used in part nor deleted.
cp b.wellbook d.wellbook
sqlite3 d.wellbook "$(says 'first')" "$(says 'left behind')" \
    '.shell cp d.wellbook-wal d-wal; cp d.wellbook-shm d-shm'
cp b.wellbook d.wellbook; cp d-wal d.wellbook-wal; cp d-shm d.wellbook-shm
check 'a whole log is read' 0 $wellbook info d.wellbook
is 'the log was read' test "$(sqlite3 d.wellbook 'SELECT program FROM engagement')" = 'left behind'
cp b.wellbook d.wellbook; cp d-wal d.wellbook-wal; cp d-shm d.wellbook-shm
printf X | dd of=d.wellbook-wal bs=1 seek=3000 conv=notrunc 2>/dev/null
cp d.wellbook-wal d-wal
check 'reading beside a damaged log' 0 $wellbook info d.wellbook
has err 'its log d.wellbook-wal is damaged: of'
check 'writing beside a damaged log' 1 $wellbook set d.wellbook engagement.project_name Other
check 'checking beside a damaged log' 1 $wellbook check d.wellbook
is 'the log is as it was' cmp -s d-wal d.wellbook-wal
check 'salvage looks into it' 1 $wellbook salvage d.wellbook d2.wellbook
has err 'pages that were kept in its log d.wellbook-wal only'
is 'what follows the damage is there' test "$(sqlite3 d2.wellbook 'SELECT program FROM engagement')" = 'left behind'

# Copied without its index: the bad page is the end of one act, and another follows.
cp b.wellbook d3.wellbook; cp d-wal d3.wellbook-wal
check 'reading beside a damaged log without its index' 0 $wellbook info d3.wellbook
has err 'its log d3.wellbook-wal is damaged: of'
check 'writing beside it' 1 $wellbook set d3.wellbook engagement.project_name Other
is 'the log is as it was' cmp -s d-wal d3.wellbook-wal

# A bad byte in its first 32: without them all that follows would be dropped.
cp b.wellbook d.wellbook
sqlite3 d.wellbook "$(says 'first')" "$(says 'left behind')" \
    '.shell cp d.wellbook-wal d-wal'
for at in 1 5 9 13 17 25; do
    rm -f d4.wellbook* d5.wellbook
    cp b.wellbook d4.wellbook; cp d-wal d4.wellbook-wal
    printf X | dd of=d4.wellbook-wal bs=1 seek=$at conv=notrunc 2>/dev/null
    check "writing beside a log with a bad byte at $at" 1 $wellbook set d4.wellbook engagement.project_name Other
    is 'the log is there' test -s d4.wellbook-wal
done
check 'salvage reads what follows' 0 $wellbook salvage d4.wellbook d5.wellbook
is 'what follows is there' test "$(sqlite3 d5.wellbook 'SELECT program FROM engagement')" = 'left behind'

# A rollback journal of another file.
cp a.wellbook j.wellbook
sqlite3 b.wellbook 'PRAGMA journal_mode = DELETE' 'BEGIN; UPDATE engagement SET created_by = created_by' \
    'PRAGMA cache_size = 1; UPDATE practice SET id = id' '.shell cp b.wellbook-journal left-journal' 'ROLLBACK' >/dev/null
if [ -s left-journal ]; then
    before=$(sum j.wellbook)
    cp left-journal j.wellbook-journal
    check 'reading beside a foreign journal' 0 $wellbook info j.wellbook
    is 'the file is as it was' test "$before" = "$(sum j.wellbook)"
fi

# What only has the name of a log is neither read nor deleted, and nothing waits for it.
cp a.wellbook s.wellbook
refuse_beside() { # SUFFIX
    before=$(sum s.wellbook)
    check "reading beside a -$1 that is none" 0 timeout 20 $wellbook info s.wellbook
    check "writing beside a -$1 that is none" 1 timeout 20 $wellbook set s.wellbook engagement.project_name Other
    has err "s.wellbook-$1 beside it is not one that Wellbook made"
    is 'the file is as it was' test "$before" = "$(sum s.wellbook)"
}
for suffix in wal shm journal; do
    echo precious > s.wellbook-$suffix
    refuse_beside $suffix
    is 'the text is as it was' test "$(cat s.wellbook-$suffix)" = precious
    rm s.wellbook-$suffix
    : > elsewhere; ln elsewhere s.wellbook-$suffix
    refuse_beside $suffix
    is 'the linked file is as it was' test ! -s elsewhere
    rm s.wellbook-$suffix
    ln -s nowhere s.wellbook-$suffix
    refuse_beside $suffix
    is 'nothing was made where the link leads' test ! -e nowhere
    rm s.wellbook-$suffix
    mkfifo s.wellbook-$suffix
    refuse_beside $suffix
    rm s.wellbook-$suffix
done
check 'without them it goes on' 0 $wellbook set s.wellbook engagement.project_name Other

# Under two names a file would have two logs.
ln s.wellbook t.wellbook
check 'reading under a second name' 0 $wellbook info t.wellbook
for name in s t; do
    check "writing under name $name" 1 $wellbook set $name.wellbook engagement.project_name Lost
    has err 'it has another name as well (a hard link)'
done
rm t.wellbook
check 'with one name it goes on' 0 $wellbook set s.wellbook engagement.project_name Again

# Mounted by itself it would have its log where it is mounted.
mkdir mounted; : >mounted/s.wellbook
cat >on_mount <<'EOF'
mount --bind s.wellbook mounted/s.wellbook || exit 77
$wellbook set mounted/s.wellbook engagement.project_name Lost || $wellbook info mounted/s.wellbook
EOF
wellbook=$wellbook unshare -rm sh on_mount >out 2>err
if [ $? != 77 ]; then
    has err 'it is mounted by itself'
    has out 'phase: Application'
fi

# A header that says nothing of its format is no sound one.
cp a.wellbook v.wellbook
printf '\0\0\0\0' | dd of=v.wellbook bs=1 seek=60 conv=notrunc 2>/dev/null
check 'a file without a format is not sound' 1 $wellbook check v.wellbook
has err 'its header does not say which format it has'
is 'nothing else is said of it' test ! -s out

# Nothing is written where a workbook keeps its log, index or lock.
for target in a.wellbook-wal a.wellbook-shm a.wellbook-journal .a.wellbook.lock; do
    rm -f $target
    check "export to $target" 1 $wellbook export a.wellbook investigation-report --anyway draft --output $target
    case $target in
    *.lock) has err "$target is the lock of a workbook" ;;
    *) has err "$target: names that end in -wal, -shm or -journal" ;;
    esac
    is 'nothing was made' test ! -e $target
done

# On a full disk reading goes on, nothing is left, and what fails says why.
mkdir full
cat >on_full_disk <<'EOF'
mount -t tmpfs -o size=8m none full || exit 77
cp a.wellbook full && cd full && dd if=/dev/zero of=fill bs=4k 2>/dev/null
for order in 'info a.wellbook' 'export a.wellbook project-plan -o ../from-full.xlsx' 'list a.wellbook workloads' \
    'set a.wellbook engagement.project_name Full' 'export a.wellbook project-plan -o plan.xlsx' \
    'export a.wellbook project-plan --format csv -o csv' 'backup a.wellbook -o copy.wellbook' 'info a.wellbook'; do
    $wellbook $order >../said 2>../err; echo "$? ${order%% *}"
    grep -q 'disk is full' ../err || echo 'without the cause'
done
ls -A
rm fill; $wellbook check a.wellbook | head -n 1
EOF
wellbook=$wellbook unshare -rm sh on_full_disk >out 2>err
if [ $? != 77 ]; then
    printf '%s\n' '0 info' '0 export' '0 list' '1 set' '1 export' '1 export' '1 backup' '0 info' a.wellbook fill \
        'The file is sound.' >want
    is 'a full disk' cmp out want
    is 'a report to another disk is there' test -s from-full.xlsx
fi

# Our folder is not made where everybody may write, sticky or not.
mkdir everybody; chmod 1777 everybody
check 'a backup in a folder of everybody' 1 env XDG_DATA_HOME="$work/everybody" $wellbook backup a.wellbook
has err 'everybody may be written to by everyone'
is 'no folder was made' test ! -e everybody/wellbook
for order in 'start' 'a.wellbook'; do
    [ $order = start ] && order=
    env XDG_DATA_HOME="$work/everybody" script -qec "$wellbook $order" /dev/null >out 2>&1 </dev/null
    has out "everybody may be written to by everyone; set XDG_DATA_HOME to a folder of your own"
    is 'it is all that is said' test "$(wc -l <out)" = 1
done
mkdir -m 700 everybody/wellbook
check 'one of ours is used' 0 env XDG_DATA_HOME="$work/everybody" $wellbook backup a.wellbook

# Where it lies.
mkdir -p OneDrive/Customer 'a/b' synced
cp a.wellbook OneDrive/Customer; cp a.wellbook a/b; cp a.wellbook synced; : > synced/.stfolder; mkdir a/b/.git
for path in OneDrive/Customer synced; do
    check "opened in $path" 0 $wellbook info $path/a.wellbook
    has err 'lies in a folder that another program keeps in step'
done
for path in . a/b; do
    check "opened in $path" 0 $wellbook info $path/a.wellbook
    is 'nothing is said of it' test ! -s err
done

# Renamed while it is open, and written under the new name: two logs, of which the name would choose one.
check 'one to be renamed' 0 $wellbook new first.wellbook --customer ACME --workload Shop
mkfifo keys
$wellbook ask first.wellbook --question SEC01 <keys >asked 2>&1 &
asking=$!
exec 7>keys
while ! grep -q '> $' asked; do kill -0 $asking 2>/dev/null || break; done
mv first.wellbook second.wellbook
check 'an answer under the second name' 1 $wellbook answer second.wellbook SEC05 SEC05_1=partial
has err 'second.wellbook is open in another program: process '
mv second.wellbook first.wellbook
check 'reading it in the meantime' 0 $wellbook list first.wellbook answers
printf 'y\nq\n' >&7
exec 7>&-
wait $asking
check 'an answer when it is closed' 0 $wellbook answer first.wellbook SEC05 SEC05_1=partial
check 'both are there' 0 $wellbook list first.wellbook answers
has out 'SEC01_1'
has out 'SEC05_1'

# Replaced after the answer, before it is closed: where that went is said, and it is no success.
cp first.wellbook other.wellbook
: >asked
$wellbook ask first.wellbook --question SEC01 <keys >asked 2>&1 &
asking=$!
exec 7>keys
printf 'y\n' >&7
while ! grep -q 'SEC01_2' asked; do kill -0 $asking 2>/dev/null || break; done
mv other.wellbook first.wellbook
printf 'q\n' >&7
exec 7>&-
wait $asking
is 'a file that was replaced is no success' test $? = 1
has asked 'first.wellbook was replaced by another file while it was open'
has asked 'All that it held is in'

exit $failed
