/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "schema_journal.h"

const char schema_journal[] =
    /* number is the order in which acts came here. merged_by is the act that brought a
     * colleague's act along: its own changeset says what became of it. */
    "CREATE TABLE journal (number INTEGER PRIMARY KEY, site TEXT NOT NULL,"
    " sequence INTEGER NOT NULL, at TEXT NOT NULL, author TEXT NOT NULL, kind TEXT NOT NULL,"
    " target TEXT NOT NULL, merged_by TEXT NOT NULL DEFAULT '', changeset BLOB NOT NULL,"
    " UNIQUE (site, sequence));"
    "CREATE INDEX journal_target ON journal (target) WHERE target > '';"

    "CREATE VIEW act AS SELECT journal.number, site || '-' || sequence AS id, at, author, kind,"
    " target, merged_by, changeset, ifnull((SELECT later.kind = 'undo' FROM journal AS later"
    "  WHERE later.target = journal.site || '-' || journal.sequence AND later.target > ''"
    "  AND later.kind IN ('undo', 'redo')"
    "  ORDER BY later.number DESC LIMIT 1), 0) AS is_undone FROM journal;"

    /* One row a column that an act changed and that people know (those with a word of kind
     * field); words is the kind of the words its values are. An act without any has one row
     * with the rest empty. */
    "CREATE VIEW log_line AS SELECT act.number, act.id AS act, at, author, act.kind, target,"
    " merged_by > '' AS is_merged, is_undone, changed.entity, changed.key1, changed.key2,"
    " changed.key3, word.id AS field, ifnull(changed.before, '') AS before,"
    " ifnull(changed.after, '') AS after,"
    " CASE WHEN changed.entity IN ('answer', 'practice_answer', 'workload') THEN changed.key1"
    "  WHEN changed.entity = 'field_value' THEN changed.key2"
    "  WHEN changed.entity = 'evidence' THEN (SELECT ifnull(whole.after, whole.before)"
    "   FROM change(act.changeset) AS whole WHERE whole.entity = 'evidence'"
    "   AND whole.key1 = changed.key1 AND whole.\"column\" = 'workload')"
    "  ELSE '' END AS workload,"
    " CASE changed.entity WHEN 'answer' THEN changed.key2"
    "  WHEN 'practice_answer' THEN (SELECT question FROM practice WHERE id = changed.key2)"
    "  WHEN 'evidence' THEN (SELECT ifnull(whole.after, whole.before)"
    "   FROM change(act.changeset) AS whole WHERE whole.entity = 'evidence'"
    "   AND whole.key1 = changed.key1 AND whole.\"column\" = 'question')"
    "  ELSE '' END AS question,"
    " iif(changed.entity = 'practice_answer', changed.key2, '') AS practice,"
    " CASE word.id WHEN 'practice_answer.state' THEN 'practice' WHEN 'answer.state' THEN 'question'"
    "  WHEN 'practice_answer.reason' THEN 'reason' WHEN 'answer.reason' THEN 'reason'"
    "  WHEN 'answer.confidence' THEN 'confidence' WHEN 'conflict.chosen' THEN 'chosen'"
    "  ELSE '' END AS words"
    " FROM act JOIN change(act.changeset) AS changed JOIN word ON word.kind = 'field'"
    " AND word.id = changed.entity || '.' || changed.\"column\""
    " WHERE ifnull(changed.before, '') <> ifnull(changed.after, '')"
    " UNION ALL SELECT number, id, at, author, kind, target, merged_by > '', is_undone, '', NULL,"
    " NULL, NULL, '', '', '', '', '', '', '' FROM act WHERE NOT EXISTS (SELECT 1"
    "  FROM change(act.changeset) AS changed JOIN word ON word.kind = 'field'"
    "  AND word.id = changed.entity || '.' || changed.\"column\""
    "  WHERE ifnull(changed.before, '') <> ifnull(changed.after, ''));"

    /* What the log calls the columns of an answer. */
    "INSERT INTO word (kind, id, position, en, zh) VALUES"
    " ('act', 'create', 1, 'Created', '创建'), ('act', 'act', 2, 'Changed', '修改'),"
    " ('act', 'undo', 3, 'Undone', '撤销'), ('act', 'redo', 4, 'Redone', '重做'),"
    " ('act', 'merge', 5, 'Merged', '合并'), ('act', 'settle', 6, 'Settled', '解决冲突'),"
    " ('act', 'import', 7, 'Imported', '导入'),"
    " ('field', 'workload.name', 1, 'Name', '名称'),"
    " ('field', 'practice_answer.state', 2, 'State', '状态'),"
    " ('field', 'practice_answer.reason', 3, 'Reason', '原因'),"
    " ('field', 'practice_answer.note', 4, 'Note', '备注'),"
    " ('field', 'answer.state', 5, 'State', '状态'), ('field', 'answer.reason', 6, 'Reason', "
    "'原因'),"
    " ('field', 'answer.explanation', 7, 'Explanation', '说明'),"
    " ('field', 'answer.owner', 8, 'Owner', '负责人'), ('field', 'answer.due', 9, 'Due', '期限'),"
    " ('field', 'answer.note', 10, 'Note', '备注'), ('field', 'answer.asked', 11, 'Interviewee', "
    "'受访人'),"
    " ('field', 'answer.confidence', 12, 'Confidence', '可信度'),"
    " ('field', 'evidence.content', 13, 'Evidence', '证据'),"
    " ('field', 'field_value.value', 14, 'Value', '内容');";

/* A milestone keeps what people said and what was made of it then. Its parts are not
 * journaled and refer to nothing, so that undoing and redoing it is one row. */
const char schema_milestones[] =
    "CREATE TABLE milestone (id TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL,"
    " note TEXT NOT NULL, at TEXT NOT NULL, author TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE milestone_workload (milestone TEXT, id TEXT, position INTEGER, name TEXT,"
    " PRIMARY KEY (milestone, id)) WITHOUT ROWID;"
    "CREATE TABLE milestone_answer (milestone TEXT, workload TEXT, question TEXT, state TEXT,"
    " reason TEXT, explanation TEXT, owner TEXT, due TEXT, note TEXT, asked TEXT, confidence TEXT,"
    " source TEXT, changed_at TEXT, changed_by TEXT, PRIMARY KEY (milestone, workload, question))"
    " WITHOUT ROWID;"
    "CREATE TABLE milestone_practice_answer (milestone TEXT, workload TEXT, practice TEXT,"
    " state TEXT, reason TEXT, note TEXT, source TEXT, changed_at TEXT, changed_by TEXT,"
    " PRIMARY KEY (milestone, workload, practice)) WITHOUT ROWID;"
    "CREATE TABLE milestone_evidence (milestone TEXT, id TEXT, workload TEXT, question TEXT,"
    " kind TEXT, content TEXT, sha256 TEXT, added_at TEXT, added_by TEXT,"
    " PRIMARY KEY (milestone, id)) WITHOUT ROWID;"
    "CREATE TABLE milestone_field_value (milestone TEXT, form TEXT, record TEXT, field TEXT,"
    " value TEXT, changed_at TEXT, changed_by TEXT, PRIMARY KEY (milestone, form, record, field))"
    " WITHOUT ROWID;"
    "CREATE TABLE milestone_result (milestone TEXT, workload TEXT, question TEXT,"
    " answered INTEGER, risk TEXT, earned REAL, possible REAL,"
    " PRIMARY KEY (milestone, workload, question)) WITHOUT ROWID;"

    /* The same of every milestone, and of now: milestone ''. */
    "CREATE VIEW workload_at AS SELECT * FROM milestone_workload"
    " UNION ALL SELECT '', id, position, name FROM workload;"
    "CREATE VIEW result_at AS SELECT * FROM milestone_result"
    " UNION ALL SELECT '', workload, question, answered, risk, earned, possible FROM result;"
    "CREATE VIEW practice_at AS SELECT milestone, workload, practice, state"
    " FROM milestone_practice_answer UNION ALL SELECT '', workload, practice, state"
    " FROM practice_answer;"
    "CREATE VIEW note_at AS SELECT milestone, workload, question, note FROM milestone_answer"
    " UNION ALL SELECT '', workload, question, note FROM answer;"
    "CREATE VIEW score_at AS SELECT milestone, workload, pillar, sum(answered) AS answered,"
    " round(100.0 * sum(earned * answered) / nullif(sum(possible * answered), 0), 2) AS score,"
    " sum(earned * answered) AS earned, sum(possible * answered) AS possible,"
    " sum(risk = 'HIGH') AS high, sum(risk = 'MEDIUM') AS medium"
    " FROM result_at JOIN question ON question.id = question GROUP BY milestone, workload, pillar;"
    /* now comes last */
    "CREATE VIEW moment AS SELECT id, position, name, name AS name_zh, note, at, author"
    " FROM milestone UNION ALL SELECT '', 0, 'Now', '当前', '', '9999', '';"

    "INSERT INTO word (kind, id, position, en, zh) VALUES"
    " ('field', 'milestone.name', 15, 'Milestone', '里程碑'),"
    " ('moved', 'score', 1, 'Score', '得分'), ('moved', 'risk', 2, 'Risk', '风险'),"
    " ('moved', 'practice', 3, 'Practice', '实践'), ('moved', 'note', 4, 'Note', '备注');";

/* What two people said of the same thing. The later answer is kept until one is chosen;
 * values are JSON arrays of the columns that belong together (merge_unit.h), '' is none. */
const char schema_conflicts[] =
    "CREATE TABLE conflict (id TEXT PRIMARY KEY, entity TEXT NOT NULL, key1 TEXT NOT NULL,"
    " key2 TEXT NOT NULL, key3 TEXT NOT NULL, field TEXT NOT NULL, earlier TEXT NOT NULL,"
    " earlier_by TEXT NOT NULL, earlier_at TEXT NOT NULL, later TEXT NOT NULL,"
    " later_by TEXT NOT NULL, later_at TEXT NOT NULL, chosen TEXT NOT NULL"
    " CHECK (chosen IN ('earlier', 'later')), settled_at TEXT NOT NULL DEFAULT '',"
    " settled_by TEXT NOT NULL DEFAULT '') WITHOUT ROWID;"
    "INSERT INTO word (kind, id, position, en, zh) VALUES"
    " ('field', 'conflict.chosen', 16, 'Conflict, kept', '冲突取舍'),"
    " ('field', 'conflict.settled_by', 17, 'Conflict, settled by', '冲突解决人'),"
    " ('chosen', 'earlier', 1, 'the earlier answer', '较早的回答'),"
    " ('chosen', 'later', 2, 'the later answer', '较晚的回答');";
