-- SPDX-License-Identifier: GPL-3.0-or-later
-- Points of risk removed by so many man-days: the most, and in the order of priority.
CREATE TABLE curve_result (step INTEGER PRIMARY KEY, days REAL NOT NULL, best REAL NOT NULL, plain
 REAL NOT NULL, proved INTEGER NOT NULL);
