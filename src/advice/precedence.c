/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "advice/precedence.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"

enum { NAMED_IN_A_CIRCLE = 12 };

typedef struct Edges {
    size_t *list, count, room;
} Edges;

struct Precedence {
    const PrecedenceNode *nodes;
    size_t count;
    Edges *before, *after;
    size_t *order, ordered;
};

typedef struct Place {
    const char *id;
    size_t node;
} Place;

static int by_id(const void *a, const void *b)
{
    return strcmp(((const Place *)a)->id, ((const Place *)b)->id);
}

static Place *sort_ids(const PrecedenceNode nodes[], size_t count)
{
    Place *places = xcalloc(count, sizeof *places);
    for (size_t i = 0; i < count; i++)
        places[i] = (Place){ nodes[i].id, i };
    qsort(places, count, sizeof *places, by_id);
    return places;
}

static void add_edge(Edges *edges, size_t node)
{
    edges->list = xgrow(edges->list, edges->count, &edges->room, sizeof *edges->list);
    edges->list[edges->count++] = node;
}

static bool has_edge(const Edges *edges, size_t node)
{
    for (size_t i = 0; i < edges->count; i++)
        if (edges->list[i] == node)
            return true;
    return false;
}

static bool link_node(Precedence *precedence, const Place *places, size_t node)
{
    char *words = xstrdup(precedence->nodes[node].depends_on), *rest = words;
    bool is_known = true;
    for (char *word; is_known && (word = strsep(&rest, " "));) {
        if (!*word)
            continue;
        const Place key = { word, 0 };
        const Place *found = bsearch(&key, places, precedence->count, sizeof key, by_id);
        is_known = found || fail("%s depends on %s, which is not in the plan",
                                 precedence->nodes[node].id, word);
        if (found && !has_edge(&precedence->before[node], found->node)) {
            add_edge(&precedence->before[node], found->node);
            add_edge(&precedence->after[found->node], node);
        }
    }
    free(words);
    return is_known;
}

static bool link_all(Precedence *precedence)
{
    Place *places = sort_ids(precedence->nodes, precedence->count);
    bool done = true;
    for (size_t i = 1; done && i < precedence->count; i++)
        done = strcmp(places[i - 1].id, places[i].id) != 0 ||
               fail("%s stands in the plan twice", places[i].id);
    for (size_t i = 0; done && i < precedence->count; i++)
        done = link_node(precedence, places, i);
    free(places);
    return done;
}

/* ---- order ---- */

/* Counts down what each node waits for; what never comes to 0 lies on or behind a circle. */
static void put_in_order(Precedence *precedence, size_t waiting[])
{
    precedence->order = xcalloc(precedence->count, sizeof *precedence->order);
    for (size_t i = 0; i < precedence->count; i++)
        if (!(waiting[i] = precedence->before[i].count))
            precedence->order[precedence->ordered++] = i;
    for (size_t i = 0; i < precedence->ordered; i++) {
        const Edges *after = &precedence->after[precedence->order[i]];
        for (size_t j = 0; j < after->count; j++)
            if (!--waiting[after->list[j]])
                precedence->order[precedence->ordered++] = after->list[j];
    }
}

static size_t next_waiting(const Precedence *precedence, const size_t waiting[], size_t node)
{
    const Edges *before = &precedence->before[node];
    size_t i = 0;
    while (!waiting[before->list[i]])
        i++;
    return before->list[i];
}

static bool name_circle(const Precedence *precedence, const size_t waiting[])
{
    size_t node = 0, steps = 0;
    while (!waiting[node])
        node++;
    for (size_t i = 0; i < precedence->count; i++)
        node = next_waiting(precedence, waiting, node);
    Buffer names = { 0 };
    buffer_add(&names, precedence->nodes[node].id);
    for (size_t at = node; !steps || at != node; steps++) {
        at = next_waiting(precedence, waiting, at);
        const char *id = steps < NAMED_IN_A_CIRCLE || at == node ? precedence->nodes[at].id : "…";
        if (steps > NAMED_IN_A_CIRCLE && at != node)
            continue;
        buffer_join(&names, " → ", id);
    }
    fail("these depend on each other in a circle: %s", buffer_text(&names));
    buffer_free(&names);
    return false;
}

Precedence *precedence_new(const PrecedenceNode nodes[], size_t count)
{
    Precedence *precedence = xcalloc(1, sizeof *precedence);
    *precedence = (Precedence){ .nodes = nodes,
                                .count = count,
                                .before = xcalloc(count, sizeof *precedence->before),
                                .after = xcalloc(count, sizeof *precedence->after) };
    size_t *waiting = xcalloc(count, sizeof *waiting);
    bool done = link_all(precedence);
    if (done) {
        put_in_order(precedence, waiting);
        done = precedence->ordered == count || name_circle(precedence, waiting);
    }
    free(waiting);
    if (done)
        return precedence;
    precedence_free(precedence);
    return NULL;
}

void precedence_free(Precedence *precedence)
{
    if (!precedence)
        return;
    for (size_t i = 0; i < precedence->count; i++) {
        free(precedence->before[i].list);
        free(precedence->after[i].list);
    }
    free(precedence->before);
    free(precedence->after);
    free(precedence->order);
    free(precedence);
}

PrecedenceLinks precedence_before(const Precedence *precedence, size_t node)
{
    return (PrecedenceLinks){ precedence->before[node].list, precedence->before[node].count };
}

PrecedenceLinks precedence_after(const Precedence *precedence, size_t node)
{
    return (PrecedenceLinks){ precedence->after[node].list, precedence->after[node].count };
}

const size_t *precedence_order(const Precedence *precedence)
{
    return precedence->order;
}
