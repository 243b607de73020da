/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "evidence/import.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/id.h"
#include "base/message.h"
#include "base/text.h"
#include "evidence/import_state.h"
#include "source/export_reader.h"
#include "source/mapping.h"

enum { PROGRESS_ROWS = 10000, LONGEST_RAW = 64 * 1024 };

enum { NEXT_BATCH, ADD_BATCH, SUM_BATCH, ADD_FILE, ADD_TRAY, TRAY_SIZE };
static const Query queries[] = {
    [NEXT_BATCH] = { "", "SELECT ifnull(max(number), 0) + 1 FROM import_batch" },
    [ADD_BATCH] = { "itttt", "INSERT INTO import_batch (number, id, name, imported_at, imported_by)"
                             " VALUES (?1, ?2, ?3, ?4, ?5)" },
    [SUM_BATCH] = { "i", "UPDATE import_batch SET (rows, new, changed, same, resolved, unreadable,"
                         " unmapped) = (SELECT sum(rows), sum(new), sum(changed), sum(same),"
                         " sum(resolved), sum(unreadable), sum(unmapped) FROM import_file"
                         " WHERE batch = ?1), taken = ifnull((SELECT max(taken) FROM import_cover"
                         " WHERE batch = ?1), '') WHERE number = ?1" },
    [ADD_FILE] = { "iitttiiiiiiit",
                   "INSERT INTO import_file (batch, position, source, name, sha256, rows, new,"
                   " changed, same, resolved, unreadable, unmapped, note)"
                   " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)" },
    [ADD_TRAY] = { "iititt",
                   "INSERT OR IGNORE INTO import_tray (id, batch, file, line, reason, raw)"
                   " VALUES (?1, ?2, ?3, ?4, ?5, ?6)" },
    [TRAY_SIZE] = { "i", "SELECT count(*) FROM import_tray WHERE batch = ?1" },
    { 0 },
};

/* ---- what the readers meet ---- */

static void use_tally(Import *import, const Source *source)
{
    for (size_t i = import->first_of_file; i < import->tally_count; i++)
        if (import->tallies[i].source == source) {
            import->tally = &import->tallies[i];
            return;
        }
    import->tallies =
        xgrow(import->tallies, import->tally_count, &import->tally_room, sizeof *import->tallies);
    import->tally = &import->tallies[import->tally_count++];
    *import->tally = (ImportTally){ .file = xstrdup(import->file), .source = source };
}

static bool begin_file(void *data, const char *name)
{
    Import *import = data;
    import->file = name;
    import->first_of_file = import->tally_count;
    import->tally = NULL;
    return true;
}

static bool leave(void *data, const char *name, const char *reason, bool is_lost)
{
    Import *import = data;
    begin_file(import, name);
    use_tally(import, NULL);
    import->tally->reason = text_clean_line(reason);
    import->tally->is_lost = is_lost;
    return true;
}

static void end_page(void *data, const Source *source, const Item *beside, int64_t items)
{
    import_page(data, source, beside, items);
}

static bool refuse(void *data, const Source *source, size_t line, const char *reason,
                   const char *raw)
{
    Import *import = data;
    char *clean = text_clean_line(reason), *kept = xstrndup(raw, strnlen(raw, LONGEST_RAW));
    if (!import->tally || source)
        use_tally(import, source);
    import->tally->rows++;
    import->tally->unreadable++;
    uint64_t seed = hash_short(0, clean, strlen(clean));
    const StoreValue values[] = { store_integer(import_id(hash_short(seed, kept, strlen(kept)))),
                                  store_integer(import->batch),
                                  store_words(import->file),
                                  store_integer((int64_t)line),
                                  store_words(clean),
                                  store_words(kept) };
    bool done = store_put(import->store, queries, ADD_TRAY, values);
    if (done && import->plan->unreadable)
        import->plan->unreadable(import->plan->data,
                                 &(ImportFault){ import->file, clean, kept, line });
    free(kept);
    free(clean);
    return done;
}

/* The sum below a table is none of its rows. */
static bool refuse_record(Import *import, const Source *source, const Item *item)
{
    if (row_is_total(item, item->count))
        return true;
    char *reason = xstrdup(failure()), *raw = item_to_text(item);
    bool done = refuse(import, source, item->line, reason, raw);
    free(reason);
    free(raw);
    return done;
}

static void advance(void *data, int64_t bytes)
{
    Import *import = data;
    import->bytes += bytes;
}

static bool report_progress(Import *import)
{
    const ImportPlan *plan = import->plan;
    if (import->rows++ % PROGRESS_ROWS || !plan->progress)
        return true;
    int64_t percent = import->all_bytes ? import->bytes * 100 / import->all_bytes : 0;
    return plan->progress(plan->data, import->rows, percent < 100 ? (int)percent : 100) ||
           fail("the import was cancelled; nothing was changed");
}

static bool take(void *data, const Source *source, const Item *item)
{
    Import *import = data;
    if (!import->tally || import->tally->source != source)
        use_tally(import, source);
    if (!report_progress(import))
        return false;
    if (!row_convert(&import->row, source, item))
        return refuse_record(import, source, item);
    if (!strcmp(import->row.fields[FIELD_STATUS].text, "-"))
        return true;
    if (!row_is_complete(&import->row, source))
        return refuse_record(import, source, item);
    import->tally->rows++;
    if (source->kind == KIND_MANIFEST) {
        import_manifest(import);
        return true;
    }
    import->tally->doubled += import->row.doubled;
    return import_row(import, source);
}

static bool end_file(void *data, size_t repaired, bool is_known)
{
    Import *import = data;
    if (import->tally)
        import->tally->repaired += repaired;
    else {
        use_tally(import, NULL);
        import->tally->reason = is_known ? xstrdup(tr("it has no rows")) : NULL;
    }
    return true;
}

static void miss_header(void *data, const char *const columns[], size_t count)
{
    enum { LONGEST_LIST = 400, FEWEST = 2 };
    Import *import = data;
    if (count < FEWEST)
        return;
    Buffer list = { 0 };
    for (size_t i = 0; i < count && list.bytes + strlen(columns[i]) < LONGEST_LIST; i++) {
        buffer_add(&list, i ? ", " : "");
        buffer_add(&list, columns[i]);
    }
    /* A picture or a program has no columns. */
    if (!strstr(buffer_text(&list), "\xEF\xBF\xBD")) {
        use_tally(import, NULL);
        free(import->tally->columns);
        import->tally->columns = text_clean_line(buffer_text(&list));
    }
    buffer_free(&list);
}

/* ---- the act ---- */

static bool begin_kinds(Import *import)
{
    for (int i = 0; i < RECORD_KINDS; i++) {
        const Query *family = import_kinds[i].queries;
        if (!family)
            continue;
        if (!store_number(import->store, &import->first_new[i], family, KIND_NEXT))
            return false;
        import->seen[i] = xcalloc((size_t)import->first_new[i] / 8 + 1, 1);
    }
    return true;
}

static char *name_of(const ImportPlan *plan)
{
    const char *first = file_name(plan->paths[0]);
    size_t count = 0;
    while (plan->paths[count])
        count++;
    return count > 1 ? xasprintf("%s +%zu", first, count - 1) : xstrdup(first);
}

static bool begin(Import *import)
{
    char id[ID_SIZE], *name = name_of(import->plan);
    id_make(id);
    date_stamp(import->stamp);
    store_name_act(import->store, "import", id);
    bool done = store_number(import->store, &import->batch, queries, NEXT_BATCH) &&
                store_change(import->store, queries, ADD_BATCH, import->batch, id, name,
                             import->stamp, store_author(import->store)) &&
                begin_kinds(import);
    free(name);
    return done;
}

static bool fail_with_columns(const char *path, const char *columns)
{
    char *fields = source_field_list();
    fail("%s: no export that is known; its columns are: %s. Say with --map FIELD=COLUMN which is"
         " which; the fields are: %s",
         path, columns, fields);
    free(fields);
    return false;
}

static bool read_path(Import *import, const char *path)
{
    const ExportEvents events = { .data = import,
                                  .begin = begin_file,
                                  .take = take,
                                  .leave = leave,
                                  .page = end_page,
                                  .advance = advance,
                                  .refuse = refuse,
                                  .end = end_file,
                                  .miss = miss_header };
    size_t first = import->tally_count;
    const char *columns = NULL, *reason = NULL;
    bool is_known = false;
    char hash[HASH_SIZE] = "";
    if (!export_reader_run(path, import->sources, &events) ||
        (!file_is_folder(path) && !hash_file(path, hash)))
        return false;
    for (size_t i = first; i < import->tally_count; i++) {
        is_known |= import->tallies[i].source != NULL;
        columns = columns ? columns : import->tallies[i].columns;
        reason = reason ? reason : import->tallies[i].reason;
        memcpy(import->tallies[i].hash, hash, sizeof hash);
    }
    if (!is_known && columns && !import->plan->takes_any)
        return fail_with_columns(path, columns);
    if (!is_known && !columns && reason)
        return fail("%s: %s", path, reason);
    return is_known || columns ||
           fail("%s: no export that is known; 'wellbook sources' lists the formats", path);
}

static void add_note(Buffer *notes, char *note)
{
    buffer_join(notes, "; ", note);
    free(note);
}

static char *note_of(const Import *import, const ImportTally *tally)
{
    Buffer notes = { 0 };
    if (tally->source && tally->source->kind == KIND_MANIFEST) {
        if (import->missing)
            add_note(&notes, xasprintf(tr("the collector could not read: %s"), import->missing));
        if (import->ticked)
            add_note(&notes, xasprintf(tr("prerequisites ticked: %s"), import->ticked));
    }
    if (tally->refusal)
        add_note(&notes, xstrdup(tally->refusal));
    if (tally->reason)
        add_note(&notes, xasprintf(tr("left out: %s"), tally->reason));
    else if (!tally->source && tally->columns)
        add_note(&notes, xasprintf(tr("no format has its columns, left out: %s"), tally->columns));
    else if (!tally->source)
        add_note(&notes, xstrdup(tr("not an export that is known; left out")));
    if (tally->repaired)
        add_note(&notes, xasprintf(tr("%zu characters repaired"), tally->repaired));
    if (tally->doubled)
        add_note(&notes,
                 xasprintf(tr("%zu values stood there twice, the last counts"), tally->doubled));
    if (tally->whole)
        add_note(&notes, xasprintf(tr("%lld of %lld rows came"), (long long)tally->part,
                                   (long long)tally->whole));
    if (tally->is_part)
        add_note(&notes, xstrdup(tr("not all pages of the export: nothing is marked as resolved;"
                                    " import all of them together")));
    if (tally->is_doubtful)
        add_note(&notes, xstrdup(tr("some of it could not be read: nothing is marked as"
                                    " resolved")));
    if (tally->there)
        add_note(
            &notes,
            xasprintf(tr("%lld rows of checks of which the workbook has %lld, and nothing that"
                         " is later: nothing of them is marked as resolved; give --replace when"
                         " the rest is gone"),
                      (long long)tally->here, (long long)tally->there));
    if (tally->is_old)
        add_note(&notes, xstrdup(tr("older than what the workbook has: what later exports say"
                                    " stays")));
    return buffer_take(&notes);
}

static bool keep_files(Import *import)
{
    bool done = true;
    for (size_t i = 0; i < import->tally_count && done; i++) {
        const ImportTally *tally = &import->tallies[i];
        char *note = note_of(import, tally);
        done = store_change(import->store, queries, ADD_FILE, import->batch, (int64_t)i,
                            tally->source ? tally->source->id : "", tally->file, tally->hash,
                            tally->rows, tally->new_rows, tally->changed, tally->same,
                            tally->resolved, tally->unreadable, tally->unmapped, note);
        free(note);
    }
    return done && store_change(import->store, queries, SUM_BATCH, import->batch);
}

/* Something that the workbook did not have, or saw at another time. */
static bool has_news(Import *import, bool *news)
{
    int64_t tray;
    if (!store_number(import->store, &tray, queries, TRAY_SIZE, import->batch))
        return false;
    *news = tray || import->has_other_time || import->ticked;
    for (size_t i = 0; i < import->tally_count; i++) {
        const ImportTally *tally = &import->tallies[i];
        *news |= tally->new_rows || tally->changed || tally->resolved;
    }
    return true;
}

static bool read_all(Import *import)
{
    const char *const *paths = import->plan->paths;
    for (size_t i = 0; import->plan->progress && paths[i]; i++)
        import->all_bytes += export_reader_size(paths[i]);
    bool done = import_purge(import->store) && begin(import);
    for (size_t i = 0; done && import->plan->paths[i]; i++)
        done = read_path(import, import->plan->paths[i]);
    return done && import_finish(import) && import_tick(import) && keep_files(import);
}

static Table *table_of(const Import *import)
{
    static const char *const columns[] = { "source", "file",     "rows",       "new",     "changed",
                                           "same",   "resolved", "unreadable", "unmapped" };
    static const char *const texts_behind[] = { "taken", "first", "last", "columns", "note" };
    Table *table = table_new();
    for (size_t i = 0; i < COUNT(columns); i++)
        table_add_column(table, columns[i], columns[i], i < 2 ? COLUMN_TEXT : COLUMN_NUMBER);
    for (size_t i = 0; i < COUNT(texts_behind); i++)
        table_add_column(table, texts_behind[i], texts_behind[i], COLUMN_TEXT);
    for (size_t i = 0; i < import->tally_count; i++) {
        const ImportTally *tally = &import->tallies[i];
        const int64_t numbers[] = { tally->rows,     tally->new_rows,   tally->changed, tally->same,
                                    tally->resolved, tally->unreadable, tally->unmapped };
        char *note = note_of(import, tally), texts[COUNT(numbers)][24];
        const char *cells[COUNT(columns) + COUNT(texts_behind)] = {
            tally->source ? tally->source->id : "", tally->file
        };
        for (size_t j = 0; j < COUNT(numbers); j++) {
            snprintf(texts[j], sizeof texts[j], "%lld", (long long)numbers[j]);
            cells[j + 2] = texts[j];
        }
        const char *behind[] = { tally->taken, tally->first, tally->last, tally->columns, note };
        memcpy(cells + COUNT(columns), behind, sizeof behind);
        table_add(table, cells, 0);
        free(note);
    }
    return table;
}

static void release(Import *import)
{
    for (size_t i = 0; i < import->tally_count; i++) {
        free(import->tallies[i].file);
        free(import->tallies[i].columns);
        free(import->tallies[i].reason);
        free(import->tallies[i].refusal);
    }
    for (int i = 0; i < RECORD_KINDS; i++)
        free(import->seen[i]);
    free(import->tallies);
    free(import->missing);
    free(import->ticked);
    free(import->groups);
    free(import->listings);
    free(import->parts);
    row_release(&import->row);
    sources_free(import->sources);
}

static Table *run(Import *import)
{
    bool news = false;
    Table *table = NULL;
    if (!store_begin(import->store))
        return NULL;
    const ImportPlan *plan = import->plan;
    bool done = read_all(import) && has_news(import, &news) &&
                (!plan->save || plan->is_preview || mapping_save(plan->map, plan->save));
    if (done)
        table = table_of(import);
    bool keeps = done && news && !import->plan->is_preview;
    bool kept = store_end(import->store, keeps);
    if (!keeps || kept)
        return table;
    table_free(table);
    return NULL;
}

static bool use_formats(Sources *sources, const ImportPlan *plan)
{
    bool done = sources != NULL;
    for (size_t i = 0; done && plan->also && plan->also[i]; i++) {
        char *name = i ? xasprintf("mapped-%zu", i + 1) : xstrdup("mapped");
        done = mapping_add(sources, plan->also[i], name);
        free(name);
    }
    return done && (!plan->format || sources_restrict(sources, plan->format)) &&
           (!plan->map || mapping_use(sources, plan->map, plan->save));
}

Table *import_run(Store *store, const ImportPlan *plan)
{
    Import import = { .store = store, .plan = plan, .sources = sources_read() };
    Table *table = NULL;
    row_init(&import.row);
    if (use_formats(import.sources, plan) && store_begin_bulk(store)) {
        table = run(&import);
        store_end_bulk(store);
    }
    release(&import);
    return table;
}
