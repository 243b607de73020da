/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite gives up a walk through a tree at the first page that is none, and with it every
 * row behind. Going on by key needs the keys, and those are what was lost. So the damage is
 * taken out of a copy beforehand: a child that is no page of this tree is replaced by a
 * spare page with one row that is recognised and passed over, a cell that cannot be a row is
 * left out of its page. What remains, SQLite walks and decodes itself, once and in order.
 * The format: https://www.sqlite.org/fileformat.html#b_tree_pages */
#include "config.h"
#include "store/btree.h"

#include <stdlib.h>
#include <string.h>

enum {
    FILE_HEADER = 100,
    LEAF_HEADER = 8,
    INTERIOR_HEADER = 12,
    CHILD_BYTES = 4,
    DEEPEST = 20,
    LEAF_BIT = 8, /* of the type of a page */
};
enum { INTERIOR_RECORDS = 2, INTERIOR_INTEGERS = 5, LEAF_RECORDS = 10, LEAF_INTEGERS = 13 };

/* A record of one value, the blob x'00'. */
static const unsigned char gap_record[] = { 2, 14, 0 };

/* The tree being mended. */
typedef struct Tree {
    BtreeFile *file;
    BtreeKind kind;
    size_t columns;
    BtreeLoss *loss;
} Tree;

typedef struct Page {
    unsigned char *bytes;
    uint32_t start;  /* of its header */
    uint32_t header; /* bytes of it */
    bool is_leaf;
} Page;

static uint32_t get(const unsigned char *bytes, int count)
{
    uint32_t number = 0;
    for (int i = 0; i < count; i++)
        number = number << 8 | bytes[i];
    return number;
}

static void put(unsigned char *bytes, int count, uint32_t number)
{
    for (int i = count - 1; i >= 0; i--, number >>= 8)
        bytes[i] = (unsigned char)number;
}

static unsigned char *bytes_of(const BtreeFile *file, uint32_t page)
{
    return file->bytes + (size_t)(page - 1) * file->page_size;
}

/* The bytes of the number, 0 when it does not end before `end`. */
static size_t read_number(const unsigned char *at, const unsigned char *end, uint64_t *number)
{
    enum { LONGEST = 9 };
    *number = 0;
    for (size_t i = 0; i < LONGEST && at + i < end; i++) {
        if (i == LONGEST - 1) {
            *number = *number << 8 | at[i];
            return LONGEST;
        }
        *number = *number << 7 | (at[i] & 0x7F);
        if (!(at[i] & 0x80))
            return i + 1;
    }
    return 0;
}

/* ---- the spare pages ---- */

static uint32_t spare_page(const BtreeFile *file, BtreeKind kind)
{
    return file->pages + 1 + (uint32_t)kind;
}

static void make_spare(BtreeFile *file, BtreeKind kind)
{
    static const unsigned char gap_rowid[] = { 0xC0, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0 };
    unsigned char *page = bytes_of(file, spare_page(file, kind)), cell[16];
    size_t bytes = 0;
    cell[bytes++] = sizeof gap_record;
    if (kind == BTREE_INTEGERS) {
        memcpy(cell + bytes, gap_rowid, sizeof gap_rowid);
        bytes += sizeof gap_rowid;
    }
    memcpy(cell + bytes, gap_record, sizeof gap_record);
    bytes += sizeof gap_record;
    uint32_t place = file->page_size - sizeof cell;
    memset(page, 0, file->page_size);
    page[0] = kind == BTREE_INTEGERS ? LEAF_INTEGERS : LEAF_RECORDS;
    put(page + 3, 2, 1);
    put(page + 5, 2, place);
    put(page + LEAF_HEADER, 2, place);
    memcpy(page + place, cell, bytes);
}

void btree_open(BtreeFile *file, unsigned char *bytes, uint32_t pages, uint32_t page_size)
{
    *file = (BtreeFile){ .bytes = bytes,
                         .pages = pages,
                         .page_size = page_size,
                         .is_taken = xcalloc((size_t)pages + 1, sizeof(bool)) };
    make_spare(file, BTREE_RECORDS);
    make_spare(file, BTREE_INTEGERS);
}

void btree_close(BtreeFile *file)
{
    free(file->is_taken);
    *file = (BtreeFile){ 0 };
}

/* ---- one row ---- */

static size_t bytes_of_value(uint64_t type)
{
    static const unsigned char fixed[] = { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0 };
    return type < sizeof fixed ? fixed[type] : (size_t)(type - 12) / 2;
}

/* Whether the head of a record, within its first page, accounts for all its bytes. */
static bool is_record(const Tree *tree, const unsigned char *at, size_t local, uint64_t payload)
{
    enum { RESERVED = 10, OTHER_RESERVED = 11 };
    uint64_t head, type, sum;
    size_t count = 0, used = read_number(at, at + local, &head);
    if (!used || head < used || head > local)
        return false;
    sum = head;
    while (used < head) {
        size_t length = read_number(at + used, at + head, &type);
        if (!length || type == RESERVED || type == OTHER_RESERVED || type > 2 * payload + 13)
            return false;
        sum += bytes_of_value(type);
        used += length;
        count++;
    }
    return sum == payload && count && count <= tree->columns;
}

/* How much of a record lies in the page itself. */
static uint32_t local_bytes(const Tree *tree, uint64_t payload, bool is_leaf)
{
    uint32_t usable = tree->file->page_size;
    uint32_t most =
        tree->kind == BTREE_INTEGERS && is_leaf ? usable - 35 : (usable - 12) * 64 / 255 - 23;
    uint32_t least = (usable - 12) * 32 / 255 - 23;
    if (payload <= most)
        return (uint32_t)payload;
    uint32_t local = least + (uint32_t)((payload - least) % (usable - 4));
    return local <= most ? local : least;
}

static bool is_chain(const BtreeFile *file, uint32_t page, uint64_t bytes)
{
    uint64_t room = file->page_size - 4;
    for (;; bytes -= room) {
        if (page < 2 || page > file->pages)
            return false;
        if (bytes <= room)
            return true;
        page = get(bytes_of(file, page), 4);
    }
}

/* `at` is behind the child of an interior cell. */
static bool is_row(const Tree *tree, const unsigned char *at, const unsigned char *end,
                   bool is_leaf)
{
    uint64_t payload, rowid;
    size_t used = read_number(at, end, &payload);
    if (!used || !payload || payload > (uint64_t)tree->file->pages * tree->file->page_size)
        return false;
    at += used;
    if (tree->kind == BTREE_INTEGERS) {
        used = read_number(at, end, &rowid);
        if (!used)
            return false;
        at += used;
    }
    uint32_t local = local_bytes(tree, payload, is_leaf);
    bool is_cut = local < payload;
    return (size_t)(end - at) >= local + (is_cut ? 4u : 0u) &&
           is_record(tree, at, local, payload) &&
           (!is_cut || is_chain(tree->file, get(at + local, 4), payload - local));
}

/* ---- one page ---- */

static bool read_page(const Tree *tree, uint32_t number, Page *page)
{
    if (number < 1 || number > tree->file->pages || tree->file->is_taken[number])
        return false;
    page->bytes = bytes_of(tree->file, number);
    page->start = number == 1 ? FILE_HEADER : 0;
    int type = page->bytes[page->start];
    page->is_leaf = (type & LEAF_BIT) != 0;
    page->header = page->is_leaf ? LEAF_HEADER : INTERIOR_HEADER;
    uint32_t cells = get(page->bytes + page->start + 3, 2);
    bool is_ours = tree->kind == BTREE_INTEGERS ? type == LEAF_INTEGERS || type == INTERIOR_INTEGERS
                                                : type == LEAF_RECORDS || type == INTERIOR_RECORDS;
    return is_ours && page->start + page->header + 2 * cells <= tree->file->page_size;
}

static uint32_t mend_child(const Tree *tree, uint32_t number, int depth);

/* False: the cell is to be left out. */
static bool mend_cell(const Tree *tree, const Page *page, uint32_t place, uint32_t first, int depth)
{
    enum { SMALLEST_INTERIOR = CHILD_BYTES + 1 + sizeof gap_record };
    unsigned char *cell = page->bytes + place, *end = page->bytes + tree->file->page_size;
    bool is_inside = place >= first && place < tree->file->page_size;
    if (page->is_leaf) {
        bool is_whole = is_inside && is_row(tree, cell, end, true);
        tree->loss->cells += !is_whole;
        return is_whole;
    }
    if (!is_inside || place + CHILD_BYTES + 1 > tree->file->page_size) {
        tree->loss->pages++;
        return false;
    }
    put(cell, CHILD_BYTES, mend_child(tree, get(cell, CHILD_BYTES), depth + 1));
    if (tree->kind == BTREE_INTEGERS || is_row(tree, cell + CHILD_BYTES, end, false))
        return true;
    tree->loss->cells++;
    if (place + SMALLEST_INTERIOR > tree->file->page_size)
        return false;
    cell[CHILD_BYTES] = sizeof gap_record;
    memcpy(cell + CHILD_BYTES + 1, gap_record, sizeof gap_record);
    return true;
}

/* How many cells stay. */
static uint32_t mend_cells(const Tree *tree, const Page *page, int depth)
{
    unsigned char *places = page->bytes + page->start + page->header;
    unsigned char *count = page->bytes + page->start + 3;
    uint32_t cells = get(count, 2), kept = 0;
    uint32_t first = page->start + page->header + 2 * cells;
    for (uint32_t i = 0; i < cells; i++) {
        uint32_t place = get(places + (size_t)i * 2, 2);
        if (mend_cell(tree, page, place, first, depth))
            put(places + (size_t)kept++ * 2, 2, place);
    }
    put(count, 2, kept);
    return kept;
}

static uint32_t mend_page(const Tree *tree, uint32_t number, const Page *page, int depth)
{
    tree->file->is_taken[number] = true;
    uint32_t kept = mend_cells(tree, page, depth);
    if (page->is_leaf)
        return kept || !depth ? number : spare_page(tree->file, tree->kind);
    unsigned char *last = page->bytes + page->start + LEAF_HEADER;
    put(last, CHILD_BYTES, mend_child(tree, get(last, CHILD_BYTES), depth + 1));
    /* A page in between must have a cell; its last child takes its place. */
    return kept || number == 1 ? number : get(last, CHILD_BYTES);
}

/* The page to go to instead. */
static uint32_t mend_child(const Tree *tree, uint32_t number, int depth)
{
    Page page;
    if (depth < DEEPEST && read_page(tree, number, &page))
        return mend_page(tree, number, &page, depth);
    tree->loss->pages++;
    return spare_page(tree->file, tree->kind);
}

bool btree_mend(BtreeFile *file, uint32_t root, BtreeKind kind, size_t columns, BtreeLoss *loss)
{
    Tree tree = { file, kind, columns, loss };
    Page page;
    if (!read_page(&tree, root, &page)) {
        loss->pages++;
        return false;
    }
    uint32_t instead = mend_page(&tree, root, &page, 0);
    if (instead != root)
        memmove(page.bytes, bytes_of(file, instead), file->page_size);
    return true;
}

void btree_forget_log(BtreeFile *file)
{
    enum {
        PAGE_SIZE = 16,
        VERSIONS = 18,
        RESERVED = 20,
        FRACTIONS = 21,
        SIZE = 28,
        FREE_LIST = 32,
        LAYOUT = 44
    };
    enum { VACUUM = 52, ENCODING = 56, INCREMENTAL = 64, LATEST_LAYOUT = 4, UTF_8 = 1 };
    static const unsigned char fractions[] = { 64, 32, 32 };
    unsigned char *head = file->bytes;
    memcpy(head, "SQLite format 3", 16);
    put(head + PAGE_SIZE, 2, file->page_size == 65536 ? 1 : file->page_size);
    head[VERSIONS] = head[VERSIONS + 1] = 1;
    head[RESERVED] = 0;
    memcpy(head + FRACTIONS, fractions, sizeof fractions);
    put(head + SIZE, 4, file->pages + BTREE_SPARE_PAGES);
    memset(head + FREE_LIST, 0, 8);
    put(head + LAYOUT, 4, LATEST_LAYOUT);
    put(head + VACUUM, 4, 0);
    put(head + ENCODING, 4, UTF_8);
    put(head + INCREMENTAL, 4, 0);
}

void btree_forget_schema(BtreeFile *file)
{
    unsigned char *page = file->bytes + FILE_HEADER;
    memset(page, 0, file->page_size - FILE_HEADER);
    page[0] = LEAF_INTEGERS;
    put(page + 5, 2, file->page_size & 0xFFFF);
}
