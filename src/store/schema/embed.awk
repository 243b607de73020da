# SPDX-License-Identifier: GPL-3.0-or-later
# Makes C of the .sql files it is given. Comment lines are left out. A step is its lines joined
# without their line ends: a line that goes on with a statement begins with a space, so that
# what SQLite keeps of a statement does not depend on where its lines end.
#   embed.awk kind=steps 001-tables.sql …   schema_steps, in this order
#   embed.awk kind=views interview.sql …    schema_views, each under its name; a line "-- kept" before
#                                           one says that its rows are kept while a report is made,
#                                           "-- kept by COLUMN, …" that they are looked up by these, and
#                                           "… while TABLE is small" that else they would be too many
BEGIN { print "/* Made by embed.awk; edit the .sql files. */\n#include \"config.h\"\n#include \"store/schema.h\"\n" }
function start(line) { print line; is_open = 1 }
function escaped(line) { gsub(/\\/, "\\\\", line); gsub(/"/, "\\\"", line); return "\"" line "\"" }
function mark(line,    words) {
	sub(/^-- kept ?/, "", line)
	small = "NULL"
	if (match(line, /while [a-z_]+ is small$/)) {
		split(substr(line, RSTART), words, " ")
		small = escaped(words[2])
		line = substr(line, 1, RSTART - 1)
	}
	gsub(/^by | $/, "", line)
	kept = escaped(line)
}
/^-- kept$/ || /^-- kept (by|while) / { mark($0) }
/^--/ || /^$/ { next }
!is_open && kind == "steps" { start("const char *const schema_steps[] = {") }
!is_open && kind == "views" { start("const SchemaView schema_views[] = {") }
kind == "steps" && FILENAME != last { if (last) print ","; last = FILENAME }
kind == "views" && /^CREATE TEMP VIEW / { print "{ \"" $4 "\", " (kept ? kept ", " small : "NULL, NULL") ","; kept = "" }
{ print escaped(kind == "views" ? $0 " " : $0) }
kind == "views" && /;$/ { print "}," }
END {
	if (kind == "steps")
		print "};\nconst size_t schema_version = sizeof schema_steps / sizeof *schema_steps;"
	else
		print "{ 0 } };"
}
