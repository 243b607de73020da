/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/csv_check.h"
#include "base/message.h"
#include "base/text.h"
#include "engagement/form.h"
#include "evidence/import_state.h"

enum { LONGEST_MISSING = 300 };
#define PREREQUISITES "engagement", "", "prerequisites"

/* One call of the collector: its file, and whether all of it was read. */
void import_manifest(Import *import)
{
    const RowField *fields = import->row.fields;
    import->has_manifest = true;
    if (!strcmp(fields[FIELD_STATUS].text, "complete"))
        return;
    const char *code = fields[FIELD_DETAIL].text;
    if (import->missing && strlen(import->missing) > LONGEST_MISSING)
        return;
    Buffer missing = buffer_of(import->missing);
    buffer_join(&missing, ", ", fields[FIELD_NAME].text);
    if (*code)
        buffer_add_format(&missing, " (%s)", code);
    import->missing = buffer_take(&missing);
}

static bool has_rows_of(const Import *import, const char *product)
{
    for (size_t i = 0; i < import->tally_count; i++) {
        const ImportTally *tally = &import->tallies[i];
        if (tally->source && !strcmp(tally->source->product, product) &&
            tally->rows > tally->unreadable)
            return true;
    }
    return false;
}

/* Adds one of the options that the workbook's form has. */
static void add_option(const Table *options, const char *id, Buffer *ids, Buffer *labels)
{
    long row = table_row_of(options, 0, id);
    if (row < 0 || text_has_word(buffer_text(ids), id))
        return;
    buffer_join(ids, " ", id);
    buffer_join(labels, ", ", table_cell(options, (size_t)row, 1));
}

static Table *read_rules(void)
{
    static const CellRule rules[] = {
        { "product", CELL_KEY, NULL },
        { "option", CELL_TEXT, NULL },
        { 0 },
    };
    return csv_read_shipped("data/sources", "prerequisites.csv", rules);
}

bool import_tick(Import *import)
{
    if (!import->has_manifest)
        return true;
    Table *rules = read_rules(),
          *options = form_options(import->store, "engagement", "prerequisites", message_language());
    char *ticked = form_value(import->store, PREREQUISITES);
    bool done = rules && options && ticked;
    Buffer ids = buffer_of(ticked), labels = { 0 };
    for (size_t row = 0; done && row < table_rows(rules); row++) {
        const char *product = table_cell(rules, row, 0);
        bool is_collector = !strcmp(product, "collector");
        if (is_collector ? !import->missing : has_rows_of(import, product))
            add_option(options, table_cell(rules, row, 1), &ids, &labels);
    }
    if (done && labels.bytes) {
        done = form_set(import->store, PREREQUISITES, buffer_text(&ids));
        import->ticked = buffer_take(&labels);
    }
    buffer_free(&labels);
    buffer_free(&ids);
    table_free(options);
    table_free(rules);
    return done;
}
