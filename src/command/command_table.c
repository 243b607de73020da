/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "advice/advice_field.h"
#include "command/command_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/out.h"
#include "base/text.h"
#include "command/command_io.h"
#include "command/manual.h"
#include "engagement/answer.h"
#include "engagement/engagement.h"
#include "engagement/form.h"
#include "process/completion.h"
#include "report/gate.h"
#include "report/report.h"
#include "workbook/demo.h"

static Language language_of(const CommandLine *line, Store *store)
{
    return command_option(line, "lang") ? command_language(line) : engagement_language(store);
}

/* ---- new, demo ---- */

static bool say_created(Store *store, const char *path)
{
    if (store)
        out_say(tr("Created %s\n"), path);
    store_close(store);
    return store != NULL;
}

/* SQLite's name for a database that is in no file. */
static bool is_name_of_file(const char *path)
{
    return strcmp(path, ":memory:") != 0 || fail("%s is the name of no file; choose another", path);
}

static bool command_new(const CommandLine *line)
{
    const char *path = command_argument(line, 0), *customer = command_option(line, "customer");
    const char **workloads = command_options(line, "workload");
    const char **lenses = command_options(line, "lens");
    const EngagementPlan plan = { customer, command_option(line, "edition"), command_language(line),
                                  workloads, lenses };
    bool done = customer
                    ? is_name_of_file(path) && say_created(engagement_create(path, &plan), path)
                    : fail("say for whom with --customer NAME");
    free(workloads);
    free(lenses);
    return done;
}

static bool command_demo(const CommandLine *line)
{
    const char *path = command_argument(line, 0);
    return is_name_of_file(path) && say_created(demo_create(path, message_language()), path);
}

/* ---- answer ---- */

static bool answer_practice(Store *store, const char *workload, const char *question,
                            const char *assignment, Buffer *said)
{
    PracticeState state;
    const char *reason, *equals = strchr(assignment, '=');
    if (!equals)
        return fail("'%s' is not PRACTICE=STATE", assignment);
    char *practice = xstrndup(assignment, (size_t)(equals - assignment));
    bool done = answer_check_practice(store, question, practice) &&
                answer_parse_state(equals + 1, &state, &reason) &&
                tell_overridden(store, workload, practice, state, said) &&
                answer_set_practice(store, workload, practice, state, reason);
    free(practice);
    return done;
}

static bool mark_question(Store *store, const char *workload, const char *question,
                          const CommandLine *line)
{
    const char *given = command_option(line, "state"), *reason = command_option(line, "reason");
    const char *owner = command_option(line, "owner"), *due = command_option(line, "due");
    if (!given)
        return (!reason && !owner && !due) || fail("--reason, --owner and --due go with --state");
    QuestionState state = risk_question_state(given);
    if (state == QUESTION_OPEN && strcmp(given, "none") != 0)
        return fail("unknown state '%s'; expected not-applicable, refused, follow-up or none",
                    given);
    if (state == QUESTION_OPEN && (reason || owner || due))
        return fail("--state=none takes no --reason, --owner or --due");
    const char *code =
        reason && state == QUESTION_NOT_APPLICABLE ? answer_parse_reason(reason) : NULL;
    bool is_other = state == QUESTION_NOT_APPLICABLE && reason && *reason && !code;
    const QuestionMark mark = { state,
                                is_other ? "other"
                                : code   ? code
                                         : "",
                                reason && !code && state != QUESTION_OPEN ? reason : "",
                                owner ? owner : "", due ? due : "" };
    return answer_mark(store, workload, question, &mark);
}

/* "link:https://…": the part before the colon is the kind. */
static bool add_evidence(Store *store, const char *workload, const char *question, const char *text)
{
    const char *colon = strchr(text, ':');
    if (!colon)
        return fail("'%s' is not KIND:TEXT; kinds are file, link and statement", text);
    char *kind = xstrndup(text, (size_t)(colon - text));
    bool done = answer_add_evidence(store, workload, question, kind, colon + 1);
    free(kind);
    return done;
}

static bool set_texts(Store *store, const char *workload, const char *question,
                      const CommandLine *line)
{
    static const char *const names[ANSWER_TEXTS] = {
        [ANSWER_NOTE] = "note", [ANSWER_ASKED] = "asked", [ANSWER_CONFIDENCE] = "confidence"
    };
    for (int i = 0; i < ANSWER_TEXTS; i++) {
        const char *text = command_option(line, names[i]);
        if (text && !answer_set_text(store, workload, question, (AnswerText)i, text))
            return false;
    }
    return true;
}

static bool answer_all(Store *store, const char *workload, const CommandLine *line, Buffer *said)
{
    const char *question = command_argument(line, 1);
    const char **evidence = command_options(line, "evidence");
    bool done = answer_check_question(store, question);
    for (size_t i = 2; done && i < command_arguments(line); i++)
        done = answer_practice(store, workload, question, command_argument(line, i), said);
    done = done && mark_question(store, workload, question, line) &&
           set_texts(store, workload, question, line);
    for (size_t i = 0; done && evidence[i]; i++)
        done = add_evidence(store, workload, question, evidence[i]);
    done = done && (!command_option(line, "done") ||
                    answer_rest(store, workload, question, PRACTICE_MISSING));
    free(evidence);
    return done;
}

static bool command_answer(const CommandLine *line)
{
    Store *store = open_to_change(line);
    char *workload = store ? engagement_workload(store, command_option(line, "workload")) : NULL;
    Buffer said = { 0 };
    bool done = workload && store_begin(store) &&
                store_end(store, answer_all(store, workload, line, &said));
    if (done)
        out_say("%s", buffer_text(&said));
    buffer_free(&said);
    free(workload);
    store_close(store);
    return done;
}

/* ---- set ---- */

static bool set_value(Store *store, char *place, const char *value)
{
    char *at = strchr(place, '@'), *dot = strchr(place, '.');
    if (!dot || (at && at < dot))
        return fail("'%s' is not FORM.FIELD or FORM.FIELD@WORKLOAD", place);
    *dot = '\0';
    if (at)
        *at = '\0';
    char *record = at ? engagement_workload(store, at + 1) : xstrdup("");
    bool done = record && form_set(store, place, record, dot + 1, value);
    free(record);
    return done;
}

/* Said and not refused: a day may be agreed on. */
static void warn_of_day(Store *store, const char *place)
{
    const char *dot = strchr(place, '.'), *field = dot ? dot + 1 : "";
    char *form = xstrndup(place, strcspn(place, "."));
    char *notice = completion_day_notice(store, form, field);
    if (notice)
        out_warn("wellbook: %s", notice);
    free(notice);
    free(form);
}

static bool command_set(const CommandLine *line)
{
    Store *store = open_to_change(line);
    char *place = xstrdup(command_argument(line, 1));
    bool done = store && set_value(store, place, command_argument(line, 2));
    if (done)
        warn_of_day(store, command_argument(line, 1));
    free(place);
    store_close(store);
    return done;
}

/* ---- workload ---- */

static bool command_workload(const CommandLine *line)
{
    const char *what = command_argument(line, 1), *name = command_argument(line, 2);
    const char *new_name = command_argument(line, 3);
    bool is_add = !strcmp(what, "add") && !new_name,
         is_rename = !strcmp(what, "rename") && new_name;
    if (!is_add && !is_rename)
        return fail("expected 'add NAME' or 'rename NAME NEW-NAME'");
    Store *store = open_to_change(line);
    char *id = store && is_rename ? engagement_workload(store, name) : NULL;
    bool done = store && (is_add ? engagement_add_workload(store, name)
                                 : id && engagement_rename_workload(store, id, new_name));
    free(id);
    store_close(store);
    return done;
}

/* ---- list, export ---- */

static Table *list_of(Store *store, const char *name, Language language, const char *const where[])
{
    if (!is_list_of_plan(name))
        return report_list_where(store, "lists", name, language, where);
    if (!*where)
        return list_of_plan(store, name, language);
    fail("the list %s is computed; --where does not reach it", name);
    return NULL;
}

static bool command_list(const CommandLine *line)
{
    Store *store = open_to_read(line);
    const char **where = command_options(line, "where");
    Table *table =
        store ? list_of(store, command_argument(line, 1), language_of(line, store), where) : NULL;
    bool done = table && put_table(table, command_option(line, "format"));
    table_free(table);
    free(where);
    store_close(store);
    return done;
}

/* NULL is standard output. */
static char *target_of(Store *store, const CommandLine *line, ReportFormat format)
{
    const char *given = command_option(line, "output");
    if ((!given || !strcmp(given, "-")) && (format == REPORT_JSON || format == REPORT_TEXT))
        return NULL;
    return given ? xstrdup(given)
                 : report_default_path(store, "", command_argument(line, 1),
                                       language_of(line, store), format);
}

static bool export_to(Store *store, const CommandLine *line, ReportFormat format,
                      const char *reason)
{
    const char *name = command_argument(line, 1);
    char *target = target_of(store, line, format);
    Out out;
    out_open(&out, format == REPORT_JSON ? OUT_DATA : OUT_TEXT);
    bool done =
        gate_write(store, name, reason, language_of(line, store), format, target, out.stream);
    done = out_close(&out, done);
    if (done && target)
        out_say("%s\n", target);
    free(target);
    return done;
}

/* A document that is to be called plan.docx is one. */
static const char *wanted_format(const CommandLine *line)
{
    const char *format = command_option(line, "format"), *path = command_option(line, "output");
    const char *ending = path ? strrchr(path, '.') : NULL;
    return !format && ending && text_has_word("docx pptx", ending + 1) ? ending + 1 : format;
}

static bool command_export(const CommandLine *line)
{
    ReportFormat format = REPORT_XLSX;
    if (!strcmp(command_argument(line, 1), "questionnaire"))
        return command_export_questionnaire(line);
    if (!report_parse_format(wanted_format(line), &format))
        return false;
    if (report_deliverable(command_argument(line, 1))->is_of_two)
        return fail("a comparison is of two workbooks: wellbook compare FILE LATER");
    const char *reason = command_option(line, "anyway");
    if (reason && command_option(line, "at"))
        return fail("--anyway records a reason now; it does not go with --at");
    Store *store = reason ? open_to_change(line) : open_to_read(line);
    int64_t releases = 0;
    bool done = store && gate_releases(store, &releases) &&
                export_to(store, line, format, reason) && say_needless(store, line, releases);
    store_close(store);
    return done;
}

/* ---- help ---- */

static bool command_help(const CommandLine *line)
{
    return manual_help(command_rows(line), command_argument(line, 0));
}

static bool command_man(const CommandLine *line)
{
    manual_page(command_rows(line));
    return true;
}

static bool command_completion(const CommandLine *line)
{
    manual_completion(command_rows(line));
    return true;
}

/* ---- the ways of those that have several ---- */

static const CommandForm assign_forms[] = {
    { "FILE WHO [QUESTION…]", "--pillar! --workload --role --mail --due --remove" },
    { "FILE WHO QUESTION…", "--workload --role --mail --due --remove" },
    { "FILE WHO", "--role --mail --due" },
    { 0 },
};
static const CommandForm export_forms[] = {
    { "FILE questionnaire", "--output --format --at --questions --pillar --open --assigned" },
    { "FILE DELIVERABLE", "--output --format --at --anyway" },
    { 0 },
};
static const CommandForm session_forms[] = {
    { "FILE start [FIELD=VALUE…]", "" },
    { "FILE stop [FIELD=VALUE…]", "--json" },
    { "FILE add [FIELD=VALUE…]", "--from --hours --json" },
    { "FILE list", "--format --json" },
    { 0 },
};
static const CommandForm record_forms[] = {
    { "FILE [FORM] [list]", "--format --json" }, { "FILE FORM add [FIELD=VALUE…]", "--json" },
    { "FILE FORM set ROW FIELD=VALUE…", "" },    { "FILE FORM remove ROW", "" },
    { "FILE FORM import TABLE", "--json" },      { "FILE FORM prefill", "--json" },
    { "FILE FORM confirm [ROW]", "" },           { "FILE FORM move", "--json" },
    { "FILE FORM result", "--format --json" },   { 0 },
};
#define ROWS                                                                                       \
    { "FILE [list]", "--format --json" }, { "FILE add [FIELD=VALUE…]", "--json" },                 \
        { "FILE set ID FIELD=VALUE…", "" },                                                        \
    {                                                                                              \
        "FILE remove ID", ""                                                                       \
    }
static const CommandForm row_forms[] = { ROWS, { 0 } };
static const CommandForm minutes_forms[] = { ROWS, { "FILE mail [SESSION]", "--json" }, { 0 } };
static const CommandForm deliver_forms[] = {
    { "FILE", "--format --json" },
    { "FILE DELIVERABLE [FIELD=VALUE…]", "--file! --anyway --json" },
    { "FILE DELIVERABLE [FIELD=VALUE…]", "--output --anyway --json" },
    { 0 },
};
static const CommandForm review_forms[] = {
    { "FILE [DELIVERABLE]", "--format --json" },
    { "FILE DELIVERABLE [NUMBER] FIELD=VALUE…", "--json" },
    { 0 },
};
static const CommandForm accept_forms[] = {
    { "FILE", "--format --json" },
    { "FILE DELIVERABLE… [FIELD=VALUE…]", "--json" },
    { 0 },
};
static const CommandForm verify_forms[] = {
    { "FILE", "--sample --workload --format" },
    { "FILE PRACTICE=STATE…", "--workload --format" },
    { 0 },
};
static const CommandForm backup_forms[] = {
    { "FILE", "--list! --format" },
    { "FILE", "--output" },
    { 0 },
};
static const CommandForm milestone_forms[] = {
    { "FILE add NAME", "--note" },
    { "FILE compare NAME [OTHER]", "--format" },
    { 0 },
};
static const CommandForm recommend_forms[] = {
    { "FILE", "--accept-all" },
    { "FILE [FIELD=VALUE…]", "--add! --pillar --workload" },
    { "FILE RECOMMENDATION TITLE…", "--split!" },
    { "FILE RECOMMENDATION", "--apart!" },
    { "FILE RECOMMENDATION FIELD=VALUE…", "" },
    { 0 },
};
static const CommandForm plan_forms[] = {
    { "FILE", "--burn! --start --make-up-days --unknown-years --review-days --baseline --json" },
    { "FILE", "--budget-days --budget-money --start --until --optimise --baseline --make-up-days"
              " --unknown-years --review-days --json" },
    { 0 },
};
static const CommandForm rates_forms[] = {
    { "FILE", "--format" },
    { "FILE RATE FIELD=VALUE…", "--from" },
    { 0 },
};
static const CommandForm lens_forms[] = {
    { "list", "--format" },
    { "check [BANK]", "" },
    { "show QUESTION [LENS]", "" },
    { "add FILE LENS", "" },
    { 0 },
};
static const CommandForm calendar_forms[] = {
    { "list", "--calendar --format --json" },
    { "import FILE", "--calendar" },
    { "days FROM TO", "--calendar --make-up-days --json" },
    { "add FROM N", "--calendar --make-up-days --json" },
    { 0 },
};
static const CommandForm check_forms[] = {
    { "FILE", "--for! --format" },
    { "FILE", "" },
    { 0 },
};

const Command command_table[] = {
    { "new", "FILE",
      "--customer=NAME --edition=consulting|implementation|both --workload=NAME… --lens=ID…",
      N_("Creates a workbook for one engagement. --lang is the language of its deliverables."),
      command_new },
    { "demo", "FILE", "", N_("Writes the sample engagement: a retail group with three workloads."),
      command_demo },
    { "info", "FILE", "--json --at=MILESTONE", N_("Phase, progress, scores and risks."),
      command_info },
    { "answer", "FILE QUESTION [PRACTICE=STATE…]",
      "--done --state=not-applicable|refused|follow-up|none --reason=TEXT --owner=WHO --due=DATE"
      " --note=TEXT --asked=WHO --confidence=high|medium|low --evidence=KIND:TEXT…"
      " --workload=NAME",
      N_("Records an answer. States: in-place, partial, missing, not-applicable[:REASON], unknown,"
         " none (clears). Reasons: out-of-scope, business-priorities, architecture-constraints,"
         " other. --done: the practices left are missing. Kinds of evidence: file, link,"
         " statement."),
      command_answer },
    { "ask", "FILE", "--workload=NAME --question=ID --role=ROLE --lens=ID",
      N_("The interview line by line, for terminals that cannot show screens and for screen"
         " readers: asks practice by practice and reads a letter a line (h says them). It begins"
         " where the interview was left, and each answer is kept before the next is asked. --role:"
         " only the questions for one role, such as dba; --lens: only those of one question bank."
         " The lists roles and lenses have them."),
      command_ask },
    { "set", "FILE FORM.FIELD[@WORKLOAD] VALUE", "",
      N_("Fills a form field; an empty value clears it."), command_set },
    { "workload", "FILE add|rename NAME [NEW-NAME]", "", N_("Adds a workload or renames one."),
      command_workload },
    { "list", "FILE WHAT", "--format=text|csv|json --where=CONDITION… --at=MILESTONE",
      N_("Prints a table: workloads, pillars, questions, practices, answers, roles, forms, fields,"
         " open-points, evidence, history, milestones, conflicts, findings, resources, costs,"
         " recommendations, plan, respondents, assignments, sent or tray. Conditions on its "
         "columns: COLUMN=VALUE, COLUMN!=VALUE,"
         " COLUMN~PART."),
      command_list },
    { "assign", "FILE WHO [QUESTION…]",
      "--pillar=ID --workload=NAME --role=TEXT --mail=ADDRESS --due=DATE --remove",
      N_("Gives questions, or all of a pillar, to a respondent who answers them offline; --due is"
         " when they are to be back, --remove takes them away. The lists respondents, assignments,"
         " sent and tray say who has what, what is out, since when, what is overdue and what came"
         " back."),
      command_assign, .forms = assign_forms },
    { "import", "FILE SOURCE…",
      "--as=FORMAT --map=FIELD=COLUMN… --save=NAME --replace --ours --theirs --dry-run --json",
      N_("Reads exports of Alibaba Cloud (files, folders, zips; JSON, CSV or XLSX) into the"
         " workbook, as one act. --dry-run says what would change; --as names the format instead of"
         " finding it out; --map says which column is which field of a table of unknown layout"
         " (kind=resource: of resources, not findings), --save keeps that as a format. An export"
         " with fewer rows than the workbook has of the same is taken for a part of it, unless it"
         " is later: nothing is resolved, and a bill is refused; with --replace it is all there is"
         " now. A questionnaire that came back is recognised: what both sides changed is left on"
         " the conflicts, or settled with --ours or --theirs."),
      command_import },
    { "sources", "", "--format=text|csv|json", N_("The export formats that import recognises."),
      command_sources },
    { "export", "FILE DELIVERABLE",
      "--output=PATH --format=xlsx|docx|pptx|csv|json|text --at=MILESTONE --anyway=REASON"
      " --questions=ID… --pillar=ID --open --assigned=WHO",
      N_("Writes a deliverable (project-plan, investigation-report, consulting-report or"
         " acceptance-form) or a questionnaire and prints its path."
         " -o PATH is --output; docx is a Word document made from templates/documents,"
         " pptx slides made from templates/slides, csv a folder, json and text go to standard "
         "output unless a path is given. --anyway: although"
         " points are missing that check --for lists; the reason is recorded and printed in it. A"
         " questionnaire is for the customer to fill in and goes back through import: all of it, or"
         " the questions named, of a pillar, not answered (--open) or assigned; --lang is its"
         " language, --lang both has both."),
      command_export, .forms = export_forms },
    { "steps", "FILE", "--go-on=REASON --format=text|csv|json --json",
      N_("The way from application to acceptance: each step with its phase, whether it is done,"
         " open or blocked, and where it is done. --go-on: to the next phase although steps are"
         " open; the reason is recorded."),
      command_steps },
    { "session", "FILE start|stop|add|list [FIELD=VALUE…]",
      "--from=TIME --hours=N --format=text|csv|json --json",
      N_("Sessions with the customer and the time they take. add is for one that was held, --from"
         " \"2026-11-23 09:00\" --hours 3.5. Fields: kind (onsite, remote), consultants, attendees,"
         " place, topics, note; stop takes hours=N in the place of the time that passed."),
      command_session, .forms = session_forms },
    { "record",
      "FILE [FORM] [list|add|set|remove|import|prefill|confirm|move|result] [ROW] [FIELD=VALUE…]",
      "--format=text|csv|json --json",
      N_("Rows of the forms that repeat: packages, surveys, designs, steps, validation. Without a"
         " form: lists the forms. ROW is a row's name, number or id; import FILE fills rows from a"
         " CSV or XLSX whose columns are fields; prefill takes what the evidence says, marked until"
         " confirm [ROW]. step move puts the steps that lie in a freeze behind it, with those that"
         " follow them. result says what the rows come to: design-centre the bill by cost centre,"
         " survey-security the encryption coverage, design-batch the course of the batches,"
         " design-load the instances that are needed."),
      command_record, .forms = record_forms },
    { "adopt", "FILE OTHER", "--json",
      N_("Takes over recommendations made elsewhere as accepted ones: those that another workbook"
         " accepted, or the rows of a CSV or XLSX with the columns title, pillar and explanation."),
      command_adopt },
    { "allocate", "FILE", "--month=YEAR-MONTH --format=text|csv|json --json",
      N_("Shares the imported bill among the designed cost centres: by tag, by account and by the"
         " keys of shared costs; of one month, or of all. The parts add up to the bill to the cent,"
         " each currency for itself."),
      command_allocate },
    { "minutes", "FILE [list|add|set|remove|mail] [ID] [FIELD=VALUE…]",
      "--format=text|csv|json --json",
      N_("Minutes of a session, of the last one unless session=ID names another. Fields: kind"
         " (said, decision, action), text, owner, due, state (open, done). mail [SESSION] prints"
         " them as a mail, in the language of the deliverables or of --lang."),
      command_minutes, .forms = minutes_forms },
    { "prerequisite", "FILE [list|add|set|remove] [ID] [FIELD=VALUE…]",
      "--format=text|csv|json --json",
      N_("What the customer has ready before the service starts. Fields: state (open, done,"
         " not-needed), title, owner, due, proof, note."),
      command_prerequisite, .forms = row_forms },
    { "freeze", "FILE [list|add|set|remove] [ID] [FIELD=VALUE…]", "--format=text|csv|json --json",
      N_("Days on which a workload is not changed; tasks that change it are planned around them."
         " Fields: first, last, workload (empty: all), kind (freeze, maintenance), name_en,"
         " name_zh, note."),
      command_freeze, .forms = row_forms },
    { "goal", "FILE [list|add|set|remove] [ID] [FIELD=VALUE…]", "--format=text|csv|json --json",
      N_("What the customer wants to reach, and whether the plan does. Fields: title_en, title_zh,"
         " measure (dates, saving, score), target, due, recommendations (ids of recommendations or"
         " practices, separated by spaces), note."),
      command_goal, .forms = row_forms },
    { "translation", "FILE [list|add|set|remove] [ID] [FIELD=VALUE…]",
      "--format=text|csv|json --json",
      N_("How a text of the workbook reads on the pages of a language. Fields: text (the whole"
         " value, as it was said), en, zh; an empty one leaves it as it is."),
      command_translation, .forms = row_forms },
    { "contact", "FILE [list|add|set|remove] [ID] [FIELD=VALUE…]", "--format=text|csv|json --json",
      N_("Who is who on both sides. Fields: name, party (customer, provider, third-party), role,"
         " title, authority, phone, dingtalk, email, note."),
      command_contact, .forms = row_forms },
    { "communication", "FILE [list|add|set|remove] [ID] [FIELD=VALUE…]",
      "--format=text|csv|json --json",
      N_("What was sent, and what was confirmed in writing. Fields: date, channel (phone, dingtalk,"
         " email, fax, meeting), sender, recipients, subject, content, confirmed, confirmed_by, way"
         " (email, message, signature), reference, sha256."),
      command_communication, .forms = row_forms },
    { "raci", "FILE [list|set] [ID] [FIELD=VALUE…]", "--format=text|csv|json --json",
      N_("Who is responsible, accountable, consulted, informed and supporting. Fields: customer,"
         " provider, customer_person, provider_person."),
      command_raci, .forms = row_forms },
    { "deliver", "FILE [DELIVERABLE] [FIELD=VALUE…]",
      "--file=PATH --output=PATH --anyway=REASON --format=text|csv|json --json",
      N_("Writes a deliverable and records it as a version that was handed over, with its SHA-256;"
         " --file: a file made elsewhere. Fields: recipients, number, note (what changed). Without"
         " a deliverable: lists the versions."),
      command_deliver, .forms = deliver_forms },
    { "review", "FILE [DELIVERABLE] [NUMBER] [FIELD=VALUE…]", "--format=text|csv|json --json",
      N_("Comments of the review meeting on the last version: text, author, about; with the number"
         " of one, decision=TEXT settles it. Without fields: lists them."),
      command_review, .forms = review_forms },
    { "accept", "FILE [DELIVERABLE…] [FIELD=VALUE…]", "--format=text|csv|json --json",
      N_("Records the customer's word on the last version of deliverables. Fields: representative,"
         " role, date, way (email, message, signature), reference, verdict (accepted, conditions,"
         " rejected), note. Without a deliverable: the acceptance list."),
      command_accept, .forms = accept_forms },
    { "complete", "FILE", "--json",
      N_("Ends the engagement after all deliverables were accepted; from then on the workbook takes"
         " no changes."),
      command_complete },
    { "reopen", "FILE REASON", "--json", N_("Lets a completed engagement take changes again."),
      command_reopen },
    { "original", "FILE SHA256", "--output=PATH",
      N_("Writes a questionnaire as it came back; the list sent has the SHA-256 of each."),
      command_original },
    { "verify", "FILE [PRACTICE=STATE…]", "--sample=N --workload=NAME --format=text|csv|json",
      N_("Names best practices of high weight to ask again, without what was answered; those of"
         " high risk come first. With what was said this time, lists only what differs. Nothing is"
         " changed."),
      command_verify, .forms = verify_forms },
    { "undo", "FILE", "", N_("Takes back the last act; again: the one before."), command_undo },
    { "redo", "FILE", "", N_("Does again what was undone last."), command_redo },
    { "log", "FILE", "--question=ID --since=DATE --format=text|csv|json",
      N_("Who changed what, when, from what to what; the newest first."), command_log },
    { "merge", "MINE THEIRS", "--ours --theirs --dry-run --json",
      N_("Joins a colleague's copy of the same workbook. Where both changed the same thing, the"
         " later answer is kept until the conflict is settled; --ours and --theirs settle all at"
         " once."),
      command_merge },
    { "backup", "FILE", "--output=PATH --list --format=text|csv|json",
      N_("Copies the workbook into the folder of its backups, or to a path, reads the copy back and"
         " prints where it lies. The newest ten are kept; --list names them."),
      command_backup, .forms = backup_forms },
    { "restore", "FILE [BACKUP]", "",
      N_("Puts a backup in the place of the workbook: the newest that differs, unless one is named."
         " What stood there is kept."),
      command_restore },
    { "salvage", "BROKEN NEW", "--format=text|csv|json --json",
      N_("Recovers what can be read of a damaged workbook into a new one, and says table by table"
         " what was read, skipped, put back from the journal, and lost. Exit 1 when something is"
         " lost; the new workbook is there all the same."),
      command_salvage },
    { "handover", "FILE [DELIVERABLE…]", "--output=PATH --anyway=REASON --passphrase-fd=NUMBER",
      N_("Packs what the customer is handed over into one encrypted zip (AES-256; 7-Zip and"
         " Bandizip open it): the workbook, the deliverables that are named, or else those of the"
         " acceptance list and the acceptance form, the list of evidence, and a manifest with the"
         " SHA-256 of each. A passphrase is proposed and asked for twice on the terminal, or read"
         " from the open file of that number; it is kept nowhere. Each deliverable passes its gate,"
         " or leaves for the reason of --anyway, which is recorded. Names and sizes of the files"
         " stay readable."),
      command_handover },
    { "seal", "FILE", "--to=PUBLIC-KEY --output=PATH",
      N_("Writes FILE.sealed, which only the owner of the public key can open. --to: the key, or"
         " a file that has it."),
      command_seal },
    { "unseal", "SEALED", "--output=PATH",
      N_("Opens what was sealed to your key. Nothing is written when it was changed or cut, or was"
         " sealed to another key."),
      command_unseal },
    { "key", "new|show", "",
      N_("new: makes your key pair, in your own folder; show: prints the public key, for colleagues"
         " who seal a workbook to you."),
      command_key },
    { "milestone", "FILE add|compare NAME [OTHER]", "--note=TEXT --format=text|csv|json",
      N_("Keeps all answers as they are now under a name, or says what moved from a milestone to"
         " another, or to now. info, list and export read one with --at."),
      command_milestone, .forms = milestone_forms },
    { "compare", "FILE [LATER]",
      "--from=MILESTONE --to=MILESTONE --output=PATH --format=text|json|csv|xlsx",
      N_("What was mended since the last review, what is still open and what is new, with the score"
         " by pillar: two workbooks of one customer, or a milestone of each. Neither is changed. -o"
         " PATH writes an Excel workbook."),
      command_compare },
    { "recommend", "FILE [RECOMMENDATION] [FIELD=VALUE…|TITLE…]",
      "--accept-all --add=TITLE --pillar=ID --workload=NAME --split --apart",
      N_("Proposes a recommendation for each practice that is missing, partial or unknown, over all"
         " workloads it concerns, and for each check with open findings that no such practice"
         " answers for; --accept-all accepts all that are proposed. --add makes one of your own."
         " With an id, sets the fields below; an empty value clears. With --split, makes parts with"
         " these titles of it, which share its risk, effort and amounts; --apart takes apart what"
         " was merged into it."),
      command_recommend, advice_field_lines, recommend_forms },
    { "plan", "FILE",
      "--budget-days=N --budget-money=N --start=DATE --until=DATE --optimise --baseline --burn"
      " --make-up-days=yes|no --unknown-years=statutory|weekdays|stop --review-days=N --json",
      N_("Chooses among the accepted recommendations, by priority or with --optimise those that"
         " remove the most risk within the budgets, and schedules them on working days from"
         " --start, which is kept, or the first service day after the report's date and"
         " --review-days of review, or today. --until: no more than each role can do by then."
         " --baseline keeps the plan as agreed; --burn prints what was planned to be done by each"
         " day against what is done and what it took. Two settings of the workbook:"
         " --make-up-days=yes works on weekend days that make up for a holiday; --unknown-years"
         " says what to do in years whose holidays are not published: count them on the statutory"
         " days, provisionally, count them Monday to Friday, or give no dates."),
      command_plan, .forms = plan_forms },
    { "rates", "FILE [RATE] [FIELD=VALUE…]", "--from=DATE --format=text|csv|json",
      N_("Lists roles with day rates and man-days a week, and the amounts of the bank's cost"
         " levels; or sets label, currency, amount or week of one. --from: week=DAYS counts from"
         " that date on; week= takes it away."),
      command_rates, .forms = rates_forms },
    { "explain", "FILE RECOMMENDATION", "",
      N_("Prints how the priority and the cost of a recommendation came about."), command_explain },
    { "lens", "list|check|show|add [WHAT] [LENS]", "--format=text|csv|json",
      N_("Question banks: list them, check the bank in a folder, show one question of a bank;"
         " add FILE LENS adds one to a workbook, as one act."),
      command_lens, .forms = lens_forms },
    { "template", "check FOLDER", "",
      N_("Templates of one's own, in wellbook/templates of the data folder or in templates beside"
         " a workbook, lie over the shipped ones, file by file, and logo.png on covers. check"
         " says all that is wrong with those of a folder, with file and line."),
      command_template },
    { "calendar", "list|import|days|add [FILE|FROM|DATE] [TO|N]",
      "--calendar=ID --make-up-days=yes|no --format=text|csv|json --json",
      N_("Holidays and service days: lists the years a calendar knows (cn unless --calendar says"
         " otherwise; none is Monday to Friday), imports a year from a JSON file of the public"
         " project holiday-cn, counts the service days FROM a date TO another, both included, or"
         " says which day is N service days after a date. Years that are not published yet are"
         " counted on the statutory days and marked provisional."),
      command_calendar, .forms = calendar_forms },
    { "collector", "", "",
      N_("Prints the script that the customer reads and runs before the service starts: it exports"
         " what the service begins with, read only, into one archive. --lang is its language."),
      command_collector },
    { "check", "FILE", "--for=DELIVERABLE --format=text|csv|json",
      N_("Checks the file's integrity and how complete the engagement is. --for: lists what is"
         " missing before a deliverable may leave, and where to go for it."),
      command_check, .forms = check_forms },
    { "help", "[COMMAND]", "", N_("This help, or that of one command."), command_help },
    { "man", "", "", N_("Prints the manual page."), command_man },
    { "completion", "", "", N_("Prints the completion script for bash."), command_completion },
    { 0 },
};
