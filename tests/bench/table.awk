# SPDX-License-Identifier: GPL-3.0-or-later
# From "NAME VALUE" lines, the table and the JSON of `make bench`; rows is the number of
# imported rows.

function unmeasured(name)
{
    print "table.awk: not measured: " name | "cat >&2"
    exit 1
}

# Numbers are compared as printed, so that table and verdict agree.
function row(name, unit, measured, baseline, target, compared,    word)
{
    if (measured == "")
        unmeasured(name)
    word = compared <= target ? "reached" : "MISSED"
    targets++
    missed += word == "MISSED"
    printf "%-38s %10s %10s %8s %8s  %s\n", name, measured " " unit,
        baseline == "" ? "-" : baseline " " unit, baseline == "" ? "-" : compared,
        target, word
    json = json sprintf("%s\n    {\"name\": \"%s\", \"unit\": \"%s\", \"median\": %s, \"baseline\": %s, " \
        "\"ratio\": %s, \"target\": %s, \"reached\": %s}", json == "" ? "" : ",", name, unit,
        measured, baseline == "" ? "null" : baseline, baseline == "" ? "null" : compared, target,
        word == "reached" ? "true" : "false")
}

# A median against its baseline of the same run.
function ratio(name, unit, measured, baseline, target)
{
    if (!(baseline > 0))
        unmeasured(name)
    row(name, unit, measured, baseline, target, sprintf("%.2f", measured / baseline) + 0)
}

# A figure that must not exceed a limit.
function limit(name, unit, measured, target)
{
    row(name, unit, measured, "", target, measured + 0)
}

{ figure[$1] = $2 }

END {
    printf "%-38s %10s %10s %8s %8s\n", "", "median", "baseline", "ratio", "target"
    many = rows == 1000000 ? "million" : rows
    ratio("start, home : list", "ms", figure["start.home_ms"], figure["start.list_ms"], 2.5)
    ratio("start, interview : list", "ms", figure["start.interview_ms"], figure["start.list_ms"], 2.5)
    if ("start.nano_ms" in figure) {
        ratio("start, home : nano", "ms", figure["start.home_ms"], figure["start.nano_ms"], 1)
        ratio("start, interview : nano", "ms", figure["start.interview_ms"], figure["start.nano_ms"], 1)
    }
    ratio("arrow key : list", "ms", figure["arrow.interview_ms"], figure["arrow.list_ms"], 1.5)
    limit("arrow key, sent", "bytes", figure["arrow.interview_bytes"], 599)
    ratio("PgDn : list's arrow key", "ms", figure["page.interview_ms"], figure["page.list_ms"], 3)
    ratio("language switch : list's arrow key", "ms", figure["language.interview_ms"],
        figure["language.list_ms"], 3)
    ratio("durable answer : pwrite+fdatasync", "ms", figure["answer.answer_ms"],
        figure["answer.bare_ms"], 1.7)
    ratio("export xlsx : plain libxlsxwriter", "ms", figure["export.wellbook_ms"],
        figure["export.plain_ms"], 1.25)
    limit("Consulting Report for Word", "ms", figure["word.wellbook_ms"], 300)
    limit("Consulting Report for Word, memory", "KiB", figure["word.wellbook_kib"], 40960)
    ratio("Implementation Plan : libxlsxwriter", "ms", figure["implementation.wellbook_ms"],
        figure["implementation.plain_ms"], 1.3)
    limit("a million bill lines allocated", "ms", figure["allocate.wellbook_ms"], 3000)
    limit("a million bill lines, memory", "KiB", figure["allocate.wellbook_kib"], 102400)
    ratio("import CSV : plain libcsv, SQLite", "ms", figure["import.csv_ms"],
        figure["import.plain_ms"], 2.1)
    ratio("import CSV : sqlite3 .import", "ms", figure["import.csv_ms"],
        figure["import.shell_ms"], 1.4)
    ratio("import JSON : CSV", "ms", figure["import.json_ms"], figure["import.csv_ms"], 2)
    ratio("import again : first time", "ms", figure["import.again_ms"], figure["import.csv_ms"], 1.7)
    limit("import, memory", "KiB", figure["import.csv_kib"], 32768)
    limit("import JSON, memory", "KiB", figure["import.json_kib"], 32768)
    limit("an answer among " many " findings", "ms", figure["one.wellbook_ms"], 20)
    ratio(many " findings, from start : list", "ms", figure["many.findings_ms"],
        figure["many.list_ms"], 3)
    ratio(many " findings, opened : list", "ms",
        sprintf("%.3f", figure["many.findings_ms"] - figure["many.home_ms"]), figure["many.list_ms"], 3)
    ratio(many " findings, arrow key : list", "ms", figure["many_arrow.findings_ms"],
        figure["many_arrow.list_ms"], 1.5)
    limit(many " findings, PgDn", "ms", figure["many_page.findings_ms"], 2)
    limit(many " findings, filter by words", "ms", figure["many_words.findings_ms"], 300)
    ratio("100,000 findings : plain", "ms", figure["findings.wellbook_ms"],
        figure["findings.plain_ms"], 1.15)
    if ("sheet.openpyxl_ms" in figure)
        ratio("100,000 rows read : openpyxl", "ms", figure["sheet.wellbook_ms"],
            figure["sheet.openpyxl_ms"], 0.2)
    limit("resident memory, 100,000 rows read", "KiB", figure["sheet.wellbook_kib"], 61440)
    ratio("questionnaire : plain libxlsxwriter", "ms", figure["sent.wellbook_ms"],
        figure["sent.plain_ms"], 1.3)
    limit("questionnaire, read back", "ms", figure["sent.back_ms"], 150)
    limit("2,000 recommendations, a million findings", "ms", figure["recommend.derive_ms"], 100)
    limit("resident memory, 100,000 findings", "KiB", figure["findings.wellbook_kib"], 16384)
    limit("2,000 recommendations, prioritised", "ms", figure["plan.proposals_ms"], 100)
    limit("plan of 500 tasks", "ms", figure["plan.schedule_ms"], 50)
    limit("optimum over 200", "ms", figure["plan.optimum_ms"], 2000)
    limit("resident memory, idle interview", "KiB", figure["idle.interview_rss_kib"], 10240)
    limit("resident memory, highest", "KiB", figure["idle.interview_hwm_kib"], 10240)
    limit("wake-ups in 3 idle seconds", "", figure["idle.interview_wakeups"], 0)
    printf "\n{\n  \"targets\": %d,\n  \"missed\": %d,\n  \"rows\": [%s\n  ],\n  \"figures\": {",
        targets, missed, json
    separator = ""
    for (name in figure) {
        printf "%s\n    \"%s\": %s", separator, name, figure[name]
        separator = ","
    }
    printf "\n  }\n}\n\n%d of %d targets missed\n", missed, targets
}
