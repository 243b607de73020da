/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "document/xlsx.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/file.h"
#include "base/text.h"
#include "document/xlsx_page.h"

Quiet xlsx_quiet_begin(void)
{
    Quiet quiet = { -1, uselocale((locale_t)0), (locale_t)0 };
    int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
    fflush(stderr);
    if (null >= 0) {
        quiet.error_output = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
        if (quiet.error_output >= 0) {
            dup2(null, STDERR_FILENO);
            last_words_to = quiet.error_output;
        }
        close(null);
    }
    quiet.numbers = newlocale(LC_NUMERIC_MASK, "C", duplocale(quiet.before));
    if (quiet.numbers)
        uselocale(quiet.numbers);
    return quiet;
}

void xlsx_quiet_end(Quiet *quiet)
{
    uselocale(quiet->before);
    if (quiet->numbers)
        freelocale(quiet->numbers);
    if (quiet->error_output < 0)
        return;
    fflush(stderr);
    dup2(quiet->error_output, STDERR_FILENO);
    last_words_to = STDERR_FILENO;
    close(quiet->error_output);
}

/* A title as a sheet may be called: some characters are not allowed, nor apostrophes at
 * the ends. The caller frees. */
static char *sheet_name(const char *title)
{
    char *clean = text_clean_line(title);
    for (char *at = clean; (at = strpbrk(at, "[]:*?/\\")); at++)
        *at = ' ';
    char *name = text_trim(clean), *start = name + strspn(name, "' ");
    free(clean);
    xlsx_cut(start, XLSX_NAME_UNITS);
    size_t bytes = strlen(start);
    while (bytes && strchr("' ", start[bytes - 1]))
        bytes--;
    char *copy = xstrndup(start, bytes);
    free(name);
    return copy;
}

static bool is_taken(char *const names[], size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (text_same(names[i], name))
            return true;
    return false;
}

/* Titles that become the same by cutting are told apart by a number. */
static char *free_name(char *const names[], size_t count, const char *title)
{
    char *name = sheet_name(title);
    for (int number = 2; is_taken(names, count, name); number++) {
        char *base = sheet_name(title);
        xlsx_cut(base, XLSX_NAME_UNITS - 4);
        free(name);
        name = xasprintf("%s %d", base, number);
        free(base);
    }
    return name;
}

static bool check_names(const Book *book)
{
    for (size_t i = 0; i < book->count; i++) {
        const char *title = book->sheets[i].title;
        if (!*book->names[i])
            return fail("sheet '%s' has no title; give its template one", book->sheets[i].name);
        if (text_same(book->names[i], "History"))
            return fail("a sheet cannot be called History; give its template another title");
        for (size_t other = 0; other < i; other++)
            if (!strcmp(title, book->sheets[other].title))
                return fail("two sheets are called '%s'; give one another title", title);
    }
    return true;
}

static void name_sheets(Book *book)
{
    book->names = xcalloc(book->count + 1, sizeof *book->names);
    for (size_t i = 0; i < book->count; i++)
        book->names[i] = free_name(book->names, i, book->sheets[i].title);
    book->names[book->count] = free_name(book->names, book->count, "Lists");
}

static void keep_error(Book *book, lxw_error error)
{
    if (error && !book->error)
        book->error = error;
}

static void set_custom(Book *book, const char *name, const char *text)
{
    char *value = xlsx_short_text(text);
    if (*value)
        keep_error(book, workbook_set_custom_property_string(book->workbook, name, value));
    free(value);
}

static void set_properties(Book *book, const XlsxProperties *properties)
{
    lxw_doc_properties all = { .title = xlsx_short_text(properties->title),
                               .subject = xlsx_short_text(properties->subject),
                               .author = xlsx_short_text(properties->author),
                               .company = xlsx_short_text(properties->company),
                               .category = xlsx_short_text(properties->category),
                               .keywords = xlsx_short_text(properties->keywords),
                               .created = (time_t)date_now() };
    keep_error(book, workbook_set_properties(book->workbook, &all));
    free(all.title);
    free(all.subject);
    free(all.author);
    free(all.company);
    free(all.category);
    free(all.keywords);
    set_custom(book, "Engagement ID", properties->engagement_id);
    set_custom(book, "Customer", properties->customer);
    set_custom(book, "Version", properties->version);
}

/* Of a plain table nothing is said but when it was written, by the program's clock. */
static void set_time(Book *book)
{
    lxw_doc_properties only = { .created = (time_t)date_now() };
    keep_error(book, workbook_set_properties(book->workbook, &only));
}

static Page open_page(Book *book, size_t number)
{
    Page page = { .book = book, .name = book->names[number] };
    if (number < book->count)
        page.sheet = &book->sheets[number];
    page.out = workbook_add_worksheet(book->workbook, page.name);
    if (!page.out)
        page_check(&page, LXW_ERROR_PARAMETER_VALIDATION);
    return page;
}

/* Beside each sheet, where it begins on paper: what all sheets say together is known last. */
static void put_page_numbers(Book *book)
{
    for (size_t i = 0; i < book->count && !book->error; i++) {
        const SheetBlock *block = book->sheets[i].block_count ? book->sheets[i].blocks : NULL;
        int column = block && book->sheets[i].layout == LAYOUT_CONTENTS
                         ? table_find(block->table, "print")
                         : -1;
        Page page = { .book = book,
                      .name = book->names[i],
                      .out = workbook_get_worksheet_by_name(book->workbook, book->names[i]) };
        for (size_t row = 0; column >= 0 && row < table_rows(block->table) && row < book->count;
             row++) {
            const char *word = table_cell(block->table, row, (size_t)column);
            char *text = *word ? xasprintf("%zu (%s)", book->first_pages[row], word)
                               : xasprintf("%zu", book->first_pages[row]);
            page_put(&page, PAGE_HEADER_ROW + 1 + (lxw_row_t)row, (lxw_col_t)column, text,
                     STYLE_TEXT);
            free(text);
        }
    }
}

static void write_sheets(Book *book)
{
    size_t printed = 0;
    book->first_pages = xcalloc(book->count + 1, sizeof *book->first_pages);
    for (size_t i = 0; i < book->count && !book->error; i++) {
        Page page = open_page(book, i);
        if (page.out)
            page_write(&page);
        book->first_pages[i] = printed + 1;
        printed += page.pages;
        if (page.out && i == 0)
            worksheet_activate(page.out);
    }
    put_page_numbers(book);
    if (!book->list_count || book->error)
        return;
    Page lists = open_page(book, book->count);
    if (lists.out)
        page_write_lists(&lists);
}

static bool failed(const Book *book, const char *path)
{
    const char *reason = lxw_strerror(book->error);
    if (book->error_sheet)
        return fail("%s: sheet '%s' could not be written: %s", path, book->error_sheet, reason);
    return fail("%s: the workbook could not be written: %s", path, reason);
}

bool xlsx_close(lxw_workbook *workbook, const char *path)
{
    errno = 0;
    lxw_error error = workbook_close(workbook);
    return !error || fail("%s: the workbook could not be written: %s", path,
                          errno ? strerror(errno) : lxw_strerror(error));
}

/* Writes the file under the temporary name; the workbook is gone afterwards. */
static bool write_file(Book *book, const XlsxProperties *properties, const FileDraft *draft)
{
    char *folder = xstrdup(draft->temporary);
    folder[file_name(draft->temporary) - draft->temporary] = '\0';
    lxw_workbook_options options = { .tmpdir = folder, .constant_memory = book->fill != NULL };
    book->workbook = workbook_new_opt(draft->temporary, &options);
    if (!book->workbook ||
        (!book->is_plain && !styles_make(&book->styles, book->workbook, properties->language)))
        keep_error(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
    else if (book->is_plain) {
        set_time(book);
        page_write_rows(book);
    } else {
        set_properties(book, properties);
        if (book->fill)
            page_write_rows(book);
        else
            write_sheets(book);
    }
    free(folder);
    if (!book->error && !book->has_failed)
        return xlsx_close(book->workbook, draft->target);
    lxw_workbook_free(book->workbook);
    return !book->has_failed && failed(book, draft->target);
}

static void release(Book *book)
{
    for (size_t i = 0; i <= book->count; i++)
        free(book->names[i]);
    for (size_t i = 0; i < book->kept_count; i++)
        free(book->kept_names[i]);
    free(book->kept_names);
    free(book->names);
    free(book->first_pages);
    free(book->lists);
}

static bool write_book(Book *book, const char *path, const XlsxProperties *properties)
{
    FileDraft draft;
    name_sheets(book);
    bool done = xlsx_library_load() && check_names(book) && file_draft_open(&draft, path);
    if (done) {
        Quiet quiet = xlsx_quiet_begin();
        done = write_file(book, properties, &draft);
        xlsx_quiet_end(&quiet);
        if (done)
            done = file_draft_publish(&draft);
        else
            file_draft_discard(&draft);
    }
    release(book);
    return done;
}

bool xlsx_write(const char *path, const XlsxProperties *properties, const Sheet *sheets,
                size_t count)
{
    Book book = { .properties = properties, .sheets = sheets, .count = count };
    return write_book(&book, path, properties);
}

bool xlsx_write_rows(const char *path, const XlsxProperties *properties, const Sheet *sheet,
                     XlsxFill *fill, void *data)
{
    Book book = {
        .properties = properties, .sheets = sheet, .count = 1, .fill = fill, .fill_data = data
    };
    return write_book(&book, path, properties);
}

bool xlsx_write_plain_rows(const char *path, const char *title, const Table *titles, XlsxFill *fill,
                           void *data)
{
    char *name = xstrdup(title);
    SheetBlock block = { .table = (Table *)titles };
    const Sheet sheet = { .name = name, .title = name, .blocks = &block, .block_count = 1 };
    Book book = { .sheets = &sheet, .count = 1, .is_plain = true, .fill = fill, .fill_data = data };
    bool done = write_book(&book, path, NULL);
    free(name);
    return done;
}
