/* SPDX-License-Identifier: GPL-3.0-or-later */
/* source.h - the known export formats, as data: data/sources/sources.csv names them,
 * fields.csv says where each of our fields stands, values.csv what their words mean,
 * pages.csv how a format that comes in pages tells whether they are all there.
 *
 * A path is that of a value below the item ("Tags[].Key"), of all values of an object ("Tags.*"),
 * of the value in a list of pairs whose key is so called ("dimensions[region]"), below the document
 * ("^AccountId"), beside the list in which the item stands ("^*control_id"), a column's names
 * ("English | Chinese"), "@file" for the file's name, or "=text". Items stand in a list of that
 * path, or, after "*", in one whose path ends so; or they are the objects that
 * "services.*.findings.*" names, and
 * "*" is the name of each. */
#ifndef SOURCE_H
#define SOURCE_H

#include "base/csv.h"
#include "format/item.h"

typedef enum RecordKind {
    KIND_FINDING,
    KIND_RESOURCE,
    KIND_RULE, /* what a check is called, how grave it is, what helps */
    KIND_COST,
    KIND_METRIC,
    KIND_MANIFEST, /* what the collector read and what it could not */
    RECORD_KINDS
} RecordKind;

typedef enum RecordField {
    FIELD_ACCOUNT,
    FIELD_CHECK,
    FIELD_CHECK_NAME,
    FIELD_CODE, /* a check's id in data/checks.csv when `check` is another */
    FIELD_SEVERITY,
    FIELD_STATUS,
    FIELD_REGION,
    FIELD_ZONE,
    FIELD_RESOURCE,
    FIELD_TYPE,
    FIELD_NAME,
    FIELD_GROUP,
    FIELD_TAGS,
    FIELD_DETAIL,
    FIELD_REMEDIATION,
    FIELD_COST,
    FIELD_PILLAR,
    FIELD_DESCRIPTION,
    FIELD_SINCE, /* first seen by the source */
    FIELD_TAKEN, /* when the source looked */
    FIELD_CREATED,
    FIELD_EXPIRES,
    FIELD_ADDRESSES,
    FIELD_MONTHLY_COST,
    FIELD_MONTH,
    FIELD_PRODUCT,
    FIELD_ITEM,
    FIELD_AMOUNT,
    FIELD_CURRENCY,
    FIELD_METRIC,
    FIELD_AT,
    FIELD_AVERAGE,
    FIELD_MAXIMUM,
    FIELD_MINIMUM,
    RECORD_FIELDS
} RecordField;

extern const char *const record_field_names[RECORD_FIELDS];

typedef enum Conversion {
    CONVERT_TEXT,
    CONVERT_LIST,    /* adds to what stands there, after "; " */
    CONVERT_VALUE,   /* adds it after ": " */
    CONVERT_TAG_KEY, /* adds "key" after ";", then CONVERT_TAG_VALUE ":value" */
    CONVERT_TAG_VALUE,
    CONVERT_TAG_NAME, /* the same of "Tags.*", whose path ends with the key */
    CONVERT_TAGS,     /* the tags of a bill */
    CONVERT_TIME,     /* ms, s, ISO or local China time, to UTC */
    CONVERT_MONTH,    /* 2026-11 or 202611 */
    CONVERT_NUMBER,
    CONVERT_MAP,             /* by values.csv; an unknown word is an error */
    CONVERT_OPEN_IF_ANY,     /* a status: 0 is compliant */
    CONVERT_RESOLVED_IF_ANY, /* a status: any text is resolved */
    CONVERT_UNSEEN_IF_NONE,  /* a status: 0 is not applicable */
    CONVERT_ANNOTATION,      /* JSON or plain text */
    CONVERT_ARN_ACCOUNT,     /* acs:config::1234567890123456:rule/… */
    CONVERT_ID_IN_NAME,      /* of @file: a check's id of ten signs */
    CONVERSIONS
} Conversion;

typedef struct SourceMap SourceMap;

typedef struct SourceField {
    char *path;
    RecordField field;
    Conversion conversion;
    const SourceMap *map;
} SourceField;

typedef enum SourceCovers {
    COVERS_CHECK,   /* an export is complete for the checks in it */
    COVERS_ACCOUNT, /* for the accounts in it */
    COVERS_NOTHING  /* what is missing in it may still be there */
} SourceCovers;

typedef struct Source {
    char *id, *product, *layer;
    char *name[2]; /* by Language */
    RecordKind kind;
    SourceCovers covers;
    bool is_csv, is_own;
    char *items, *needs;
    /* Of a format in pages, else NULL: where it stands ("^NextToken", or "") that more follow, how
     * many items there are in all, and the page's number. */
    char *more, *total, *page;
    bool is_listed_by_check; /* the pages of one listing speak of one check, or month */
    SourceField *fields;
    size_t field_count;
} Source;

typedef struct Sources Sources;

/* The fields of findings and resources. */
enum { SOURCE_MAPPABLE = FIELD_MONTHLY_COST + 1 };

/* Their names, for people; the caller frees. */
char *source_field_list(void);

/* The shipped formats, and those of one's own. NULL when a file is wrong. */
Sources *sources_read(void);
void sources_free(Sources *sources);

size_t sources_count(const Sources *sources);
const Source *sources_get(const Sources *sources, size_t number);

/* Adds rows of sources.csv and of its fields.csv. */
MUST_CHECK bool sources_add(Sources *sources, const Table *source, const Table *fields);

/* Leaves only the format with that id to be recognised; fails when there is none. */
MUST_CHECK bool sources_restrict(Sources *sources, const char *id);

/* Whether a JSON list at this path ("Resources[]") holds items of any format. */
bool sources_has_items(const Sources *sources, const char *items);

/* Whether the object at this path is such an item. */
bool sources_has_item(const Sources *sources, const char *path);

/* The first format whose items stand there and whose needed paths the item has. */
const Source *sources_match(const Sources *sources, const Item *item, bool is_csv);

/* Whether a field's path, or one of its column names, is this one. */
bool source_path_is(const char *path, const char *found);

bool source_has_pages(const Source *source);

/* What a word means; NULL when the map does not have it. */
const char *source_meaning(const SourceMap *map, const char *word);

#endif
