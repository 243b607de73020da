#!/bin/sh
# Each folder's files.am names its files, one a line and sorted; what is not named is neither
# built nor shipped. A name without an ending may be a folder, with all that is in it.
cd "$TOP" || exit 1
status=0
wrong() {
    echo "$1"
    status=1
}
for folder in src ui data templates tests; do
    awk '
    /^\t/ { if ($1 <= last) { print FILENAME ": " $1 " is out of order"; bad = 1 } last = $1; next }
    { last = "" }
    END { exit bad }' "$folder/files.am" || status=1
    listed=$(sed -n 's/^\t\([^ ]*\).*/\1/p' "$folder/files.am")
    for file in $listed; do
        [ -e "$file" ] || wrong "$folder/files.am: there is no $file"
    done
    # What an in-tree build makes is not a source.
    unlisted=$( (echo "$listed"; echo; find "$folder" -type f ! -name files.am ! -name '*.o' ! -name '*~' \
        ! -name '*.log' ! -name '*.trs' ! -name .dirstamp ! -path '*/.deps/*' ! -path '*.tmp/*' \
        ! -name schema_steps.c ! -name schema_views.c) | awk '
        !NF { behind = 1; next }
        !behind { listed[$0] = 1; next }
        {
            for (name = $0; name != ""; name = name ~ /\// ? substr(name, 1, match(name, /\/[^\/]*$/) - 1) : "")
                if (name in listed) next
            print
        }')
    for file in $unlisted; do
        [ -x "$file" ] && [ "$(cd "$BUILD" && pwd -P)" = "$(pwd -P)" ] && continue # a program built here
        wrong "$folder/files.am does not name $file"
    done
done
exit $status
