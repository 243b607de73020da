-- SPDX-License-Identifier: GPL-3.0-or-later
-- For those who read SQL, as improvement_result is: in man-days; earned and actual are NULL after
-- today.
CREATE TABLE burn_result (date TEXT PRIMARY KEY, planned REAL NOT NULL, earned REAL, actual REAL)
 WITHOUT ROWID;
