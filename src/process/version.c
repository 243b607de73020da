/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/id.h"
#include "base/hash.h"
#include "process/version.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/message.h"
#include "base/text.h"

enum { MOST_FIELDS = 16 };

enum {
    KNOWN,
    KNOWN_ALL,
    OWED,
    COUNT_OF,
    LAST,
    LAST_OF_ALL,
    NUMBERED,
    AFTER_LAST,
    NEXT_COMMENT,
    OPEN_COMMENTS,
    COMMENT,
    HANDED_OVER,
    NAMED
};
static const Query queries[] = {
    [KNOWN] = { "t", "SELECT count(*) FROM acceptance_state WHERE id = ?" },
    [KNOWN_ALL] = { "", "SELECT group_concat(id, ', ') FROM (SELECT id FROM acceptance_state ORDER"
                        " BY position)" },
    [OWED] = { "t",
               "SELECT NOT EXISTS (SELECT 1 FROM acceptance_item WHERE id = ?1) OR EXISTS"
               " (SELECT 1 FROM acceptance_state WHERE id = ?1) OR EXISTS (SELECT 1 FROM version"
               " WHERE deliverable = ?1)" },
    [COUNT_OF] = { "t", "SELECT count(*) FROM version WHERE deliverable = ?" },
    [LAST] = { "t", "SELECT id FROM version_state WHERE deliverable = ? AND is_latest" },
    [LAST_OF_ALL] = { "", "SELECT ifnull((SELECT id FROM version_state WHERE is_latest ORDER BY at"
                          " DESC, id LIMIT 1), '')" },
    [NUMBERED] = { "tt", "SELECT id FROM version WHERE deliverable = ? AND number = ? ORDER BY at"
                         " DESC, id LIMIT 1" },
    /* A version follows the one before it, also where the clock was set back. */
    [AFTER_LAST] = { "tt", "SELECT max(?2, ifnull(strftime('%Y-%m-%dT%H:%M:%SZ', max(at), '+1"
                           " second'), '')) FROM version WHERE deliverable = ?1" },
    [NEXT_COMMENT] = { "t", "SELECT ifnull(max(CAST(number AS INTEGER)), 0) + 1 FROM comment WHERE"
                            " version = ?" },
    [OPEN_COMMENTS] = { "t", "SELECT open_comments FROM acceptance_state WHERE id = ?" },
    [COMMENT] = { "tt", "SELECT comment.id FROM comment JOIN version ON version.id ="
                        " comment.version WHERE deliverable = ? AND comment.number = ? ORDER BY"
                        " version.at DESC, comment.id LIMIT 1" },
    /* A workbook as it was at a milestone has the later ones in its journal alone. */
    [HANDED_OVER] = { "t",
                      "SELECT EXISTS (SELECT 1 FROM version WHERE sha256 = ?1) OR EXISTS (SELECT"
                      " 1 FROM act JOIN change(act.changeset) AS changed WHERE NOT is_undone AND"
                      " kind NOT IN ('undo', 'redo') AND changed.entity = 'version' AND"
                      " changed.\"column\" = 'sha256' AND after = ?1)" },
    [NAMED] = { "t", "SELECT count(*) FROM version WHERE file = ?" },
    { 0 },
};

bool version_is_owed(Store *store, const char *deliverable, bool *is_owed)
{
    int64_t owed = 0;
    bool done = store_number(store, &owed, queries, OWED, deliverable);
    *is_owed = owed;
    return done;
}

bool version_check(Store *store, const char *deliverable)
{
    int64_t known;
    if (!store_number(store, &known, queries, KNOWN, deliverable))
        return false;
    if (known)
        return true;
    char *all = store_text(store, queries, KNOWN_ALL);
    if (all)
        fail("'%s' is not on the acceptance list; it has: %s", deliverable, all);
    free(all);
    return false;
}

static const char *field_of(const char *const fields[], size_t count, const char *name)
{
    size_t length = strlen(name);
    for (size_t i = count; i--;)
        if (!strncmp(fields[i], name, length) && fields[i][length] == '=')
            return fields[i] + length + 1;
    return NULL;
}

/* What was given, before it what it stands in the place of, and behind it what nobody may give. */
typedef struct Fields {
    const char *list[2 * MOST_FIELDS];
    char *own[MOST_FIELDS];
    size_t count, owned;
} Fields;

static void preset(Fields *fields, const char *name, const char *value)
{
    char *field = xasprintf("%s=%s", name, value);
    fields->own[fields->owned++] = field;
    fields->list[fields->count++] = field;
}

static bool add_given(Fields *fields, const char *const given[], size_t count)
{
    if (count > MOST_FIELDS)
        return fail("too many fields");
    for (size_t i = 0; i < count; i++)
        fields->list[fields->count++] = given[i];
    return true;
}

/* What follows from the act itself. */
static bool is_own(const char *const given[], size_t count, const char *names)
{
    for (size_t i = 0; i < count; i++) {
        char *name = xstrndup(given[i], strcspn(given[i], "="));
        bool is_so = text_has_word(names, name);
        free(name);
        if (is_so)
            return !fail("%s: this follows from the version and is not given", given[i]);
    }
    return false;
}

static void release(Fields *fields)
{
    for (size_t i = 0; i < fields->owned; i++)
        free(fields->own[i]);
}

static bool next_number(Store *store, const char *deliverable, char **number)
{
    int64_t before;
    if (!store_number(store, &before, queries, COUNT_OF, deliverable))
        return false;
    *number = xasprintf("1.%d", (int)before);
    return true;
}

bool version_add(Store *store, const char *deliverable, const char *path, const char *const given[],
                 size_t count, char id[ID_SIZE])
{
    char hash[HASH_SIZE], now[STAMP_SIZE], *number = NULL;
    Fields fields = { 0 };
    date_stamp(now);
    if (is_own(given, count, "deliverable sha256 file at") || !version_check(store, deliverable) ||
        !hash_file(path, hash) || !next_number(store, deliverable, &number))
        return false;
    char *at = store_text(store, queries, AFTER_LAST, deliverable, now);
    preset(&fields, "deliverable", deliverable);
    preset(&fields, "sha256", hash);
    preset(&fields, "file", file_name(path));
    preset(&fields, "at", at ? at : now);
    preset(&fields, "number", number);
    bool done = at && add_given(&fields, given, count) &&
                record_add(store, "version", fields.list, fields.count, id);
    release(&fields);
    free(at);
    free(number);
    return done;
}

static bool take_id(char *found, char id[ID_SIZE], const char *missing)
{
    bool done = found && (*found || fail("%s", missing));
    if (done)
        memcpy(id, found, strnlen(found, ID_SIZE - 1) + 1);
    free(found);
    return done;
}

bool version_is_file(Store *store, const char *path, bool *is_version)
{
    char hash[HASH_SIZE];
    int64_t found = 0;
    bool done = hash_file(path, hash) && store_number(store, &found, queries, HANDED_OVER, hash);
    *is_version = found;
    return done;
}

bool version_has_name(Store *store, const char *path, bool *has)
{
    int64_t found = 0;
    bool done = store_number(store, &found, queries, NAMED, file_name(path));
    *has = found;
    return done;
}

bool version_find(Store *store, const char *deliverable, const char *number, char id[ID_SIZE])
{
    return version_check(store, deliverable) &&
           take_id(number ? store_text(store, queries, NUMBERED, deliverable, number)
                          : store_text(store, queries, LAST, deliverable),
                   id, tr("no such version was handed over"));
}

bool version_comment(Store *store, const char *deliverable, const char *const given[], size_t count,
                     char id[ID_SIZE])
{
    char version[ID_SIZE];
    Fields fields = { 0 };
    if (is_own(given, count, "version number"))
        return false;
    if (deliverable ? !version_find(store, deliverable, NULL, version)
                    : !take_id(store_text(store, queries, LAST_OF_ALL), version,
                               tr("no such version was handed over")))
        return false;
    char *number = store_text(store, queries, NEXT_COMMENT, version);
    if (!number)
        return false;
    preset(&fields, "version", version);
    preset(&fields, "number", number);
    preset(&fields, "state", "open");
    bool done = add_given(&fields, given, count) &&
                record_add(store, "comment", fields.list, fields.count, id);
    release(&fields);
    free(number);
    return done;
}

bool version_settle(Store *store, const char *deliverable, const char *number,
                    const char *const given[], size_t count)
{
    char id[ID_SIZE];
    Fields fields = { 0 };
    if (!version_check(store, deliverable) ||
        !take_id(store_text(store, queries, COMMENT, deliverable, number), id,
                 tr("there is no comment of that number")))
        return false;
    preset(&fields, "state", "done");
    bool done = add_given(&fields, given, count) &&
                record_set(store, "comment", id, fields.list, fields.count);
    release(&fields);
    return done;
}

/* ---- acceptance ---- */

static bool comments_allow(Store *store, const char *deliverable, const char *const given[],
                           size_t count)
{
    int64_t open;
    const char *verdict = field_of(given, count, "verdict"), *note = field_of(given, count, "note");
    if (verdict && strcmp(verdict, "accepted") != 0)
        return (note && *note) || fail("say with note=TEXT what the conditions or reasons are");
    if (!store_number(store, &open, queries, OPEN_COMMENTS, deliverable))
        return false;
    return !open || fail("comments of the review are open: %d; settle them, or accept with "
                         "verdict=conditions",
                         (int)open);
}

/* A file that is no longer there proves nothing either way. */
static bool is_unchanged(Store *store, const char *version)
{
    char hash[HASH_SIZE], *file = record_get(store, "version", version, "file");
    char *kept = file ? record_get(store, "version", version, "sha256") : NULL;
    bool done = kept && (!file_exists(file) ||
                         (hash_file(file, hash) &&
                          (!strcmp(hash, kept) || fail("%s is not what was handed over any more; "
                                                       "hand it over again as a new version",
                                                       file))));
    free(kept);
    free(file);
    return done;
}

static bool is_past(const char *const given[], size_t count)
{
    char date[DATE_SIZE], today[DATE_SIZE];
    const char *text = field_of(given, count, "date");
    date_today(today);
    return !text || (date_parse(text, date) &&
                     (strcmp(date, today) <= 0 || fail("%s has not come yet", date)));
}

bool version_accept(Store *store, const char *deliverable, const char *const given[], size_t count)
{
    char version[ID_SIZE], id[ID_SIZE], today[DATE_SIZE];
    Fields fields = { 0 };
    date_today(today);
    if (is_own(given, count, "version sha256") ||
        !version_find(store, deliverable, NULL, version) ||
        !comments_allow(store, deliverable, given, count) || !is_past(given, count) ||
        !is_unchanged(store, version))
        return false;
    char *hash = record_get(store, "version", version, "sha256");
    if (!hash)
        return false;
    preset(&fields, "version", version);
    preset(&fields, "sha256", hash);
    preset(&fields, "verdict", "accepted");
    preset(&fields, "date", today);
    bool done = add_given(&fields, given, count) &&
                record_add(store, "acceptance", fields.list, fields.count, id);
    release(&fields);
    free(hash);
    return done;
}
