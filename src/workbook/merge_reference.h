/* SPDX-License-Identifier: GPL-3.0-or-later */
/* merge_reference.h - rows that others need. One copy took away a workload, a version, a session,
 * and the other, which did not know, wrote something that belongs to it: what is needed stays, or
 * comes back, with no conflict; to take it away again is a new act. */
#ifndef MERGE_REFERENCE_H
#define MERGE_REFERENCE_H

#include "store/store.h"

/* Between finding what each side touched (temp.touched_here, temp.touched_there) and joining it.
 * Of what is needed nothing counts as taken away any more; temp.brought (entity, id) is what came
 * back here. */
MUST_CHECK bool merge_references(Store *store);

#endif
