#!/bin/sh
# tests/layers lists the modules from the ground up: a file may include only modules of
# its own line (a family) and earlier ones. Each third-party header has one owner. What is
# printed goes through out.h.
cd "$TOP" && awk '
function wrong(text) { print FILENAME ": " text; bad = 1 }
function owned(header, owner) {
	if ($0 ~ "^#include <" header && me !~ owner) wrong("does not own " $2)
}
FNR == NR {
	if ($1 != "#") for (i = 1; i <= NF; i++) {
		if ($i in layer) wrong($i " is listed twice")
		layer[$i] = FNR
	}
	next
}
FNR == 1 {
	me = FILENAME; sub(/.*\//, "", me); sub(/\.[ch]$/, "", me)
	count++
	if (!(me in layer)) wrong("not listed in tests/layers")
}
/^#include "/ {
	split($2, part, "\""); other = part[2]; sub(/\.h$/, "", other)
	if (other != "config" && other != me && layer[other] > layer[me])
		wrong("may not include " other)
}
{
	owned("sqlite3", "^store(_|$)"); owned("csv[.]h", "^csv(_reader)?$"); owned("jansson", "^json$")
	owned("xlsxwriter", "^xlsx"); owned("uni(case|ctype|gbrk|lbrk|norm|str|width)[.]h>", "^text$")
	owned("(sodium|openssl)", "^file$"); owned("yajl", "^json_reader$"); owned("zip[.]h", "^zip_reader$")
	owned("iconv", "^input$"); owned("glpk", "^optimum$"); owned("expat", "^xml$")
}
FILENAME ~ /[.]c$/ && me !~ /^(out|base|main)$/ &&
/(^|[^A-Za-z_])((printf|puts|putchar|perror) ?\((tr\(|["a-z&*])|(stdout|stderr)[^A-Za-z_])/ {
	if (!(me == "xlsx" && /fflush/)) wrong("prints past out.h: " $0)
}
/(^|[^a-z_])(unlink|unlinkat|rename|renameat|remove|rmdir|fopen)\(/ && me != "file" { wrong("removes, moves or opens a file past file.c") }
/^#include <(n?curses|panel|term)/ && FILENAME !~ /^ui\// { wrong("the core includes curses") }
END { if (!count) { print "no source found"; bad = 1 } exit bad }' tests/layers src/*.[ch] $(ls ui/*.[ch]) || exit 1

# A linker takes the first of two things of one name out of an archive and is silent.
twice=$(nm -g --defined-only "$BUILD"/libwellbook.a "$BUILD"/libscreens.a |
    awk '$2 ~ /[TDRBV]/ { print $3 }' | sort | uniq -d)
[ -z "$twice" ] || { echo "defined twice: $twice"; exit 1; }
