/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "act.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engagement/engagement.h"
#include "engagement/form.h"
#include "evidence/import.h"

/* The id of the workload at that place, which is what the model knows it by. */
static char *workload_id(Store *store, const char *place)
{
    Table *workloads = engagement_workloads(store);
    char *id = NULL;
    if (workloads)
        id = xstrdup(table_cell(workloads, (size_t)(*place - '0'), 0));
    table_free(workloads);
    return id;
}

static void put(Model *model, const Act *act, const char *part, const char *value)
{
    char *key = model_key(act->workload, act->question->id, part, NULL);
    model_set(model, key, value);
    free(key);
}

static void put_practice(Model *model, const Act *act, const char *practice, const char *part,
                         const char *value)
{
    char *key = model_key(act->workload, act->question->id, practice, part, NULL);
    model_set(model, key, value);
    free(key);
}

static bool play_state(const Act *act, Store **store)
{
    char *workload = workload_id(*store, act->workload);
    bool done = workload && answer_set_practice(*store, workload, act->practice,
                                                act->practice_state, act->reason);
    free(workload);
    return done;
}

static void apply_state(const Act *act, Model *model)
{
    bool is_out = act->practice_state == PRACTICE_NOT_APPLICABLE;
    put_practice(model, act, act->practice, "state", practice_state_codes[act->practice_state]);
    put_practice(model, act, act->practice, "reason", is_out ? act->reason : "");
    if (act->practice_state == PRACTICE_UNANSWERED)
        put_practice(model, act, act->practice, "note", "");
}

static bool play_done(const Act *act, Store **store)
{
    char *workload = workload_id(*store, act->workload);
    bool done = workload && answer_rest(*store, workload, act->question->id, PRACTICE_MISSING);
    free(workload);
    return done;
}

static void apply_done(const Act *act, Model *model)
{
    for (size_t i = 0; i < act->question->practice_count; i++) {
        const char *practice = act->question->practices[i];
        char *key = model_key(act->workload, act->question->id, practice, "state", NULL);
        if (!*model_get(model, key))
            model_set(model, key, practice_state_codes[PRACTICE_MISSING]);
        free(key);
    }
}

static bool play_text(const Act *act, Store **store)
{
    char *workload = workload_id(*store, act->workload);
    bool done = workload && answer_set_text(*store, workload, act->question->id, act->which,
                                            act->which == ANSWER_CONFIDENCE ? "medium" : act->text);
    free(workload);
    return done;
}

static void apply_text(const Act *act, Model *model)
{
    static const char *const parts[ANSWER_TEXTS] = { "note", "asked", "confidence" };
    put(model, act, parts[act->which], act->which == ANSWER_CONFIDENCE ? "medium" : act->text);
}

static bool play_mark(const Act *act, Store **store)
{
    char *workload = workload_id(*store, act->workload);
    bool done = workload && answer_mark(*store, workload, act->question->id,
                                        &(QuestionMark){ act->question_state, act->reason,
                                                         act->short_text, act->owner, act->due });
    free(workload);
    return done;
}

static void apply_mark(const Act *act, Model *model)
{
    put(model, act, "state", question_state_codes[act->question_state]);
    put(model, act, "reason", act->reason);
    put(model, act, "explanation", act->short_text);
    put(model, act, "owner", act->owner);
    put(model, act, "due", act->due);
}

static bool play_evidence(const Act *act, Store **store)
{
    char *workload = workload_id(*store, act->workload);
    bool done = workload && answer_add_evidence(*store, workload, act->question->id, "statement",
                                                act->short_text);
    free(workload);
    return done;
}

static void apply_evidence(const Act *act, Model *model)
{
    put_practice(model, act, "evidence", act->short_text, "statement");
}

static bool drop_all(Store *store, const Table *evidence)
{
    for (size_t row = 0; row < table_rows(evidence); row++)
        if (!answer_drop_evidence(store, table_cell(evidence, row, 0)))
            return false;
    return true;
}

static bool play_drop(const Act *act, Store **store)
{
    char *workload = workload_id(*store, act->workload);
    Table *evidence = workload ? answer_evidence(*store, workload, act->question->id) : NULL;
    bool done = evidence && store_begin(*store) && store_end(*store, drop_all(*store, evidence));
    table_free(evidence);
    free(workload);
    return done;
}

static void apply_drop(const Act *act, Model *model)
{
    char *prefix = model_key(act->workload, act->question->id, "evidence", "", NULL);
    model_drop(model, prefix);
    free(prefix);
}

/* As `wellbook answer` does it: several acts in one. */
static bool answer_whole(const Act *act, Store *store, const char *workload)
{
    const char *question = act->question->id;
    for (size_t i = 0; i < act->question->practice_count; i++)
        if (!answer_set_practice(store, workload, act->question->practices[i], act->practice_state,
                                 act->reason) ||
            !answer_set_practice_note(store, workload, act->question->practices[i],
                                      act->short_text))
            return false;
    return answer_set_text(store, workload, question, ANSWER_NOTE, act->text) &&
           answer_set_text(store, workload, question, ANSWER_ASKED, act->owner) &&
           answer_add_evidence(store, workload, question, "link", "https://example.com/wiki") &&
           engagement_keep_draft(store, act->place, NULL);
}

static bool play_whole(const Act *act, Store **store)
{
    char *workload = workload_id(*store, act->workload);
    bool done =
        workload && store_begin(*store) && store_end(*store, answer_whole(act, *store, workload));
    free(workload);
    return done;
}

static char *draft_key(const Act *act)
{
    return model_key("draft", act->place, NULL);
}

static void apply_whole(const Act *act, Model *model)
{
    bool is_there = act->practice_state != PRACTICE_UNANSWERED;
    for (size_t i = 0; i < act->question->practice_count; i++) {
        Act one = *act;
        one.practice = act->question->practices[i];
        apply_state(&one, model);
        put_practice(model, act, one.practice, "note", is_there ? act->short_text : "");
    }
    put(model, act, "note", act->text);
    put(model, act, "asked", act->owner);
    put_practice(model, act, "evidence", "https://example.com/wiki", "link");
    char *key = draft_key(act);
    model_set(model, key, "");
    free(key);
}

static bool play_field(const Act *act, Store **store)
{
    char *workload = act->field->is_of_workload ? workload_id(*store, act->workload) : xstrdup("");
    bool done =
        workload && form_set(*store, act->field->form, workload, act->field->field, act->text);
    free(workload);
    return done;
}

static void apply_field(const Act *act, Model *model)
{
    char *key = model_key(act->field->is_of_workload ? act->workload : "form", act->field->form,
                          act->field->field, NULL);
    model_set(model, key, act->text);
    free(key);
}

static bool play_draft(const Act *act, Store **store)
{
    bool is_dropped = act->number % 4 == 0;
    return engagement_keep_draft(*store, act->place, is_dropped ? NULL : act->text);
}

static void apply_draft(const Act *act, Model *model)
{
    char *key = draft_key(act);
    model_set(model, key, act->number % 4 == 0 ? "" : act->text);
    free(key);
}

static bool play_place(const Act *act, Store **store)
{
    return engagement_remember(*store, act->place, act->short_text);
}

static void apply_place(const Act *act, Model *model)
{
    char *key = model_key("place", act->place, NULL);
    model_set(model, key, act->short_text);
    free(key);
}

static bool play_rename(const Act *act, Store **store)
{
    char *workload = workload_id(*store, act->workload);
    bool done = workload && engagement_rename_workload(*store, workload, act->short_text);
    free(workload);
    return done;
}

static void apply_rename(const Act *act, Model *model)
{
    char *key = model_key(act->workload, "name", NULL);
    model_set(model, key, act->short_text);
    free(key);
}

static bool play_add(const Act *act, Store **store)
{
    return engagement_add_workload(*store, act->short_text);
}

/* At the first free place. */
static void apply_add(const Act *act, Model *model)
{
    char *key = NULL;
    for (char place[] = "2";; (*place)++) {
        free(key);
        key = model_key(place, "name", NULL);
        if (!*model_get(model, key))
            break;
    }
    model_set(model, key, act->short_text);
    free(key);
}

/* Without a log, and the file grows by some pages; no answer follows from it. */
static bool play_import(const Act *act, Store **store)
{
    enum { ROWS = 100 };
    char *path = xasprintf("%s.export.json", store_path(*store));
    FILE *file = fopen(path, "w");
    if (!file)
        die("%s: cannot be written", path);
    fputs("{\"Filters\":[],\"NextToken\":\"\",\"Resources\":[", file);
    for (unsigned i = 0; i < ROWS; i++)
        fprintf(file,
                "%s{\"AccountId\":\"1\",\"ResourceId\":\"i-%u-%u\",\"ResourceType\":"
                "\"ACS::ECS::Instance\",\"ResourceName\":\"%.100s\"}",
                i ? "," : "", act->number, i, "a name that takes its room");
    fputs("]}", file);
    fclose(file);
    const char *const paths[] = { path, NULL };
    Table *files = import_run(*store, &(ImportPlan){ .paths = paths });
    bool done = files;
    table_free(files);
    remove(path);
    free(path);
    return done;
}

static bool play_reopen(const Act *act, Store **store)
{
    (void)act;
    char *path = xstrdup(store_path(*store));
    store_close(*store);
    *store = store_open(path);
    free(path);
    return *store != NULL;
}

static void apply_nothing(const Act *act, Model *model)
{
    (void)act, (void)model;
}

static const ActClass classes[] = {
    { "a practice", 20, play_state, apply_state },
    { "the rest of a question", 6, play_done, apply_done },
    { "a text of a question", 14, play_text, apply_text },
    { "a mark", 10, play_mark, apply_mark },
    { "evidence", 8, play_evidence, apply_evidence },
    { "evidence dropped", 3, play_drop, apply_drop },
    { "a whole question", 8, play_whole, apply_whole },
    { "a form field", 12, play_field, apply_field },
    { "a draft", 10, play_draft, apply_draft },
    { "a place", 3, play_place, apply_place },
    { "closed and opened", 3, play_reopen, apply_nothing },
    /* Not for two at once: */
    { "a workload renamed", 2, play_rename, apply_rename },
    { "a workload added", 1, play_add, apply_add },
    { "an import", 15, play_import, apply_nothing },
};
enum { SHARED_CLASSES = COUNT(classes) - 3, MOST_WORKLOADS = 8 };

static const ActClass *draw_class(Dice *dice, ActHand hand, unsigned number)
{
    size_t count = hand == HAND_ANY ? COUNT(classes) : (size_t)SHARED_CLASSES;
    unsigned sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += classes[i].weight;
    unsigned left = dice_below(dice, sum);
    size_t i = 0;
    for (; left >= classes[i].weight; i++)
        left -= classes[i].weight;
    /* The model's keys have one digit for a workload. */
    if (classes[i].play == play_add && number >= 40)
        i--;
    return &classes[i];
}

static void draw_text(Dice *dice, Act *act)
{
    static const char *const phrases[] = { "主账号已开启 MFA，",     "根密码保存在财务部保险柜里。",
                                           "Backups run nightly; ",  "恢复演练每季度一次——",
                                           "没有人知道是谁负责。\n", "等保三级“复测”在十一月，",
                                           "𠮷野家 RTO < 4 h, ",     "it's \"fine\"; DROP TABLE,",
                                           "客户说：‘以后再说’。\n" };
    /* Mostly a line or two; now and then more than a page of the file holds. */
    unsigned pieces = dice_below(dice, 8) ? 1 + dice_below(dice, 6) : 20 + dice_below(dice, 180);
    size_t length = (size_t)snprintf(act->text, sizeof act->text, "%u：", act->number);
    for (unsigned i = 0; i < pieces && length < sizeof act->text - 64; i++)
        length += (size_t)snprintf(act->text + length, sizeof act->text - length, "%s",
                                   phrases[dice_below(dice, COUNT(phrases))]);
    snprintf(act->text + length, sizeof act->text - length, "完");
}

void act_plan(Act *act, const Bank *bank, uint64_t seed, unsigned number, ActHand hand)
{
    static const char *const owners[] = { "李伟", "Lin Fang", "何军（平台组）", "O'Neill" };
    Dice dice = dice_of(seed, number);
    *act = (Act){ .class = draw_class(&dice, hand, number), .number = number };
    bool is_right = hand == HAND_ANY ? dice_below(&dice, 2) : hand == HAND_RIGHT;
    snprintf(act->workload, sizeof act->workload, "%d", is_right);
    unsigned meeting_points = (unsigned)(bank->count - 1) / BANK_EVERY + 1;
    act->question = &bank->questions[dice_below(&dice, meeting_points) * BANK_EVERY];
    act->practice =
        act->question->practices[dice_below(&dice, (unsigned)act->question->practice_count)];
    act->practice_state = (PracticeState)dice_below(&dice, PRACTICE_STATE_COUNT);
    act->question_state = (QuestionState)dice_below(&dice, QUESTION_STATE_COUNT);
    act->reason = answer_reason_codes[dice_below(&dice, ANSWER_REASONS)];
    act->owner = owners[dice_below(&dice, COUNT(owners))];
    act->due = dice_below(&dice, 2) ? "2026-12-04" : "";
    act->which = (AnswerText)dice_below(&dice, ANSWER_TEXTS);
    act->field = &bank_fields[dice_below(&dice, hand == HAND_ANY ? BANK_FIELDS : 3)];
    act->place = bank_places[hand == HAND_ANY ? dice_below(&dice, BANK_PLACES) : is_right];
    draw_text(&dice, act);
    snprintf(act->short_text, sizeof act->short_text, "第 %u 条：口头说明 %s", number, act->owner);
}

bool act_play(const Act *act, Store **store)
{
    return act->class->play(act, store);
}

bool act_reopens(const Act *act)
{
    return act->class->play == play_reopen;
}

void act_apply(const Act *act, Model *model)
{
    act->class->apply(act, model);
}
