#!/bin/sh
# Whatever ends the program gives the terminal back and keeps what was typed; an editor that
# fails is said and leaves nothing behind; a terminal that cannot be painted on is refused.
# In a real tmux; waits by polling the screen.
command -v tmux >/dev/null || exit 77
work=$BUILD/tests/endings.tmp
rm -rf "$work"; mkdir -p "$work"; cd "$work" || exit 1
# Messages name files in it, and must not break where a test looks for them.
run=$(mktemp -d) || exit 1
wellbook=$BUILD/wellbook
tm="tmux -u -L wellbook-endings-$$ -f /dev/null"
failed=0

await() { # NAME TEXT
    tries=0
    while [ $tries -lt 4000 ]; do
        if $tm capture-pane -p | grep -q -e "$2"; then echo "ok $1"; return; fi
        tries=$((tries + 1))
        tick
    done
    echo "not ok $1: the screen never showed '$2'"
    $tm capture-pane -p
    exit 1 # what follows would be typed into another screen
}

expect() { # NAME COMMAND…
    name=$1; shift
    if "$@"; then echo "ok $name"; else echo "not ok $name"; failed=1; fi
}

# Between two looks. A process of its own: nothing here waits for another that may be gone.
tick() { perl -e 'select undef, undef, undef, 0.025'; }
trap '$tm kill-server 2>/dev/null; rm -rf "$run"' EXIT

keys() { $tm send-keys "$@"; }

# What the program becomes keeps the number of the shell that writes it down.
cat >start <<EOF
echo \$\$ >$work/pid
exec $wellbook shop.wellbook --ascii
EOF
$wellbook demo shop.wellbook >/dev/null || exit 1
$tm new-session -d -x 100 -y 24 "ulimit -c 0; PS1='prompt> ' XDG_RUNTIME_DIR=$run EDITOR=./edit VISUAL= sh"
await 'a shell' 'prompt>'

open_note() {
    keys "clear; sh start; echo \"status \$?.\"; stty -a | tr ' ;' '\n\n' | grep -c -x -e echo -e icanon -e isig | sed 's/^/modes /'" Enter
    await "$1: started" '[A-Z]\{3\}[0-9][0-9]\|Next:'
    $tm capture-pane -p | grep -q 'Next:' && keys i
    await "$1: interview" '[A-Z]\{3\}[0-9][0-9]  '
    keys N
    await "$1: note" 'Ctrl-S'
}

# As soon as the text shows, and before the second in which drafts are kept.
number=0
for signal in 1 2 3 10 12 13 14 15 24 26 27 29 30 34 64; do
    number=$((number + 1))
    open_note "signal $signal"
    keys -l " t$number."
    await "signal $signal: typed" " t$number\."
    kill -$signal "$(cat pid)"
    await "signal $signal: ended" "^status $((128 + signal))\."
    await "signal $signal: the terminal is restored" '^modes 3'
    expect "signal $signal: the text is kept" sh -c "sqlite3 shop.wellbook 'SELECT text FROM draft' | grep -q 't$number\.'"
done
for signal in 4 5 6 8 31; do
    open_note "fault $signal"
    kill -$signal "$(cat pid)"
    await "fault $signal: ended" "^status $((128 + signal))\."
    await "fault $signal: the terminal is restored" '^modes 3'
done

open_note 'index cut'
keys -l ' before the cut.'
await 'index cut: typed' 'before the cut\.'
tries=0
until [ $tries = 4000 ] || sqlite3 shop.wellbook 'SELECT text FROM draft' | grep -q 'before the cut'; do
    tries=$((tries + 1)); tick
done
: >shop.wellbook-shm
keys -l ' after it.'
await 'index cut: said' 'was cut short, probably a -shm'
await 'index cut: the terminal is restored' 'modes 3' # what was typed meanwhile may stand before it
expect 'index cut: the text is kept' sh -c "$wellbook list shop.wellbook answers >/dev/null && sqlite3 shop.wellbook 'SELECT text FROM draft' | grep -q 'before the cut'"
expect 'index cut: the file is sound' sh -c "$wellbook check shop.wellbook >/dev/null"

open_note 'editor'
keys C-u; keys C-t; keys C-k
left() { ls "$run" | grep -c . ; }

edit() { # NAME SCRIPT TEXT-SHOWN FILES-LEFT
    printf '#!/bin/sh\n%s\n' "$2" >edit.new; chmod 700 edit.new; mv edit.new edit
    keys C-e
    await "$1" "$3"
    expect "$1: files left: $4" [ "$(left)" = "$4" ]
}

edit 'an editor that works' 'printf "from outside\n" >"$1"' 'from outside' 0
edit 'one that changes nothing and fails' 'exit 3' 'it ended with status 3. The text is as it was' 0
edit 'one that saves and fails' 'echo "saved all the same" >"$1"; exit 4' 'status 4. What it had saved was taken over' 0
await 'its text is there' 'saved all the same'
edit 'one that saves and is killed' 'echo "before the kill" >"$1"; kill -9 $$' '\(signal 9\|status 137\). What it had saved' 0
await 'that text, too' 'before the kill'
edit 'one that removes the file' 'rm "$1"' 'No such file' 0
edit 'a text that is too long' 'head -c 40000 /dev/zero | tr "\0" x >"$1"' 'at most 32000' 1
expect 'and is all in the file' [ "$(cat "$run"/* | wc -c)" = 40000 ]
rm "$run"/*
edit 'a text that is not UTF-8' 'printf "a\377" >"$1"' 'not valid UTF-8' 1
rm "$run"/*
edit 'a text with a NUL byte' 'printf "a\0b" >"$1"' 'NUL byte' 1
rm "$run"/*
# One that is back at once and saves later, as those that open a window of their own.
# Held open for both ways here, so that neither side ever waits for the other to open it.
mkfifo go; exec 8<>go
edit 'an editor in a window of its own' \
    '{ while read -r line && [ "$line" != end ]; do echo "$line" >"$1.new"; mv "$1.new" "$1"; done; } <go >/dev/null 2>&1 &' 'saves later is taken over' 1
echo 'saved in the window' >&8
await 'what it saves is taken over' 'saved in the window'
await 'and it is said' 'saved in your editor is taken over'
expect 'the file stays for the next' [ "$(left)" = 1 ]
echo 'and once more' >&8
await 'the next, too' 'and once more'
keys -l ' and typed'
await 'typed after it' 'and once more and typed'
keys C-s
await 'kept' 'SEC01 Note: MFA on root'
expect 'no file is left' [ "$(left)" = 0 ]
echo end >&8
keys N
await 'the note again' 'and once more and typed'
keys C-e
await 'in that window again' 'saves later is taken over'
printf 'a\377\n' >&8
await 'what is not UTF-8 is said' 'not valid UTF-8'
keys C-u C-t C-k; keys -l 'typed here'
echo 'saved last' >&8
await 'and what is saved after that taken over' 'saved last'
expect 'with one file' [ "$(left)" = 1 ]
keys C-s
await 'kept as well' 'SEC01 Note: and once more'
expect 'nothing is left' [ "$(left)" = 0 ]
echo end >&8
sqlite3 shop.wellbook 'SELECT note FROM answer' >notes
expect 'the note is what was saved last' grep -qx 'saved last' notes
keys N
await 'the note once more' 'saved last'
keys C-u; keys C-t; keys C-k; keys -l 'before the kill'
rm edit
keys C-e
await 'no editor' 'it could not be started'
expect 'no editor: no file' [ "$(left)" = 0 ]
await 'the text is still there' 'before the kill'
printf '#!/bin/sh\necho %s >"$1"; echo edits; read -r _\n' 'half' >edit.new; chmod 700 edit.new; mv edit.new edit
keys C-e
await 'the editor runs' '^edits'
kill -15 "$(cat pid)"
keys Enter
await 'ended under the editor' '^status 143\.'
await 'restored after it' '^modes 3'
expect 'what it saved is kept' sh -c "sqlite3 shop.wellbook 'SELECT text FROM draft' | grep -q -x half"
expect 'and no file' [ "$(left)" = 0 ]

# Where a workbook went that was deleted under the screens is said, and not as if nothing were.
cp shop.wellbook gone.wellbook
keys "clear; $wellbook gone.wellbook --ascii; echo \"status \$?.\"" Enter
await 'another is open' '[A-Z]\{3\}[0-9][0-9]\|Business status'
rm gone.wellbook
keys C-c
await 'a deleted one: ended' '^status 1\.'
await 'a deleted one: said' 'was deleted while it was open'

for type in '' dumb no-such-type; do
    keys "clear; TERM='$type' $wellbook shop.wellbook; echo \"status \$?.\"" Enter
    await "TERM='$type': refused" '^status 2\.'
    await "TERM='$type': says what to do" 'set TERM\|set it'
    expect "TERM='$type': nothing painted" sh -c "! $tm capture-pane -p | grep -q 'Next:'"
done
keys "clear; env -u TERM $wellbook shop.wellbook; echo \"status \$?.\"" Enter
await 'without TERM' '^status 2\.'
expect 'commands need none' env TERM=dumb $wellbook list shop.wellbook workloads >/dev/null
expect 'the file is sound' sh -c "$wellbook check shop.wellbook >/dev/null"
exit $failed
