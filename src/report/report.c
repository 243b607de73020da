/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "report/report.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/csv.h"
#include "base/csv_check.h"
#include "base/date.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/text.h"
#include "document/long_text.h"
#include "document/overlay.h"
#include "document/sheet.h"
#include "document/sheet_where.h"
#include "document/slides.h"
#include "document/word.h"
#include "document/xlsx.h"
#include "engagement/engagement.h"
#include "engagement/form.h"
#include "engagement/translation.h"
#include "format/json.h"
#include "format/zip_reader.h"
#include "implementation/allocation.h"
#include "plan/plan.h"
#include "process/version.h"
#include "store/store_bulk.h"

const char *const report_format_names[REPORT_FORMATS] = { "xlsx", "csv",  "json",
                                                          "text", "docx", "pptx" };

const Deliverable report_deliverables[] = {
    { "project-plan", N_("Project Plan"), false },
    { "investigation-report", N_("Investigation Report"), .is_of_facts = true },
    { "consulting-report", N_("Well-Architected Consulting Report"), true },
    { "implementation-plan", N_("Well-Architected Implementation Plan"), true },
    { "acceptance-form", N_("Acceptance Form"), false },
    { "import-report", N_("Import Report"), false },
    { "comparison", N_("Comparison"), .is_of_two = true },
    { 0 },
};

const Deliverable *report_deliverable(const char *name)
{
    const Deliverable *one = report_deliverables;
    while (one->name && strcmp(one->name, name) != 0)
        one++;
    return one;
}

static const char *title_of(const char *name)
{
    const char *title = report_deliverable(name)->title;
    return title ? tr(title) : name;
}

bool report_parse_format(const char *name, ReportFormat *format)
{
    for (int i = 0; name && i < REPORT_FORMATS; i++)
        if (!strcmp(report_format_names[i], name)) {
            *format = (ReportFormat)i;
            return true;
        }
    return !name || fail("unknown format '%s'; expected xlsx, docx, pptx, csv, json or text", name);
}

/* Names become paths: only the plain ones are looked for. */
static bool is_plain(const char *name)
{
    return *name && !name[strspn(name, "abcdefghijklmnopqrstuvwxyz-")];
}

static char *shown_value(Store *store, const char *field, Language language)
{
    Table *fields = form_fields(store, "engagement", "", language);
    long row = fields ? table_row_of(fields, 0, field) : -1;
    char *text = xstrdup(row < 0 ? "" : table_get(fields, (size_t)row, "shown"));
    table_free(fields);
    return text;
}

/* ---- what may be replaced ---- */

static bool holds(ZipReader *zip, const char *part, const char *text)
{
    enum { PIECE = 4096 };
    char start[PIECE + 1] = "";
    return zip_reader_find(zip, part) && zip_reader_read(zip, start, PIECE) > 0 &&
           strstr(start, text);
}

/* In either language, which the document of that name had. */
static bool is_titled(ZipReader *zip, const char *name)
{
    Language shown = message_language();
    bool found = false;
    for (int language = 0; !found && language < LANGUAGE_COUNT; language++) {
        message_set_language((Language)language);
        char *title = xasprintf("<dc:title>%s</dc:title>", title_of(name));
        found = holds(zip, "docProps/core.xml", title);
        free(title);
    }
    message_set_language(shown);
    return found;
}

/* A deliverable says in its properties what it is, and of which engagement. */
static bool is_book_of(const char *path, ReportFormat format, const char *name, const char *id)
{
    static const char *const parts[REPORT_FORMATS] = { [REPORT_XLSX] = "xl/workbook.xml",
                                                       [REPORT_DOCX] = "word/document.xml",
                                                       [REPORT_PPTX] = "ppt/presentation.xml" };
    ZipReader *zip = *id && parts[format] ? zip_reader_open(path) : NULL;
    bool found = zip && zip_reader_find(zip, parts[format]) &&
                 (holds(zip, "docProps/custom.xml", id) || holds(zip, "docProps/core.xml", id)) &&
                 is_titled(zip, name);
    zip_reader_close(zip);
    return found;
}

/* "01-summary.csv" */
static bool is_sheet_name(const char *name)
{
    size_t digits = strspn(name, "0123456789"), length = strlen(name);
    return digits >= 2 && name[digits] == '-' && length > 4 && !strcmp(name + length - 4, ".csv");
}

/* Wellbook's begin with a mark of their encoding, for Excel; what else is in a folder of ours? */
static bool is_sheet(int folder, const char *name)
{
    static const char mark[] = "\xEF\xBB\xBF";
    char start[sizeof mark] = "";
    struct stat status;
    int file = is_sheet_name(name)
                   ? openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
                   : -1;
    bool is_ours = file >= 0 && fstat(file, &status) == 0 && S_ISREG(status.st_mode) &&
                   read(file, start, sizeof mark - 1) == sizeof mark - 1 && !strcmp(start, mark);
    if (file >= 0)
        close(file);
    return is_ours;
}

static bool is_dots(const char *name)
{
    return !strcmp(name, ".") || !strcmp(name, "..");
}

static bool holds_only_sheets(const char *folder)
{
    DIR *list = opendir(folder);
    bool only = list;
    for (struct dirent *entry; only && (entry = readdir(list));)
        only = is_dots(entry->d_name) || is_sheet(dirfd(list), entry->d_name);
    if (list)
        closedir(list);
    return only;
}

/* Nothing is there, or what was written there before; JSON and text do not say what they are. */
static bool may_replace(const char *path, ReportFormat format, const char *name, const char *id)
{
    struct stat status;
    if (lstat(path, &status) != 0)
        return true;
    if (format == REPORT_CSV)
        return S_ISDIR(status.st_mode) && holds_only_sheets(path);
    return S_ISREG(status.st_mode) && is_book_of(path, format, name, id);
}

/* What was handed over stays as it was. */
static bool is_free_file(Store *store, const char *path)
{
    bool is_version;
    return version_is_file(store, path, &is_version) &&
           (!is_version ||
            fail("%s was handed over and stays as it is; choose another name", path));
}

static bool are_free_files(Store *store, const char *folder)
{
    DIR *list = opendir(folder);
    bool are = list;
    for (struct dirent *entry; are && (entry = readdir(list));) {
        char *path = folder_join(folder, entry->d_name);
        are = is_dots(entry->d_name) || is_free_file(store, path);
        free(path);
    }
    if (list)
        closedir(list);
    return are;
}

static bool is_free(Store *store, const char *path, ReportFormat format)
{
    return !file_exists(path) ||
           (format == REPORT_CSV ? are_free_files(store, path) : is_free_file(store, path));
}

static bool can_write(Store *store, const char *path, ReportFormat format, const char *name,
                      const char *id)
{
    return (format == REPORT_CSV ? file_is_no_link(path) && file_name_may_be_given(path)
                                 : file_can_be_written(path)) &&
           (may_replace(path, format, name, id) ||
            fail("%s is not this deliverable of this engagement; move it away, or choose another"
                 " name",
                 path)) &&
           is_free(store, path, format);
}

bool report_can_write(Store *store, const char *name, ReportFormat format, const char *path)
{
    char *id = engagement_id(store);
    bool can = id && can_write(store, path, format, name, id);
    free(id);
    return can;
}

/* ---- writing ---- */

/* A sheet that stands apart, on its way from the workbook to its own. */
typedef struct Stream {
    Store *store;
    const Sheet *sheet;
    Language language;
    XlsxRows *rows;
} Stream;

static bool put_row(void *data, const char *const cells[], size_t columns)
{
    const Stream *stream = data;
    (void)columns;
    return xlsx_put_row(stream->rows, cells);
}

static bool fill(void *data, XlsxRows *rows)
{
    Stream *stream = data;
    stream->rows = rows;
    return sheet_stream(stream->store, &stream->sheet->blocks[0], stream->language, put_row,
                        stream);
}

typedef bool XlsxWriter(Store *store, const char *name, Language language, const char *path,
                        const XlsxProperties *properties, const Sheet *sheets, size_t count);

/* The sheets whose rows are too many for the memory. */
static bool write_apart(Store *store, const char *name, Language language, const char *path,
                        const XlsxProperties *properties, const Sheet *sheets, size_t count)
{
    bool done = true;
    (void)path;
    for (size_t i = 0; done && i < count; i++) {
        Stream stream = { store, &sheets[i], language, NULL };
        const char *apart = sheets[i].block_count ? sheets[i].blocks[0].apart : NULL;
        if (apart)
            done = can_write(store, apart, REPORT_XLSX, name, properties->engagement_id) &&
                   xlsx_write_rows(apart, properties, &sheets[i], fill, &stream);
    }
    return done;
}

/* First those that the report refers to. */
static bool write_all(Store *store, const char *name, Language language, const char *path,
                      const XlsxProperties *properties, const Sheet *sheets, size_t count)
{
    return write_apart(store, name, language, path, properties, sheets, count) &&
           xlsx_write(path, properties, sheets, count);
}

static bool write_xlsx(Store *store, const char *name, Language language, const char *path,
                       const Sheet *sheets, size_t count, XlsxWriter *write)
{
    char *customer = shown_value(store, "customer", language);
    char *confidentiality = shown_value(store, "confidentiality", language);
    char *version = shown_value(store, "document_version", language), *id = engagement_id(store);
    char *provider = shown_value(store, "provider", language);
    char *author = shown_value(store, "author", language);
    char *date = shown_value(store, "document_date", language), today[DATE_SIZE];
    char *logo;
    bool done = overlay_logo(store_path(store), &logo);
    date_today(today);
    XlsxProperties properties = {
        .language = language,
        .title = title_of(name),
        .subject = tr("Alibaba Cloud Well-Architected engagement"),
        .author = author,
        .logo = logo,
        .company = *provider ? provider : customer,
        .customer = customer,
        .date = *date ? date : today,
        .category = tr("Deliverable"),
        .keywords = tr("Well-Architected, Alibaba Cloud"),
        .confidentiality = *confidentiality ? confidentiality : tr("Confidential"),
        .engagement_id = id,
        .version = *version ? version : "1.0",
    };
    done = done && id && write(store, name, language, path, &properties, sheets, count);
    free(customer);
    free(provider);
    free(logo);
    free(author);
    free(date);
    free(confidentiality);
    free(version);
    free(id);
    return done;
}

/* Where the templates of a format are, below templates/; "" for those that need only sheets. */
static const char *const places[REPORT_FORMATS] = {
    [REPORT_XLSX] = "",           [REPORT_CSV] = "",        [REPORT_JSON] = "", [REPORT_TEXT] = "",
    [REPORT_DOCX] = "documents/", [REPORT_PPTX] = "slides/"
};

static char *shipped_folder(const char *name, ReportFormat format)
{
    char *place = xasprintf("templates/%s%s", places[format], name), *folder = file_shipped(place);
    free(place);
    return folder;
}

bool report_has_format(const char *name, ReportFormat format)
{
    char *folder = shipped_folder(name, format);
    bool has = is_plain(name) && file_is_folder(folder);
    free(folder);
    return has;
}

/* A person made the template; it lies beside what fills it. */
static bool write_office(Store *store, const char *name, Language language, ReportFormat format,
                         const char *path, const Sheet *sheets, size_t count)
{
    char *customer = shown_value(store, "customer", language), *id = engagement_id(store);
    char *folder = shipped_folder(name, format),
         *file = xasprintf("template.%s", report_format_names[format]),
         *template = overlay_file(folder, file, store_path(store));
    const DocumentProperties properties = { .title = title_of(name),
                                            .subject =
                                                tr("Alibaba Cloud Well-Architected engagement"),
                                            .company = customer,
                                            .engagement_id = id };
    bool done = id && template &&
                (format == REPORT_DOCX ? word_write : slides_write)(template, path, &properties,
                                                                    sheets, count);
    free(template);
    free(file);
    free(folder);
    free(customer);
    free(id);
    return done;
}

static bool write_csv_file(const char *path, const Table *table)
{
    FileDraft draft;
    if (!file_draft_open(&draft, path))
        return false;
    return file_draft_finish(&draft, csv_put(draft.stream, table, CSV_EXCEL), file_draft_publish);
}

static bool write_csv(const char *folder, const Sheet *sheets, size_t count)
{
    bool was_there = file_exists(folder), done = file_make_folder(folder);
    for (size_t i = 0; done && i < count; i++)
        for (size_t j = 0; done && j < sheets[i].block_count; j++) {
            char *path = j ? xasprintf("%s/%02zu-%s-%zu.csv", folder, i + 1, sheets[i].name, j + 1)
                           : xasprintf("%s/%02zu-%s.csv", folder, i + 1, sheets[i].name);
            done = write_csv_file(path, sheets[i].blocks[j].table);
            free(path);
        }
    if (!done && !was_there && file_is_folder(folder))
        folder_discard(folder);
    return done;
}

static bool write_json(FILE *out, const Sheet *sheets, size_t count)
{
    Json *report = json_new_object();
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < sheets[i].block_count; j++) {
            char *key = j ? xasprintf("%s-%zu", sheets[i].name, j + 1) : xstrdup(sheets[i].name);
            json_set(report, key, json_of_table(sheets[i].blocks[j].table));
            free(key);
        }
    return json_put(out, report);
}

static bool write_text(FILE *out, const Sheet *sheets, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < sheets[i].block_count; j++) {
            const SheetBlock *block = &sheets[i].blocks[j];
            char *text = table_to_text(block->table);
            char *title = text_show_line(j ? block->title : sheets[i].title),
                 *empty = text_show(block->empty);
            fprintf(out, "%s%s\n\n%s\n", i || j ? "\n" : "", title,
                    table_rows(block->table) ? text : empty);
            free(empty);
            free(title);
            free(text);
        }
    return !ferror(out) || fail("%s", strerror(errno));
}

static bool write_stream(FILE *out, ReportFormat format, const Sheet *sheets, size_t count)
{
    return format == REPORT_JSON ? write_json(out, sheets, count) : write_text(out, sheets, count);
}

static bool write_file(const char *path, ReportFormat format, const Sheet *sheets, size_t count)
{
    FileDraft draft;
    if (!file_draft_open(&draft, path))
        return false;
    return file_draft_finish(&draft, write_stream(draft.stream, format, sheets, count),
                             file_draft_publish);
}

static bool write_sheets(Store *store, const char *name, Language language, ReportFormat format,
                         const char *path, FILE *stream, const Sheet *sheets, size_t count)
{
    if (format == REPORT_XLSX)
        return write_xlsx(store, name, language, path, sheets, count, write_all);
    if (format == REPORT_CSV)
        return write_csv(path, sheets, count);
    if (*places[format])
        return write_office(store, name, language, format, path, sheets, count);
    return path ? write_file(path, format, sheets, count)
                : write_stream(stream, format, sheets, count);
}

/* What a report is made from: the workbook itself, or a copy of it with what the report needs. */
struct ReportGround {
    Store *store;
    bool is_copy;
    const char *name;
    Language language;
    char *why, *provisional; /* of its plan, or NULL */
};

static bool plan_in(ReportGround *ground, bool has_curve)
{
    char start[DATE_SIZE];
    return plan_start(ground->store, start) &&
           plan_result_keep(ground->store, start, has_curve, &ground->why, &ground->provisional) &&
           allocation_keep(ground->store);
}

static bool copy_in(ReportGround *ground, bool is_told)
{
    ground->store = store_copy(ground->store, store_path(ground->store));
    ground->is_copy = true;
    return ground->store && (!is_told || translation_apply(ground->store, ground->language));
}

/* Priorities, costs, dates and what reads otherwise in the page's language go into a copy: the
 * workbook may be read-only, and reading it should not change it. */
static bool lay(ReportGround *ground)
{
    bool is_told = false, done = translation_is_there(ground->store, ground->language, &is_told);
    bool has_plan = report_deliverable(ground->name)->has_plan;
    return done && (!(has_plan || is_told) || copy_in(ground, is_told)) &&
           store_begin_reading(ground->store);
}

static bool write_report(const ReportGround *ground, ReportFormat format, const char *path,
                         FILE *stream)
{
    const Binding bindings[] = { { ":report", ground->name },
                                 { ":title", title_of(ground->name) },
                                 { ":why", ground->why },
                                 { ":provisional", ground->provisional },
                                 { 0 } };
    size_t count;
    char *folder = shipped_folder(ground->name, format);
    Sheet *sheets = sheets_make(ground->store, folder, ground->language, bindings,
                                format == REPORT_XLSX ? path : NULL, &count);
    store_end_reading(ground->store);
    if (sheets && format == REPORT_XLSX)
        sheets = long_texts_move(sheets, &count, ground->language);
    bool done = sheets && write_sheets(ground->store, ground->name, ground->language, format, path,
                                       stream, sheets, count);
    if (sheets)
        sheets_free(sheets, count);
    free(folder);
    return done;
}

static bool unknown(const char *name)
{
    Buffer names = { 0 };
    for (const Deliverable *one = report_deliverables; one->name; one++)
        buffer_join(&names, ", ", one->name);
    fail("unknown deliverable '%s'; there are %s", name, buffer_text(&names));
    buffer_free(&names);
    return false;
}

static bool is_shipped(const char *name, ReportFormat format)
{
    char *folder = shipped_folder(name, format);
    bool is_there = is_plain(name) &&
                    !text_has_word("lists screens gates collector prefill rules", name) &&
                    file_is_folder(folder);
    free(folder);
    return is_there ||
           (*places[format] ? fail("there is no such document of '%s'", name) : unknown(name));
}

/* A deliverable is in its own language throughout, whatever the screen speaks. */
ReportGround *report_ground_open(Store *store, const char *name, Language language,
                                 ReportFormat format, const char *path)
{
    if (!is_shipped(name, format) || (path && !report_can_write(store, name, format, path)))
        return NULL;
    Language shown = message_language();
    ReportGround *ground = xcalloc(1, sizeof *ground);
    *ground = (ReportGround){ .store = store, .name = name, .language = language };
    message_set_language(language);
    bool done = lay(ground);
    message_set_language(shown);
    if (done)
        return ground;
    report_ground_close(ground);
    return NULL;
}

Store *report_ground_store(const ReportGround *ground)
{
    return ground->store;
}

bool report_ground_write(ReportGround *ground, ReportFormat format, const char *path, FILE *stream)
{
    Language shown = message_language();
    message_set_language(ground->language);
    bool done = (!report_deliverable(ground->name)->has_plan || plan_in(ground, true)) &&
                write_report(ground, format, path, stream);
    message_set_language(shown);
    return done;
}

void report_ground_close(ReportGround *ground)
{
    if (!ground)
        return;
    if (ground->is_copy)
        store_close(ground->store);
    else {
        store_end_reading(ground->store);
        store_end_bulk(ground->store);
    }
    free(ground->provisional);
    free(ground->why);
    free(ground);
}

bool report_write(Store *store, const char *name, Language language, ReportFormat format,
                  const char *path, FILE *stream)
{
    ReportGround *ground = report_ground_open(store, name, language, format, path);
    bool done = ground && report_ground_write(ground, format, path, stream);
    report_ground_close(ground);
    return done;
}

static char *list_path(const char *folder, const char *name)
{
    char *file = xasprintf("templates/%s/%s.sql", folder, name), *path = file_shipped(file);
    free(file);
    if (is_plain(name) && file_exists(path))
        return path;
    fail("unknown list '%s'; there are workloads, pillars, questions, practices, answers,"
         " forms, fields, open-points, evidence, history, milestones, conflicts, findings,"
         " resources, costs, recommendations and plan",
         name);
    free(path);
    return NULL;
}

bool report_write_list(Store *store, const char *folder, const char *name, Language language,
                       const char *path)
{
    char *template = list_path(folder, name);
    Language shown = message_language();
    if (!template)
        return false;
    message_set_language(language);
    Sheet *sheet = sheet_without_rows(template, language, path);
    bool done = sheet && store_begin_spill(store);
    if (done) {
        done = write_xlsx(store, name, language, path, sheet, 1, write_apart);
        store_end_bulk(store);
    }
    if (sheet)
        sheets_free(sheet, 1);
    message_set_language(shown);
    free(template);
    return done;
}

static char *numbered_path(Store *store, const char *folder, const char *name, Language language,
                           ReportFormat format, int number)
{
    const char *file = file_name(store_path(store));
    const char *dot = strrchr(file, '.');
    int bytes = dot ? (int)(dot - file) : (int)strlen(file);
    char again[16] = "";
    if (number > 1)
        snprintf(again, sizeof again, "-%d", number);
    char *ending = xasprintf("-%s-%s%s%s%s", name, language_codes[language], again,
                             format == REPORT_CSV ? "" : ".",
                             format == REPORT_CSV    ? ""
                             : format == REPORT_TEXT ? "txt"
                                                     : report_format_names[format]);
    char *whole = file_name_with(file, (size_t)bytes, ending);
    char *path = folder_join(folder, whole);
    free(whole);
    free(ending);
    return path;
}

/* A name under which something was handed over stands in the list of versions. Where that cannot be
 * read, nothing is written either. */
static bool is_offered(Store *store, const char *path, ReportFormat format, const char *name,
                       const char *id)
{
    bool has;
    return may_replace(path, format, name, id) && (!version_has_name(store, path, &has) || !has) &&
           is_free(store, path, format);
}

char *report_default_path(Store *store, const char *folder, const char *name, Language language,
                          ReportFormat format)
{
    char *id = engagement_id(store), *path = NULL;
    for (int number = 1; !path; number++) {
        path = numbered_path(store, folder, name, language, format, number);
        if (!is_offered(store, path, format, name, id ? id : "")) {
            free(path);
            path = NULL;
        }
    }
    free(id);
    return path;
}

/* What only the plan can say, in lists and on screens. */
static bool is_of_plan(const char *name)
{
    return text_has_word("outlook goals money", name);
}

static Store *with_dates(Store *store)
{
    ReportGround ground = { .store = store_copy(store, store_path(store)) };
    if (!ground.store || !store_begin_reading(ground.store) || !plan_in(&ground, false)) {
        store_close(ground.store);
        ground.store = NULL;
    }
    free(ground.provisional);
    free(ground.why);
    return ground.store;
}

Table *report_list(Store *store, const char *folder, const char *name, Language language,
                   const Binding bindings[])
{
    char *path = list_path(folder, name);
    Store *from = path && is_of_plan(name) ? with_dates(store) : store;
    Table *table = path && from ? sheet_table(from, path, language, bindings) : NULL;
    if (from != store)
        store_close(from);
    free(path);
    return table;
}

Table *report_list_where(Store *store, const char *folder, const char *name, Language language,
                         const char *const conditions[])
{
    char *path = list_path(folder, name);
    Store *from = path && is_of_plan(name) ? with_dates(store) : store;
    Table *table = !path || !from ? NULL
                   : *conditions  ? sheet_table_where(from, path, language, conditions)
                                  : sheet_table(from, path, language, NULL);
    if (from != store)
        store_close(from);
    free(path);
    return table;
}
