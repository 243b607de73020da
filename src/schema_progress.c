/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "schema_progress.h"

/* Effort is in hundredths of a man-day. planned_* is the plan as it was agreed. Milestones
 * of before have no progress. */
#define PROGRESS(table)                                                                            \
    "ALTER TABLE " table " ADD COLUMN progress TEXT NOT NULL DEFAULT 'not-started'"                \
    " CHECK (progress IN ('not-started', 'in-progress', 'blocked', 'done'));"                      \
    "ALTER TABLE " table " ADD COLUMN actual INTEGER;"                                             \
    "ALTER TABLE " table " ADD COLUMN remaining INTEGER;"                                          \
    "ALTER TABLE " table " ADD COLUMN started TEXT NOT NULL DEFAULT '';"                           \
    "ALTER TABLE " table " ADD COLUMN finished TEXT NOT NULL DEFAULT '';"                          \
    "ALTER TABLE " table " ADD COLUMN planned_start TEXT NOT NULL DEFAULT '';"                     \
    "ALTER TABLE " table " ADD COLUMN planned_end TEXT NOT NULL DEFAULT '';"                       \
    "ALTER TABLE " table " ADD COLUMN planned_days INTEGER;"                                       \
    "ALTER TABLE " table " ADD COLUMN planned_at TEXT NOT NULL DEFAULT '';"

const char schema_progress[] = PROGRESS("recommendation") PROGRESS("milestone_recommendation")

    "CREATE VIEW task AS SELECT id, progress, actual, remaining, started, finished, planned_start, "
    "planned_end, planned_days, planned_at FROM recommendation;"

    "INSERT INTO word (kind, id, position, en, zh) VALUES"
    " ('progress', 'not-started', 1, 'Not started', '未开始'),"
    " ('progress', 'in-progress', 2, 'In progress', '进行中'),"
    " ('progress', 'blocked', 3, 'Blocked', '受阻'), ('progress', 'done', 4, 'Done', '已完成'),"
    " ('field', 'recommendation.progress', 70, 'Progress', '进展'),"
    " ('field', 'recommendation.actual', 71, 'Actual effort (1/100 man-day)', '实际投入（1/100 "
    "人天）'),"
    " ('field', 'recommendation.remaining', 72, 'Effort left (1/100 man-day)', '剩余投入（1/100 "
    "人天）'),"
    " ('field', 'recommendation.started', 73, 'Actual start', '实际开始'),"
    " ('field', 'recommendation.finished', 74, 'Actual end', '实际完成'),"
    " ('field', 'recommendation.planned_start', 75, 'Agreed start', '基线开始'),"
    " ('field', 'recommendation.planned_end', 76, 'Agreed end', '基线完成'),"
    " ('field', 'recommendation.planned_days', 77, 'Agreed effort (1/100 man-day)', "
    "'基线投入（1/100 人天）');";

/* For those who read SQL, as improvement_result is: in man-days; earned and actual are NULL
 * after today. */
const char schema_burn[] = "CREATE TABLE burn_result (date TEXT PRIMARY KEY, planned REAL NOT NULL,"
                           " earned REAL, actual REAL) WITHOUT ROWID;";

/* The start of the plan was a place to come back to, which no merge brought along. */
const char schema_setting[] =
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE milestone_setting (milestone TEXT, name TEXT, value TEXT,"
    " PRIMARY KEY (milestone, name)) WITHOUT ROWID;"
    "INSERT INTO setting (name, value) SELECT name, value FROM session WHERE name = 'plan-start';"
    "INSERT INTO milestone_setting (milestone, name, value) SELECT milestone.id, session.name, "
    "value"
    " FROM milestone, session WHERE session.name = 'plan-start';"
    "DELETE FROM session WHERE name = 'plan-start';"
    "ALTER TABLE improvement_result ADD COLUMN provisional INTEGER NOT NULL DEFAULT 0;"
    "INSERT INTO word (kind, id, position, en, zh) VALUES"
    " ('field', 'setting.value', 80, 'Setting', '设置'),"
    " ('setting', 'plan-start', 1, 'Start of the plan', '计划开始日'),"
    " ('setting', 'make-up-days', 2, 'Make-up weekend days', '调休上班日'),"
    " ('setting', 'unknown-years', 3, 'Years without known holidays', '节假日未知的年份');";

/* What a role has from a date on in place of rate.week, in hundredths of a man-day. */
const char schema_capacity[] =
    "CREATE TABLE capacity (role TEXT NOT NULL, starts TEXT NOT NULL, week INTEGER NOT NULL"
    " CHECK (week >= 0), PRIMARY KEY (role, starts)) WITHOUT ROWID;"
    "CREATE TABLE milestone_capacity (milestone TEXT, role TEXT, starts TEXT, week INTEGER,"
    " PRIMARY KEY (milestone, role, starts)) WITHOUT ROWID;"
    "INSERT INTO word (kind, id, position, en, zh) VALUES"
    " ('field', 'capacity.week', 81, 'Days a week from a date on (1/100)',"
    " '自某日起每周人天（1/100）');";

/* Points of risk removed by so many man-days: the most, and in the order of priority. */
const char schema_curve[] = "CREATE TABLE curve_result (step INTEGER PRIMARY KEY, days REAL NOT"
                            " NULL, best REAL NOT NULL, plain REAL NOT NULL, proved INTEGER NOT"
                            " NULL);";

/* What the log says of them in whole units and in words. */
const char schema_log_units[] =
    "UPDATE word SET en = replace(replace(replace(en, ' (1/100 man-day)', ' (man-days)'),"
    " ' (1/100)', ''), ' (cents)', ''), zh = replace(replace(replace(zh, '（1/100 人天）',"
    " '（人天）'), '（1/100）', ''), '（分）', '') WHERE kind = 'field';"
    "INSERT INTO word (kind, id, position, en, zh) VALUES"
    " ('setting-value', 'no', 1, 'no', '不计入'), ('setting-value', 'yes', 2, 'yes', '计入'),"
    " ('setting-value', 'stop', 3, 'no dates', '不排期'),"
    " ('setting-value', 'weekdays', 4, 'Monday to Friday', '按周一至周五');";
