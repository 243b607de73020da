# What the scripts of this folder share; each begins with it. A script is one command: its
# scratch folder and its data home are its own, so that any of them can run alone, and all
# of them at once. Lines "ok" and "not ok" are counted; the exit status follows from them.
script=$(basename "$0" .sh)
work=$BUILD/tests/command-$script.tmp
rm -rf "$work"; mkdir -p "$work"; cd "$work" || exit 1
PATH=$BUILD:$PATH; export PATH
XDG_DATA_HOME=$work/home; export XDG_DATA_HOME
failed=0
trap finish EXIT

result() { # NAME TEST…: passes when the test does; else out and err begin to say why
    name=$1; shift
    if "$@"; then echo "ok $name"; return; fi
    echo "not ok $name"; head -n 5 out err; failed=1
}

must() { # COMMAND…: what the tests stand on
    "$@" >out 2>err </dev/null && return
    echo "exit $?: $*"; cat err; exit 1
}

check() { # NAME STATUS-EXPECTED COMMAND…: stdout in out, stderr in err
    name=$1 expected=$2; shift 2
    "$@" >out 2>err </dev/null
    status=$?
    if [ $status = "$expected" ]; then echo "ok $name"
    else echo "not ok $name: exit $status, not $expected"; cat err; failed=1; fi
    if grep -q 'was not looked at' err; then echo "not ok $name: part of it goes unheard"; cat err; failed=1; fi
}

has() { # FILE LINE: a whole line of it
    result "  says: $2" matches "$1" -xF "$2"
}

starts() { # FILE TEXT: a line begins so, where the rest is of no matter here
    result "  says: $2…" begins "$1" "$2"
}

like() { # FILE PATTERN: a whole line is like it
    result "  says: $2" matches "$1" -xE "$2"
}

lacks() { # FILE PATTERN: no line is like it, not even in part
    result "  does not say: $2" unmatched "$1" "$2"
}

matches() { # without the CR of CSV
    tr -d '\r' <"$1" | grep -q "$2" -e "$3"
}

begins() {
    TEXT=$2 awk 'index($0, ENVIRON["TEXT"]) == 1 { found = 1 } END { exit !found }' "$1"
}

unmatched() {
    ! matches "$1" -E "$2"
}

plan_workbook() { # FILE: three recommendations, accepted
    must wellbook new "$1" --customer ACME
    must wellbook answer "$1" SEC01 SEC01_1=missing SEC01_2=unknown SEC01_3=partial
    must wellbook recommend "$1" --accept-all
}

recommendation_of() { # FILE PRACTICE: its id
    wellbook list "$1" recommendations --format json | sed -n "s/.*\"id\": \"\\($2-[0-9a-z]*\\)\".*/\\1/p"
}

finish() { # a check that fails is no reason to end before the others
    [ $? = 0 ] || { echo "not ok $script came to its end"; failed=1; }
    leftovers=$(ls -A | grep -E '^\..*(lock|[A-Za-z0-9]{6})$|-wal$|-shm$')
    if [ -z "$leftovers" ]; then echo 'ok nothing is left beside the files'
    else echo "not ok left behind: $leftovers"; failed=1; fi
    exit $failed
}
