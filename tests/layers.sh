#!/bin/sh
# tests/layers lists folders and modules from the ground up: a file may include only what stands
# in an earlier folder, or in its own on its own line (a family) or an earlier one, and says the
# folder. Headers called _private and _state stay in their folder. Each third-party header has
# one owner. What is printed goes through out.h.
cd "$TOP" && awk '
function wrong(text) { print FILENAME ": " text; bad = 1 }
function owned(header, owner) {
	if ($0 ~ "^#include <" header && me !~ owner) wrong("does not own " $2)
}
FNR == NR {
	if (/^\[/) { folder = $1; gsub(/[][]/, "", folder) }
	else if ($1 != "#") for (i = 1; i <= NF; i++) {
		if ($i in layer) wrong($i " is listed twice")
		layer[$i] = FNR; home[$i] = folder
	}
	next
}
FNR == 1 {
	me = FILENAME; sub(/.*\//, "", me); sub(/\.[ch]$/, "", me)
	dir = FILENAME; sub(/\/[^\/]*$/, "", dir)
	count++
	if (!(me in layer)) wrong("not listed in tests/layers")
	else if (home[me] != dir) wrong("listed in tests/layers under " home[me])
}
/^#include "/ {
	split($2, part, "\""); other = part[2]; sub(/\.h$/, "", other)
	if (other == "config") next
	from = other; sub(/\/[^\/]*$/, "", from); sub(/.*\//, "", other)
	place = home[other]; sub(/^[^\/]*\//, "", place)
	if (!(other in layer) || from != place) wrong("includes " part[2] " without its folder")
	else if (layer[other] > layer[me]) wrong("may not include " part[2])
	else if (other ~ /_(private|state)$/ && home[other] != dir) wrong(part[2] " is private to its folder")
}
{
	owned("sqlite3", "^store(_|$)"); owned("csv[.]h", "^csv(_cells)?$"); owned("jansson", "^json$")
	owned("xlsxwriter", "^xlsx"); owned("uni(case|ctype|gbrk|lbrk|norm|str|width)[.]h>", "^text$")
	owned("(sodium|openssl)", "^(base64|hash|passphrase|seal(_key)?)$"); owned("yajl", "^json_reader$"); owned("zip[.]h", "^zip_library$")
	owned("iconv", "^encoding$"); owned("glpk", "^optimum$"); owned("expat", "^xml$"); owned("libxml", "^markup$")
}
FILENAME ~ /[.]c$/ && me !~ /^(out|base|main)$/ &&
/(^|[^A-Za-z_])((printf|puts|putchar|perror) ?\((tr\(|["a-z&*])|(stdout|stderr)[^A-Za-z_])/ {
	if (!(me == "xlsx" && /fflush/)) wrong("prints past out.h: " $0)
}
/(^|[^a-z_])(unlink|unlinkat|rename|renameat|remove|rmdir|fopen)\(/ && me != "file" { wrong("removes, moves or opens a file past file.c") }
/^#include <(n?curses|panel|term[.]h)/ && FILENAME !~ /^ui\// { wrong("the core includes curses") }
END { if (!count) { print "no source found"; bad = 1 } exit bad }' tests/layers src/*/*.[ch] ui/*/*.[ch] || exit 1

# A linker takes the first of two things of one name out of an archive and is silent.
objects="$BUILD/libwellbook.a $BUILD/libscreens.a $BUILD/ui/workbook/wellbook-main.o"
twice=$(nm -g --defined-only $objects | awk '$2 ~ /[TDRBV]/ { print $3 }' | sort | uniq -d)
[ -z "$twice" ] || { echo "defined twice: $twice"; exit 1; }

# What an extern reaches is seen in symbols alone.
nm -A -g $objects | awk '
FNR == NR {
	if (!/^[[#]/) for (i = 1; i <= NF; i++) layer[$i] = FNR
	next
}
NF < 2 { next }
{
	me = $1; sub(/[.]o:.*/, "", me); sub(/.*[:\/]/, "", me); sub(/^[^-]*-/, "", me)
	if (me ~ /^schema_/ && !(me in layer)) me = "schema" # made of its .sql files
	if (!(me in layer)) { print me " is not listed in tests/layers"; bad = 1 }
	count++
}
$(NF - 1) == "U" { uses[me, $NF] = me; next }
$(NF - 1) ~ /^[TDRBVC]$/ { owner[$NF] = me }
END {
	if (!count) { print "no symbol found"; bad = 1 }
	for (use in uses) {
		split(use, part, SUBSEP)
		if (part[2] in owner && layer[owner[part[2]]] > layer[part[1]]) {
			print part[1] " uses " part[2] " of " owner[part[2]] ", which stands above it"
			bad = 1
		}
	}
	exit bad
}' "$TOP/tests/layers" -
