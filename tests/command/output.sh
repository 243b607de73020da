#!/bin/sh
# What every command that is given a name to write to leaves alone.
. "$TOP/tests/command/lib.sh"

must wellbook new a.wellbook --customer ACME --workload Shop
must wellbook key new
cp out public
must wellbook seal a.wellbook --to public -o in.sealed
printf 'correct horse battery\n' >phrase
must wellbook export a.wellbook questionnaire -o sent.xlsx
must wellbook import a.wellbook sent.xlsx
hash=$(wellbook list a.wellbook sent --format csv | grep -oE '[0-9a-f]{64}' | head -n 1)

write() { # COMMAND NAME: the command, writing there
    case $1 in
    export-pptx) wellbook export a.wellbook consulting-report --anyway draft --format pptx --output "$2" ;;
    export-*) wellbook export a.wellbook investigation-report --anyway draft --format "${1#export-}" --output "$2" ;;
    questionnaire-*) wellbook export a.wellbook questionnaire --format "${1#questionnaire-}" --output "$2" ;;
    deliver) wellbook deliver a.wellbook investigation-report --anyway draft --output "$2" ;;
    compare) wellbook compare a.wellbook later.wellbook --output "$2" ;;
    original) wellbook original a.wellbook "$hash" --output "$2" ;;
    backup) wellbook backup a.wellbook --output "$2" ;;
    handover) wellbook handover a.wellbook project-plan --output "$2" --passphrase-fd=9 9<phrase ;;
    seal) wellbook seal a.wellbook --to public --output "$2" ;;
    unseal) wellbook unseal in.sealed --output "$2" ;;
    new) wellbook new "$2" --customer ACME ;;
    demo) wellbook demo "$2" ;;
    salvage) wellbook salvage a.wellbook "$2" ;;
    restore) wellbook restore "$2" a.wellbook ;;
    esac
}
with_output='export deliver compare original backup handover seal unseal'
files='export-xlsx export-docx export-pptx export-json export-text questionnaire-xlsx deliver compare original backup
    handover seal unseal'
folders='export-csv questionnaire-csv'

wellbook help | sed -n 's/^  wellbook \([a-z]*\) .*--output PATH.*/\1/p' | sort >have
printf '%s\n' $with_output | sort >want
result 'each command with --output is tried here' cmp -s have want

refused() { # COMMAND NAME: it says one sentence, and all is as it was
    write "$1" "$2" >out 2>err </dev/null
    status=$?
    result "$1 to $2" test $status = 1 -a "$(wc -l <err)" = 1
}

mkdir mine; cd mine || exit 1
cp -p ../a.wellbook later.wellbook
for name in a.wellbook in.sealed public phrase; do cp -p ../$name .; done
printf 'PK\003\004precious' >x.zip
ln -s x.zip link; mkfifo pipe; mkdir folder; echo precious >folder/01-cover.csv; echo precious >folder/x
mkdir sheets; echo precious >sheets/01-cover.csv
ls -lR --time-style=full-iso folder sheets x.zip link pipe in.sealed >before
cat x.zip folder/* sheets/* in.sealed >>before
for command in $files $folders new demo salvage; do
    for name in x.zip link pipe folder sheets in.sealed; do refused $command $name; done
done
ls -lR --time-style=full-iso folder sheets x.zip link pipe in.sealed >after
cat x.zip folder/* sheets/* in.sealed >>after
result 'all of it is as it was' cmp before after

for command in $files $folders new demo salvage restore; do
    for name in a.wellbook-wal none-shm none-journal; do refused $command $name; done
done
refused backup a.wellbook-wal.of-b
result 'no name of a log was made' test -z "$(ls | grep -E 'none|-(wal|shm|journal)')"

# What one that was killed left there goes with the next.
for command in $files new demo salvage restore.restored; do
    : >.free-$command.~aB3xYz; : >.free-$command.~aB3xYz-wal
done
: >.other.~aB3xYz
for command in $files $folders new demo salvage restore; do
    check "$command to a new name" 0 write $command free-$command
done
result 'what was left of them went, and nothing else' test "$(ls -A | grep '~')" = .other.~aB3xYz
rm .other.~aB3xYz

# Where there is no room the sentence names the file and the cause, and nothing is left. Those that
# note in the workbook that something left need room in it as well (tests/ground.sh).
no_room() { # COMMAND NAME
    (ulimit -f 70; write "$1" "$2") >out 2>err </dev/null
    status=$?
    result "$1 without room" test $status = 1 -a "$(wc -l <err)" = 1
    result "$1 without room: where and why" grep -q "$2.*File too large" err
}
ls -A >before
for command in questionnaire-xlsx original seal unseal; do no_room $command room-$command; done
ls -A >after
result 'nothing is left of them' cmp before after

# What it wrote itself it writes anew, and nothing else in its place.
for format in xlsx docx pptx csv; do
    report=consulting-report; [ $format = csv ] && report=investigation-report
    for time in first second; do
        check "$format, the $time time" 0 wellbook export a.wellbook $report --format $format --anyway draft -o own.$format
    done
done
check 'another deliverable in its place' 1 wellbook export a.wellbook project-plan -o own.xlsx
has err 'wellbook: own.xlsx is not this deliverable of this engagement; move it away, or choose another name'
check 'another format in its place' 1 wellbook export a.wellbook consulting-report --format docx --anyway draft -o own.pptx
has err 'wellbook: own.pptx is not this deliverable of this engagement; move it away, or choose another name'
check 'in the other language it is the same' 0 wellbook export a.wellbook consulting-report --anyway draft --lang zh -o own.xlsx
check 'and back' 0 wellbook export a.wellbook consulting-report --anyway draft -o own.xlsx
cd .. || exit 1
