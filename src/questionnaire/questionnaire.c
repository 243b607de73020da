/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "questionnaire/questionnaire.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "base/id.h"
#include "base/text.h"
#include "document/xlsx_blank.h"
#include "engagement/answer.h"
#include "engagement/engagement.h"
#include "engagement/form.h"
#include "engagement/respondent.h"

#define HAS_ONE_PLACE                                                                              \
    "(scope <> 'organization' OR workload = (SELECT id FROM workload ORDER BY position LIMIT 1))"
#define OF_RESPONDENT                                                                              \
    "ifnull((SELECT respondent FROM assignment WHERE assignment.workload = item.workload AND"      \
    " assignment.question = item.question), '')"
/* Of a state with its reason, as answer_parse_state reads it. */
#define WITH_REASON(state, reason)                                                                 \
    state " || iif(" state " = 'not-applicable' AND " reason " > '', ':' || " reason ", '')"

enum { ITEMS, STATES, OPTIONS, BANKS, CONTACT };
static const Query queries[] = {
    [ITEMS] = { "",
                "SELECT key, id, workload, workload_name, question, place, place_en, place_zh,"
                " color, title_en, title_zh, help_en, help_zh, state, note, asked, value, shown_en,"
                " shown_zh, type, open, " OF_RESPONDENT ", same_as, form, record, field, mark FROM (SELECT"
                " 'Q|' || workload || '|' || question AS key, question AS id, workload,"
                " workload_name, question, pillar AS place, pillar_en AS place_en, pillar_zh AS"
                " place_zh, (SELECT color FROM pillar WHERE pillar.id = pillar) AS color, title_en,"
                " title_zh, good_en AS help_en, good_zh AS help_zh, iif(state IN ('not-applicable',"
                " 'refused', 'follow-up'), " WITH_REASON(
                    "state",
                    "reason") ", '') AS state, note, asked, '' AS value, '' AS shown_en, '' AS"
                              " shown_zh, '' AS type, state = 'unanswered' AS open, '' AS same_as,"
                              " '' AS form, '' AS record, '' AS field, state AS mark, 0 AS part,"
                              " lens_position AS one, pillar_position AS two, workload_position AS"
                              " three, question_position AS four, 0 AS five FROM questionnaire"
                              " WHERE " HAS_ONE_PLACE " UNION ALL SELECT 'P|' || workload || '|' || "
                              "practice, practice, workload,"
                              " workload_name, question, pillar, pillar_en, pillar_zh, (SELECT "
                              "color FROM pillar WHERE"
                              " pillar.id = pillar), practice_en, practice_zh, '', "
                              "'', " WITH_REASON(
                                  "practice_state",
                                  "practice_reason") ", practice_note, '', '', '', '', '', state ="
                                                     " 'unanswered', (SELECT iif(same_as > '' OR"
                                                     " EXISTS (SELECT 1 FROM practice AS twin WHERE"
                                                     " twin.same_as = home.id),"
                                                     " ifnull(nullif(same_as, ''), id), '') FROM"
                                                     " practice AS home WHERE home.id = practice),"
                                                     " '', '', '', state, 0, lens_position,"
                                                     " pillar_position, workload_position,"
                                                     " question_position, practice_position FROM"
                                                     " practice_state WHERE " HAS_ONE_PLACE
                                                     " UNION ALL SELECT 'F|' || form || '|' || "
                                                     "record || '|' || field, form || '.' ||"
                                                     " field || iif(record_name > '', ' (' || "
                                                     "record_name || ')', ''),"
                                                     " record, record_name, '', form, form_en, "
                                                     "form_zh, '#7F7F7F', label_en, label_zh,"
                                                     " section_en, section_zh, '', '', '', value, "
                                                     "ifnull(shown_en, ''), ifnull(shown_zh, ''),"
                                                     " type, value = '', '', form, record, field, "
                                                     "'', 1, form_position, 0, record_position,"
                                                     " field_position, 0 FROM form_value WHERE "
                                                     "form <> 'engagement') AS item"
                                                     " ORDER BY part, one, two, three, four, "
                                                     "five" },
    [STATES] = { "", "SELECT kind, id, en, zh FROM word WHERE kind IN ('practice', 'question',"
                     " 'reason') AND id NOT IN ('', 'unanswered', 'answered') ORDER BY kind,"
                     " position" },
    [OPTIONS] = { "ttt", "SELECT id, label_en, label_zh FROM (SELECT id, label_en, label_zh,"
                         " position FROM field_option WHERE form = ?1 AND field = ?2 AND ?3 LIKE"
                         " 'choice%' UNION ALL SELECT column1, column2, column3, column4 FROM"
                         " (VALUES ('yes', 'Yes', '是', 1), ('no', 'No', '否', 2)) WHERE ?3 ="
                         " 'yesno') ORDER BY position" },
    [BANKS] = { "", "SELECT group_concat(id || ' ' || version, ', ') FROM lens" },
    [CONTACT] = { "", "SELECT name || iif(email > '', ', ' || email, '') || iif(phone > '', ', ' ||"
                      " phone, '') FROM contact WHERE party = 'provider' ORDER BY role <>"
                      " 'project-manager', role <> 'technical-manager', name LIMIT 1" },
    { 0 },
};

Table *questionnaire_items(Store *store)
{
    return store_rows(store, queries, ITEMS);
}

Table *questionnaire_states(Store *store)
{
    return store_rows(store, queries, STATES);
}

Table *questionnaire_options(Store *store, const char *form, const char *field, const char *type)
{
    return store_rows(store, queries, OPTIONS, form, field, type);
}

bool questionnaire_parse_words(const char *text, QuestionnaireWords *words)
{
    Language language = ENGLISH;
    bool is_both = !strcmp(text, "both");
    if (!is_both && !language_parse(text, &language))
        return fail("unknown language '%s'; expected en, zh or both", text);
    *words = is_both ? WORDS_BOTH : language == CHINESE ? WORDS_ZH : WORDS_EN;
    return true;
}

char *questionnaire_pair(QuestionnaireWords words, const char *en, const char *zh)
{
    return words == WORDS_BOTH && *en && strcmp(en, zh) != 0 ? xasprintf("%s / %s", zh, en)
                                                             : xstrdup(words ? zh : en);
}

/* One that came back filled in may lie there under the name it went out with. */
char *questionnaire_default_path(Store *store, const char *who, bool is_csv)
{
    const char *name = file_name(store_path(store));
    char *whose = text_clean_line(who ? who : ""), *path = NULL, again[16] = "";
    for (char *at = whose; (at = strpbrk(at, "/\\:")); at++)
        *at = '_';
    for (int number = 2; !path || file_exists(path); number++) {
        free(path);
        char *ending = xasprintf("-questionnaire%s%s%s%s", *whose ? "-" : "", whose, again,
                                 is_csv ? "" : ".xlsx");
        path = file_name_with(name, strcspn(name, "."), ending);
        free(ending);
        snprintf(again, sizeof again, "-%d", number);
    }
    free(whose);
    return path;
}

typedef struct Pair {
    const char *en, *zh;
} Pair;

enum { C_KEY, C_ID, C_WORKLOAD, C_TEXT, C_STATE, C_REASON, C_NOTE, C_EVIDENCE, C_ASKED, C_COUNT };
enum { F_KEY, F_ID, F_SECTION, F_TEXT, F_VALUE, F_COUNT };

typedef struct Column {
    const char *code;
    Pair title;
    int width;
    bool is_answer;
} Column;

static const Column question_columns[C_COUNT] = {
    [C_KEY] = { "wb:key", { "Key", "键" }, 0, false },
    [C_ID] = { "wb:id", { "Id", "编号" }, 12, false },
    [C_WORKLOAD] = { "wb:workload", { "Workload", "工作负载" }, 14, false },
    [C_TEXT] = { "wb:text", { "Question and best practice", "问题与最佳实践" }, 56, false },
    [C_STATE] = { "wb:state", { "State", "状态" }, 18, true },
    [C_REASON] = { "wb:reason", { "Why not applicable", "不适用的原因" }, 18, true },
    [C_NOTE] = { "wb:note", { "Note", "备注" }, 32, true },
    [C_EVIDENCE] = { "wb:evidence", { "Evidence", "证据" }, 26, true },
    [C_ASKED] = { "wb:asked", { "Answered by", "填写人" }, 16, true },
};
static const Column form_columns[F_COUNT] = {
    [F_KEY] = { "wb:key", { "Key", "键" }, 0, false },
    [F_ID] = { "wb:id", { "Id", "编号" }, 0, false },
    [F_SECTION] = { "wb:section", { "Section", "分组" }, 24, false },
    [F_TEXT] = { "wb:text", { "Field", "字段" }, 48, false },
    [F_VALUE] = { "wb:value", { "Answer", "填写内容" }, 60, true },
};
static const Column meta_columns[] = {
    { "wb:meta", { "Key", "键" }, 0, false },
    { "wb:base-state", { "State", "状态" }, 12, false },
    { "wb:base-note", { "Note", "备注" }, 12, false },
    { "wb:base-asked", { "By", "填写人" }, 12, false },
    { "wb:base-value", { "Value", "内容" }, 12, false },
};

static const char *code_in(const Column columns[], size_t count, const char *title)
{
    for (size_t i = 0; i < count; i++) {
        char *pair = questionnaire_pair(WORDS_BOTH, columns[i].title.en, columns[i].title.zh);
        bool is_same = text_same(title, pair) || text_same(title, columns[i].title.en) ||
                       text_same(title, columns[i].title.zh);
        free(pair);
        if (is_same)
            return columns[i].code;
    }
    return NULL;
}

const char *questionnaire_column(const char *title)
{
    const char *code = code_in(question_columns, C_COUNT, title);
    return code ? code : code_in(form_columns, F_COUNT, title);
}

/* ---- what goes out ---- */

static bool is_among(const char *const *list, const char *text)
{
    for (; *list; list++)
        if (!strcmp(*list, text))
            return true;
    return false;
}

static bool is_asked(const QuestionnairePlan *plan, const Table *items, size_t row)
{
    bool is_field = *table_cell(items, row, ITEM_KEY) == 'F',
         is_part = (plan->questions && *plan->questions) || plan->pillar || plan->respondent;
    if (is_field && is_part)
        return false;
    if (plan->is_open && *table_cell(items, row, ITEM_OPEN) != '1')
        return false;
    return is_field ||
           ((!plan->questions || !*plan->questions ||
             is_among(plan->questions, table_cell(items, row, ITEM_QUESTION))) &&
            (!plan->pillar || !strcmp(plan->pillar, table_cell(items, row, ITEM_PLACE))) &&
            (!plan->respondent ||
             !strcmp(plan->respondent, table_cell(items, row, ITEM_RESPONDENT))));
}

bool questionnaire_are_twins(const Table *items, size_t one, size_t other)
{
    const char *home = table_cell(items, one, ITEM_SAME_AS);
    return *home && one != other && !strcmp(home, table_cell(items, other, ITEM_SAME_AS)) &&
           !strcmp(table_cell(items, one, ITEM_WORKLOAD), table_cell(items, other, ITEM_WORKLOAD));
}

/* A practice that another one of the questionnaire answers as well is not asked twice. */
static bool is_twin(const Table *items, size_t row, const bool asked[])
{
    for (size_t other = 0; other < row; other++)
        if (asked[other] && questionnaire_are_twins(items, row, other))
            return true;
    return false;
}

static bool *choose(const QuestionnairePlan *plan, const Table *items, size_t *count)
{
    bool *asked = xcalloc(table_rows(items) + 1, sizeof *asked);
    *count = 0;
    for (size_t row = 0; row < table_rows(items); row++) {
        asked[row] = is_asked(plan, items, row) && !is_twin(items, row, asked);
        *count += asked[row] && *table_cell(items, row, ITEM_KEY) == 'Q';
    }
    return asked;
}

/* ---- the sheets ---- */

typedef struct Writing {
    Store *store;
    const QuestionnairePlan *plan;
    Blank *blank;
    Table *items, *states;
    bool has_workloads;
    int practice_list, question_list, reason_list;
    char *respondent, *due; /* "" when it is for nobody in particular */
    char sent[ID_SIZE];
} Writing;

static char *words_of(const Writing *writing, Pair pair)
{
    return questionnaire_pair(writing->plan->words, pair.en, pair.zh);
}

/* Long texts stand below each other. */
static char *text_of(const Writing *writing, const char *en, const char *zh)
{
    return writing->plan->words == WORDS_BOTH && strcmp(en, zh) != 0
               ? xasprintf("%s\n%s", zh, en)
               : questionnaire_pair(writing->plan->words, en, zh);
}

/* The word for a code of states, or the code itself. */
static char *state_word(const Writing *writing, const char *kind, const char *code)
{
    for (size_t row = 0; row < table_rows(writing->states); row++)
        if (!strcmp(table_cell(writing->states, row, 0), kind) &&
            !strcmp(table_cell(writing->states, row, 1), code))
            return words_of(writing, (Pair){ table_cell(writing->states, row, 2),
                                             table_cell(writing->states, row, 3) });
    return xstrdup(code);
}

static int list_of(const Writing *writing, const Table *words, const char *kind)
{
    Table *items = table_new();
    size_t first = kind ? 1 : 0;
    table_add_column(items, "word", "word", COLUMN_TEXT);
    for (size_t row = 0; row < table_rows(words); row++) {
        char *word = words_of(writing, (Pair){ table_cell(words, row, first + 1),
                                               table_cell(words, row, first + 2) });
        if (!kind || !strcmp(table_cell(words, row, 0), kind))
            table_add(items, (const char *const[]){ word }, 0);
        free(word);
    }
    int list = blank_list(writing->blank, items, 0);
    table_free(items);
    return list;
}

static size_t add_sheet(Writing *writing, const char *title, Pair intro, unsigned color,
                        const Column columns[], size_t count, int counted)
{
    BlankColumn made[C_COUNT];
    for (size_t i = 0; i < count; i++)
        made[i] = (BlankColumn){ columns[i].code, words_of(writing, columns[i].title),
                                 columns[i].width, columns[i].is_answer };
    if (count == C_COUNT && !writing->has_workloads)
        made[C_WORKLOAD].width = 0;
    char *text = words_of(writing, intro);
    size_t sheet = columns == meta_columns
                       ? blank_add_hidden(writing->blank, title, made, count)
                       : blank_add_sheet(writing->blank, title, text, color, made, count, counted);
    for (size_t i = 0; i < count; i++)
        free((char *)made[i].title);
    free(text);
    return sheet;
}

static void add_question_row(Writing *writing, size_t sheet, size_t row)
{
    const Table *items = writing->items;
    bool is_question = *table_cell(items, row, ITEM_KEY) == 'Q';
    const char *kind = is_question ? "question" : "practice",
               *state = table_cell(items, row, ITEM_STATE), *colon = strchr(state, ':');
    char *code = xstrndup(state, strcspn(state, ":")), *word = state_word(writing, kind, code),
         *reason = state_word(writing, "reason", colon ? colon + 1 : ""),
         *text = text_of(writing, table_cell(items, row, ITEM_TITLE_EN),
                         table_cell(items, row, ITEM_TITLE_ZH));
    const char *cells[C_COUNT] = { table_cell(items, row, ITEM_KEY),
                                   table_cell(items, row, ITEM_ID),
                                   table_cell(items, row, ITEM_WORKLOAD_NAME),
                                   text,
                                   word,
                                   reason,
                                   table_cell(items, row, ITEM_NOTE),
                                   "",
                                   table_cell(items, row, ITEM_ASKED) };
    int of_question = is_question ? BLANK_FREE : BLANK_LOCKED,
        kinds[C_COUNT] = { BLANK_LOCKED,
                           BLANK_LOCKED,
                           BLANK_LOCKED,
                           BLANK_LOCKED,
                           is_question ? writing->question_list : writing->practice_list,
                           writing->reason_list,
                           BLANK_FREE,
                           of_question,
                           of_question };
    blank_add_row(writing->blank, sheet, is_question ? BLANK_GROUP : BLANK_COUNTED, cells, kinds);
    free(code);
    free(word);
    free(reason);
    free(text);
}

/* Several choices do not fit a dropdown; in both languages they stand in Chinese. */
static bool add_field_row(Writing *writing, size_t sheet, size_t row)
{
    const Table *items = writing->items;
    const char *type = table_cell(items, row, ITEM_TYPE);
    bool has_list = !strcmp(type, "choice") || !strcmp(type, "yesno");
    Table *options =
        questionnaire_options(writing->store, table_cell(items, row, ITEM_FORM),
                              table_cell(items, row, ITEM_FIELD), has_list ? type : "");
    if (!options)
        return false;
    int kinds[F_COUNT] = { BLANK_LOCKED, BLANK_LOCKED, BLANK_LOCKED, BLANK_LOCKED,
                           table_rows(options) ? list_of(writing, options, NULL) : BLANK_FREE };
    Pair shown = { table_cell(items, row, ITEM_SHOWN_EN), table_cell(items, row, ITEM_SHOWN_ZH) };
    char *section = words_of(writing, (Pair){ table_cell(items, row, ITEM_HELP_EN),
                                              table_cell(items, row, ITEM_HELP_ZH) }),
         *text = text_of(writing, table_cell(items, row, ITEM_TITLE_EN),
                         table_cell(items, row, ITEM_TITLE_ZH)),
         *value = has_list || writing->plan->words != WORDS_BOTH ? words_of(writing, shown)
                                                                 : xstrdup(shown.zh);
    blank_add_row(writing->blank, sheet, BLANK_COUNTED,
                  (const char *const[]){ table_cell(items, row, ITEM_KEY),
                                         table_cell(items, row, ITEM_ID), section, text, value },
                  kinds);
    table_free(options);
    free(section);
    free(text);
    free(value);
    return true;
}

static size_t add_pillar_sheet(Writing *writing, size_t row)
{
    char *title = words_of(writing, (Pair){ table_cell(writing->items, row, ITEM_PLACE_EN),
                                            table_cell(writing->items, row, ITEM_PLACE_ZH) });
    const char *color = table_cell(writing->items, row, ITEM_COLOR);
    size_t sheet = add_sheet(writing, title,
                             (Pair){ "Choose a state for each best practice; yellow cells are for"
                                     " you.",
                                     "请为每项最佳实践选择状态；黄色单元格供填写。" },
                             (unsigned)strtoul(color + (*color == '#'), NULL, 16), question_columns,
                             C_COUNT, C_STATE);
    free(title);
    return sheet;
}

static size_t add_form_sheet(Writing *writing, size_t row)
{
    const char *record = table_cell(writing->items, row, ITEM_WORKLOAD_NAME);
    char *form = words_of(writing, (Pair){ table_cell(writing->items, row, ITEM_PLACE_EN),
                                           table_cell(writing->items, row, ITEM_PLACE_ZH) }),
         *title = *record ? xasprintf("%s - %s", record, form) : xstrdup(form);
    size_t sheet = add_sheet(writing, title,
                             (Pair){ "Yellow cells are for you; leave empty what you do not know.",
                                     "黄色单元格供填写；不清楚的请留空。" },
                             0x7F7F7F, form_columns, F_COUNT, F_VALUE);
    free(form);
    free(title);
    return sheet;
}

/* A sheet a pillar, and one a form and workload. */
static bool add_sheets(Writing *writing, const bool asked[])
{
    const Table *items = writing->items;
    char *place = xstrdup("");
    size_t sheet = 0;
    bool done = true;
    for (size_t row = 0; done && row < table_rows(items); row++) {
        bool is_field = *table_cell(items, row, ITEM_KEY) == 'F';
        if (!asked[row])
            continue;
        char *here = xasprintf("%s %s", table_cell(items, row, ITEM_PLACE),
                               is_field ? table_cell(items, row, ITEM_RECORD) : "");
        if (strcmp(here, place) != 0)
            sheet = is_field ? add_form_sheet(writing, row) : add_pillar_sheet(writing, row);
        free(place);
        place = here;
        if (is_field)
            done = add_field_row(writing, sheet, row);
        else
            add_question_row(writing, sheet, row);
    }
    free(place);
    return done;
}

static bool add_meta(Writing *writing, const bool asked[])
{
    char *engagement = engagement_id(writing->store),
         *version = store_text(writing->store, queries, BANKS);
    size_t sheet =
        add_sheet(writing, "_meta", (Pair){ "", "" }, 0, meta_columns, COUNT(meta_columns), -1);
    const char *const facts[][2] = { { "wb:engagement", engagement },
                                     { "wb:lens", version },
                                     { "wb:sent", writing->sent },
                                     { "wb:respondent", writing->respondent } };
    for (size_t i = 0; engagement && version && i < COUNT(facts); i++)
        blank_add_row(writing->blank, sheet, BLANK_LINE,
                      (const char *const[]){ facts[i][0], facts[i][1], "", "", "" }, NULL);
    for (size_t row = 0; row < table_rows(writing->items); row++)
        if (asked[row])
            blank_add_row(writing->blank, sheet, BLANK_LINE,
                          (const char *const[]){ table_cell(writing->items, row, ITEM_KEY),
                                                 table_cell(writing->items, row, ITEM_STATE),
                                                 table_cell(writing->items, row, ITEM_NOTE),
                                                 table_cell(writing->items, row, ITEM_ASKED),
                                                 table_cell(writing->items, row, ITEM_VALUE) },
                          NULL);
    bool done = engagement && version;
    free(engagement);
    free(version);
    return done;
}

/* Without a contact of the provider it is whoever writes it. */
static bool add_cover(Writing *writing, const char *customer)
{
    static const Pair labels[] = { { "Customer", "客户" },
                                   { "For", "填写人" },
                                   { "Please return by", "请于此日前交回" },
                                   { "Contact", "联系人" },
                                   { "How to fill it in", "填写说明" } };
    char *how = text_of(
        writing,
        "One sheet a topic. Choose a state for each best practice from the list; if it is not"
        " applicable, choose why. Notes, evidence (a link or a sentence) and your name help us."
        " Leave empty what you do not know. Only yellow cells can be changed; comments and further"
        " rows are read too. No macros; WPS, Excel and LibreOffice all work.",
        "每个主题一张工作表。请从列表中为每项最佳实践选择状态；如不适用，请选择原因。备注、证据（链接或一句说明）和填写人姓名对我们很有帮助。不清楚的请留空。只有黄色单元格可以修改；批注和新增的行我们也会阅读。本文件没有宏，WPS、Excel、LibreOffice"
        " 均可使用。");
    char *contact = store_text(writing->store, queries, CONTACT);
    const char *texts[] = { customer, writing->respondent, writing->due,
                            contact && *contact ? contact : store_author(writing->store), how };
    for (size_t i = 0; i < COUNT(labels); i++) {
        char *label = words_of(writing, labels[i]);
        if (*texts[i])
            blank_add_cover(writing->blank, label, texts[i]);
        free(label);
    }
    bool done = contact != NULL;
    free(contact);
    free(how);
    return done;
}

static bool write_blank(Writing *writing, const char *customer)
{
    const QuestionnairePlan *plan = writing->plan;
    char *title = words_of(writing, (Pair){ "Well-Architected questionnaire", "卓越架构评估问卷" });
    const XlsxProperties properties = { .language = plan->words == WORDS_EN ? ENGLISH : CHINESE,
                                        .title = title,
                                        .company = customer };
    bool done = plan->is_csv ? blank_write_csv(writing->blank, plan->path)
                             : blank_write(writing->blank, plan->path, &properties);
    free(title);
    return done;
}

static bool fill(Writing *writing, size_t *count)
{
    bool *asked = choose(writing->plan, writing->items, count);
    bool is_any = false;
    for (size_t row = 0; row < table_rows(writing->items); row++)
        is_any = is_any || asked[row];
    writing->practice_list = list_of(writing, writing->states, "practice");
    writing->question_list = list_of(writing, writing->states, "question");
    writing->reason_list = list_of(writing, writing->states, "reason");
    char *customer = form_value(writing->store, "engagement", "", "customer");
    bool done = customer && (is_any || fail("the questionnaire would be empty: no question is"
                                            " asked that way"));
    done = done && add_cover(writing, customer) && add_sheets(writing, asked) &&
           add_meta(writing, asked) && write_blank(writing, customer);
    free(customer);
    free(asked);
    return done;
}

static bool find_respondent(Writing *writing)
{
    Table *row = writing->plan->respondent
                     ? respondent_row(writing->store, writing->plan->respondent)
                     : table_new();
    if (!row)
        return false;
    bool is_known = table_rows(row) > 0;
    writing->respondent = xstrdup(is_known ? table_cell(row, 0, 0) : "");
    writing->due = xstrdup(is_known ? table_cell(row, 0, 3) : "");
    table_free(row);
    return true;
}

static bool check_plan(Store *store, const QuestionnairePlan *plan)
{
    for (size_t i = 0; plan->questions && plan->questions[i]; i++)
        if (!answer_check_question(store, plan->questions[i]))
            return false;
    return !file_exists(plan->path) || fail("%s exists; give another name with -o", plan->path);
}

bool questionnaire_write(Store *store, const QuestionnairePlan *plan)
{
    size_t count = 0;
    Writing writing = { .store = store, .plan = plan };
    if (!check_plan(store, plan))
        return false;
    char *words[] = { words_of(&writing, (Pair){ "Sheet", "工作表" }),
                      words_of(&writing, (Pair){ "To answer", "应答项" }),
                      words_of(&writing, (Pair){ "Answered", "已答" }),
                      words_of(&writing, (Pair){ "Total", "合计" }) };
    Table *workloads = engagement_workloads(store);
    writing.blank = blank_new((BlankWords){ plan->words == WORDS_EN ? "Cover" : "封面", words[0],
                                            words[1], words[2], words[3] });
    writing.has_workloads = workloads && table_rows(workloads) > 1;
    writing.items = workloads ? questionnaire_items(store) : NULL;
    writing.states = writing.items ? questionnaire_states(store) : NULL;
    id_make(writing.sent);
    bool done = writing.states && find_respondent(&writing) && fill(&writing, &count);
    if (done && !store_is_read_only(store))
        done = respondent_send(store, writing.sent, plan->respondent ? plan->respondent : "",
                               writing.due, count);
    for (size_t i = 0; i < COUNT(words); i++)
        free(words[i]);
    free(writing.respondent);
    free(writing.due);
    table_free(writing.states);
    table_free(writing.items);
    table_free(workloads);
    blank_free(writing.blank);
    return done;
}
