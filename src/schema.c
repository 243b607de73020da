/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "schema.h"

/* Ids are texts that two copies of a workbook agree on: those of the bank and the forms,
 * and random ones for what people add. `position` is the order in which people see things. */
static const char step_tables[] =
    "CREATE TABLE engagement (id TEXT PRIMARY KEY, created_at TEXT NOT NULL,"
    " created_by TEXT NOT NULL, program TEXT NOT NULL) WITHOUT ROWID;"

    "CREATE TABLE lens (id TEXT PRIMARY KEY, position INTEGER NOT NULL, version TEXT NOT NULL,"
    " name_en TEXT NOT NULL, name_zh TEXT NOT NULL, description_en TEXT NOT NULL,"
    " description_zh TEXT NOT NULL) WITHOUT ROWID;"

    "CREATE TABLE pillar (id TEXT PRIMARY KEY, lens TEXT NOT NULL REFERENCES lens,"
    " position INTEGER NOT NULL, color TEXT NOT NULL, name_en TEXT NOT NULL, name_zh TEXT NOT NULL,"
    " description_en TEXT NOT NULL, description_zh TEXT NOT NULL) WITHOUT ROWID;"

    "CREATE TABLE question (id TEXT PRIMARY KEY, pillar TEXT NOT NULL REFERENCES pillar,"
    " position INTEGER NOT NULL, topic_en TEXT NOT NULL, topic_zh TEXT NOT NULL,"
    " area_en TEXT NOT NULL, area_zh TEXT NOT NULL, title_en TEXT NOT NULL, title_zh TEXT NOT NULL,"
    " good_en TEXT NOT NULL, good_zh TEXT NOT NULL, high_when TEXT NOT NULL,"
    " medium_when TEXT NOT NULL) WITHOUT ROWID;"

    "CREATE TABLE practice (id TEXT PRIMARY KEY, question TEXT NOT NULL REFERENCES question,"
    " position INTEGER NOT NULL, title_en TEXT NOT NULL, title_zh TEXT NOT NULL,"
    " why_en TEXT NOT NULL, why_zh TEXT NOT NULL, how_en TEXT NOT NULL, how_zh TEXT NOT NULL,"
    " anti_en TEXT NOT NULL, anti_zh TEXT NOT NULL, products TEXT NOT NULL, weight TEXT NOT NULL"
    " CHECK (weight IN ('high', 'medium', 'low')), min_days REAL NOT NULL, max_days REAL NOT NULL,"
    " cost_once TEXT NOT NULL, cost_month TEXT NOT NULL, saving_percent TEXT NOT NULL,"
    " stage INTEGER NOT NULL, checks TEXT NOT NULL, depends_on TEXT NOT NULL,"
    " url TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE INDEX practice_of_question ON practice (question, position);"

    "CREATE TABLE term (id TEXT PRIMARY KEY, position INTEGER NOT NULL, term_en TEXT NOT NULL,"
    " term_zh TEXT NOT NULL, text_en TEXT NOT NULL, text_zh TEXT NOT NULL) WITHOUT ROWID;"

    "CREATE TABLE form (id TEXT PRIMARY KEY, position INTEGER NOT NULL, title_en TEXT NOT NULL,"
    " title_zh TEXT NOT NULL, help_en TEXT NOT NULL, help_zh TEXT NOT NULL,"
    " repeats TEXT NOT NULL CHECK (repeats IN ('', 'workload'))) WITHOUT ROWID;"

    "CREATE TABLE field (form TEXT NOT NULL REFERENCES form, id TEXT NOT NULL,"
    " position INTEGER NOT NULL, section_en TEXT NOT NULL, section_zh TEXT NOT NULL,"
    " label_en TEXT NOT NULL, label_zh TEXT NOT NULL, help_en TEXT NOT NULL, help_zh TEXT NOT NULL,"
    " type TEXT NOT NULL, required INTEGER NOT NULL, unit_en TEXT NOT NULL, unit_zh TEXT NOT NULL,"
    " PRIMARY KEY (form, id)) WITHOUT ROWID;"

    "CREATE TABLE field_option (form TEXT NOT NULL, field TEXT NOT NULL, id TEXT NOT NULL,"
    " position INTEGER NOT NULL, label_en TEXT NOT NULL, label_zh TEXT NOT NULL,"
    " PRIMARY KEY (form, field, id), FOREIGN KEY (form, field) REFERENCES field) WITHOUT ROWID;"

    "CREATE TABLE workload (id TEXT PRIMARY KEY, position INTEGER NOT NULL,"
    " name TEXT NOT NULL UNIQUE) WITHOUT ROWID;"

    "CREATE TABLE answer (workload TEXT NOT NULL REFERENCES workload ON DELETE CASCADE,"
    " question TEXT NOT NULL REFERENCES question, state TEXT NOT NULL DEFAULT ''"
    " CHECK (state IN ('', 'not-applicable', 'refused', 'follow-up')),"
    " reason TEXT NOT NULL DEFAULT '', explanation TEXT NOT NULL DEFAULT '',"
    " owner TEXT NOT NULL DEFAULT '', due TEXT NOT NULL DEFAULT '',"
    " note TEXT NOT NULL DEFAULT '', asked TEXT NOT NULL DEFAULT '',"
    " confidence TEXT NOT NULL DEFAULT '' CHECK (confidence IN ('', 'high', 'medium', 'low')),"
    " source TEXT NOT NULL DEFAULT 'interview', changed_at TEXT NOT NULL, changed_by TEXT NOT NULL,"
    " PRIMARY KEY (workload, question)) WITHOUT ROWID;"

    "CREATE TABLE practice_answer (workload TEXT NOT NULL REFERENCES workload ON DELETE CASCADE,"
    " practice TEXT NOT NULL REFERENCES practice, state TEXT NOT NULL"
    " CHECK (state IN ('in-place', 'partial', 'missing', 'not-applicable', 'unknown')),"
    " reason TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',"
    " source TEXT NOT NULL DEFAULT 'interview', changed_at TEXT NOT NULL, changed_by TEXT NOT NULL,"
    " PRIMARY KEY (workload, practice)) WITHOUT ROWID;"

    "CREATE TABLE evidence (id TEXT PRIMARY KEY,"
    " workload TEXT NOT NULL REFERENCES workload ON DELETE CASCADE,"
    " question TEXT NOT NULL REFERENCES question,"
    " kind TEXT NOT NULL CHECK (kind IN ('file', 'link', 'statement')), content TEXT NOT NULL,"
    " sha256 TEXT NOT NULL DEFAULT '', added_at TEXT NOT NULL, added_by TEXT NOT NULL)"
    " WITHOUT ROWID;"
    "CREATE INDEX evidence_of_question ON evidence (workload, question);"

    "CREATE TABLE field_value (form TEXT NOT NULL, record TEXT NOT NULL, field TEXT NOT NULL,"
    " value TEXT NOT NULL, changed_at TEXT NOT NULL, changed_by TEXT NOT NULL,"
    " PRIMARY KEY (form, record, field), FOREIGN KEY (form, field) REFERENCES field)"
    " WITHOUT ROWID;"

    /* Half-typed texts, and where each screen was left. */
    "CREATE TABLE draft (place TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE session (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"

    /* What risk.c makes of an answer, kept with it so that reports need only SQL. */
    "CREATE TABLE result (workload TEXT NOT NULL REFERENCES workload ON DELETE CASCADE,"
    " question TEXT NOT NULL REFERENCES question, answered INTEGER NOT NULL, risk TEXT NOT NULL,"
    " earned REAL NOT NULL, possible REAL NOT NULL, PRIMARY KEY (workload, question))"
    " WITHOUT ROWID;";

static const char step_views[] =
    /* One row a workload and question. */
    "CREATE VIEW questionnaire AS SELECT workload.id AS workload, workload.name AS workload_name,"
    " workload.position AS workload_position, lens.position AS lens_position,"
    " pillar.id AS pillar, pillar.name_en AS pillar_en, pillar.name_zh AS pillar_zh,"
    " pillar.position AS pillar_position, question.id AS question,"
    " question.position AS question_position, area_en, area_zh, topic_en, topic_zh,"
    " question.title_en, question.title_zh, good_en, good_zh,"
    " CASE WHEN answer.state > '' THEN answer.state WHEN result.answered THEN 'answered'"
    " ELSE 'unanswered' END AS state, answered, risk, earned, possible,"
    " round(100.0 * earned / nullif(possible * answered, 0), 2) AS score,"
    " ifnull(reason, '') AS reason, ifnull(explanation, '') AS explanation,"
    " ifnull(owner, '') AS owner, ifnull(due, '') AS due, ifnull(note, '') AS note,"
    " ifnull(asked, '') AS asked, ifnull(confidence, '') AS confidence,"
    " ifnull(source, '') AS source, ifnull(changed_at, '') AS changed_at,"
    " ifnull(changed_by, '') AS changed_by,"
    " (SELECT count(*) FROM evidence WHERE evidence.workload = workload.id"
    "  AND evidence.question = question.id) AS evidence"
    " FROM result JOIN workload ON workload.id = result.workload"
    " JOIN question ON question.id = result.question JOIN pillar ON pillar.id = question.pillar"
    " JOIN lens ON lens.id = pillar.lens LEFT JOIN answer"
    " ON answer.workload = result.workload AND answer.question = result.question;"

    /* One row a workload and practice; state '' is not answered. */
    "CREATE VIEW practice_state AS SELECT questionnaire.*, practice.id AS practice,"
    " practice.position AS practice_position, practice.title_en AS practice_en,"
    " practice.title_zh AS practice_zh, weight,"
    " CASE weight WHEN 'high' THEN 3 WHEN 'medium' THEN 2 ELSE 1 END AS weight_number,"
    " ifnull(practice_answer.state, '') AS practice_state,"
    " ifnull(practice_answer.reason, '') AS practice_reason,"
    " ifnull(practice_answer.note, '') AS practice_note, why_en, why_zh, how_en, how_zh"
    " FROM questionnaire JOIN practice ON practice.question = questionnaire.question"
    " LEFT JOIN practice_answer ON practice_answer.workload = questionnaire.workload"
    " AND practice_answer.practice = practice.id;"

    /* Scores are the sum over practices of answered questions, not a mean of means. */
    "CREATE VIEW pillar_result AS SELECT workload.id AS workload, workload.name AS workload_name,"
    " workload.position AS workload_position, pillar.id AS pillar, pillar.name_en AS pillar_en,"
    " pillar.name_zh AS pillar_zh, lens.position AS lens_position,"
    " pillar.position AS pillar_position, count(*) AS questions, sum(answered) AS answered,"
    " round(100.0 * sum(earned * answered) / nullif(sum(possible * answered), 0), 2) AS score,"
    " sum(earned * answered) AS earned, sum(possible * answered) AS possible,"
    " sum(risk = 'HIGH') AS high, sum(risk = 'MEDIUM') AS medium, sum(risk = 'NONE') AS none,"
    " sum(risk = 'UNANSWERED') AS unanswered, sum(risk = 'NOT_APPLICABLE') AS not_applicable"
    " FROM result JOIN workload ON workload.id = result.workload"
    " JOIN question ON question.id = result.question JOIN pillar ON pillar.id = question.pillar"
    " JOIN lens ON lens.id = pillar.lens GROUP BY workload.id, pillar.id;"

    "CREATE VIEW workload_result AS SELECT workload, workload_name, workload_position,"
    " sum(questions) AS questions, sum(answered) AS answered,"
    " round(100.0 * sum(earned) / nullif(sum(possible), 0), 2) AS score, sum(earned) AS earned,"
    " sum(possible) AS possible, sum(high) AS high, sum(medium) AS medium, sum(none) AS none,"
    " sum(unanswered) AS unanswered, sum(not_applicable) AS not_applicable"
    " FROM pillar_result GROUP BY workload;"

    /* A field's value as people read it; a row for each record, empty ones included. */
    "CREATE VIEW form_value AS SELECT form.id AS form, form.position AS form_position,"
    " form.title_en AS form_en, form.title_zh AS form_zh, record.id AS record,"
    " record.name AS record_name, record.position AS record_position, field.id AS field,"
    " field.position AS field_position, section_en, section_zh, field.label_en, field.label_zh,"
    " field.help_en, field.help_zh, type, required, unit_en, unit_zh,"
    " ifnull(field_value.value, '') AS value,"
    " CASE type WHEN 'yesno' THEN CASE value WHEN 'yes' THEN 'Yes' WHEN 'no' THEN 'No' END"
    " WHEN 'choice' THEN (SELECT label_en FROM field_option WHERE field_option.form = form.id"
    "  AND field_option.field = field.id AND field_option.id = value)"
    " WHEN 'choices' THEN (SELECT group_concat(label_en, '; ') FROM (SELECT label_en FROM"
    "  field_option WHERE field_option.form = form.id AND field_option.field = field.id"
    "  AND instr(' ' || value || ' ', ' ' || field_option.id || ' ') ORDER BY position))"
    " ELSE ifnull(value, '') END AS shown_en,"
    " CASE type WHEN 'yesno' THEN CASE value WHEN 'yes' THEN '是' WHEN 'no' THEN '否' END"
    " WHEN 'choice' THEN (SELECT label_zh FROM field_option WHERE field_option.form = form.id"
    "  AND field_option.field = field.id AND field_option.id = value)"
    " WHEN 'choices' THEN (SELECT group_concat(label_zh, '；') FROM (SELECT label_zh FROM"
    "  field_option WHERE field_option.form = form.id AND field_option.field = field.id"
    "  AND instr(' ' || value || ' ', ' ' || field_option.id || ' ') ORDER BY position))"
    " ELSE ifnull(value, '') END AS shown_zh"
    " FROM form JOIN field ON field.form = form.id"
    " JOIN (SELECT '' AS id, '' AS name, 0 AS position, '' AS kind"
    "  UNION ALL SELECT id, name, position, 'workload' FROM workload) AS record"
    " ON record.kind = form.repeats"
    " LEFT JOIN field_value ON field_value.form = form.id AND field_value.field = field.id"
    " AND field_value.record = record.id;"

    /* What is still to be cleared up: unanswered questions, refused ones, follow-ups, and
     * practices that nobody knew about. */
    "CREATE VIEW open_point AS"
    " SELECT 'unanswered' AS kind, workload, workload_name, workload_position, lens_position,"
    " pillar, pillar_en, pillar_zh, pillar_position, question, question_position, title_en,"
    " title_zh, '' AS practice, 0 AS practice_position, '' AS practice_en, '' AS practice_zh,"
    " owner, due, explanation, note"
    " FROM questionnaire WHERE state = 'unanswered'"
    " UNION ALL SELECT state, workload, workload_name, workload_position, lens_position, pillar,"
    " pillar_en, pillar_zh, pillar_position, question, question_position, title_en, title_zh, '',"
    " 0, '', '', owner, due, explanation, note"
    " FROM questionnaire WHERE state IN ('refused', 'follow-up')"
    " UNION ALL SELECT 'unknown', workload, workload_name, workload_position, lens_position,"
    " pillar, pillar_en, pillar_zh, pillar_position, question, question_position, title_en,"
    " title_zh, practice, practice_position, practice_en, practice_zh, owner, due,"
    " practice_note, note FROM practice_state"
    " WHERE practice_state = 'unknown' AND state NOT IN ('not-applicable', 'refused');";

/* The codes that answers are kept in, as reports say them. */
static const char step_words[] =
    "CREATE TABLE word (kind TEXT NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL,"
    " en TEXT NOT NULL, zh TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;"
    "INSERT INTO word (kind, id, position, en, zh) VALUES"
    " ('practice', '', 0, 'Not answered', '未回答'), ('practice', 'in-place', 1, 'In place', "
    "'已落实'),"
    " ('practice', 'partial', 2, 'Partial', '部分落实'), ('practice', 'missing', 3, 'Missing', "
    "'缺失'),"
    " ('practice', 'not-applicable', 4, 'Not applicable', '不适用'),"
    " ('practice', 'unknown', 5, 'Don''t know', '不清楚'),"
    " ('question', 'unanswered', 0, 'Unanswered', '未回答'),"
    " ('question', 'answered', 1, 'Answered', '已回答'),"
    " ('question', 'not-applicable', 2, 'Not applicable', '不适用'),"
    " ('question', 'refused', 3, 'Refused', '拒绝回答'),"
    " ('question', 'follow-up', 4, 'Follow-up', '待跟进'),"
    " ('risk', 'UNANSWERED', 0, 'Unanswered', '未回答'), ('risk', 'HIGH', 1, 'High', '高'),"
    " ('risk', 'MEDIUM', 2, 'Medium', '中'), ('risk', 'NONE', 3, 'None', '无'),"
    " ('risk', 'NOT_APPLICABLE', 4, 'Not applicable', '不适用'),"
    " ('weight', 'high', 1, 'High', '高'), ('weight', 'medium', 2, 'Medium', '中'),"
    " ('weight', 'low', 3, 'Low', '低'), ('confidence', '', 0, '', ''),"
    " ('confidence', 'high', 1, 'High', '高'), ('confidence', 'medium', 2, 'Medium', '中'),"
    " ('confidence', 'low', 3, 'Low', '低'), ('reason', '', 0, '', ''),"
    " ('reason', 'out-of-scope', 1, 'Out of scope', '不在范围内'),"
    " ('reason', 'business-priorities', 2, 'Business priorities', '业务优先级'),"
    " ('reason', 'architecture-constraints', 3, 'Architecture constraints', '架构约束'),"
    " ('reason', 'other', 4, 'Other', '其他'), ('open', 'unanswered', 1, 'Unanswered', '未回答'),"
    " ('open', 'refused', 2, 'Refused', '拒绝回答'), ('open', 'follow-up', 3, 'Follow-up', "
    "'待跟进'),"
    " ('open', 'unknown', 4, 'Don''t know', '不清楚'), ('evidence', 'file', 1, 'File', '文件'),"
    " ('evidence', 'link', 2, 'Link', '链接'), ('evidence', 'statement', 3, 'Statement', "
    "'口头说明');";

static const char step_journal[] =
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
    "  AND later.kind IN ('undo', 'redo') AND later.merged_by = ''"
    "  ORDER BY later.number DESC LIMIT 1), 0) AS is_undone FROM journal;"

    /* One row a column that an act changed and that people know (those with a word of kind
     * field); words is the kind of the words its values are. An act without any has one row
     * with the rest empty. */
    "CREATE VIEW log_line AS SELECT act.number, act.id AS act, at, author, act.kind,"
    " target, merged_by > '' AS is_merged, is_undone, ifnull(line.entity, '') AS entity,"
    " line.key1, line.key2, line.key3, ifnull(line.field, '') AS field,"
    " ifnull(line.before, '') AS before, ifnull(line.after, '') AS after,"
    " CASE WHEN entity IN ('answer', 'practice_answer') THEN key1"
    "  WHEN entity = 'field_value' THEN key2 WHEN entity = 'workload' THEN key1"
    "  ELSE ifnull(line.workload, '') END AS workload,"
    " CASE entity WHEN 'answer' THEN key2"
    "  WHEN 'practice_answer' THEN (SELECT question FROM practice WHERE id = key2)"
    "  ELSE ifnull(line.question, '') END AS question,"
    " iif(entity = 'practice_answer', key2, '') AS practice,"
    " CASE field WHEN 'practice_answer.state' THEN 'practice' WHEN 'answer.state' THEN 'question'"
    "  WHEN 'practice_answer.reason' THEN 'reason' WHEN 'answer.reason' THEN 'reason'"
    "  WHEN 'answer.confidence' THEN 'confidence' WHEN 'conflict.chosen' THEN 'chosen'"
    "  ELSE '' END AS words"
    " FROM act LEFT JOIN (SELECT number AS of_act, changed.entity, changed.key1, changed.key2,"
    "  changed.key3, changed.entity || '.' || changed.\"column\" AS field, changed.before,"
    "  changed.after, other.workload, CASE changed.entity WHEN 'evidence' THEN"
    "   (SELECT ifnull(after, before) FROM change(journal.changeset) AS whole WHERE"
    "    whole.entity = 'evidence' AND whole.key1 = changed.key1"
    "    AND whole.\"column\" = 'question') END AS question"
    "  FROM journal JOIN change(journal.changeset) AS changed"
    "  JOIN word ON word.kind = 'field' AND word.id = changed.entity || '.' || changed.\"column\""
    "  LEFT JOIN evidence AS other"
    "   ON changed.entity = 'evidence' AND other.id = changed.key1"
    "  WHERE ifnull(changed.before, '') <> ifnull(changed.after, '')) AS line"
    " ON line.of_act = act.number;"

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
static const char step_milestones[] =
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
static const char step_conflicts[] =
    "CREATE TABLE conflict (id TEXT PRIMARY KEY, entity TEXT NOT NULL, key1 TEXT NOT NULL,"
    " key2 TEXT NOT NULL, key3 TEXT NOT NULL, field TEXT NOT NULL, earlier TEXT NOT NULL,"
    " earlier_by TEXT NOT NULL, earlier_at TEXT NOT NULL, later TEXT NOT NULL,"
    " later_by TEXT NOT NULL, later_at TEXT NOT NULL, chosen TEXT NOT NULL"
    " CHECK (chosen IN ('earlier', 'later')), settled_at TEXT NOT NULL DEFAULT '',"
    " settled_by TEXT NOT NULL DEFAULT '') WITHOUT ROWID;"
    "INSERT INTO word (kind, id, position, en, zh) VALUES"
    " ('field', 'conflict.chosen', 16, 'Conflict: kept', '冲突：保留'),"
    " ('chosen', 'earlier', 1, 'the earlier answer', '较早的回答'),"
    " ('chosen', 'later', 2, 'the later answer', '较晚的回答');";

/* What a bank says stays in the bank; a column here that is empty or NULL leaves it at that.
 * Effort is in hundredths of a man-day, amounts are in cents, risk in hundredths of a
 * point. id is the practice and the first eight digits of the workload's. */
static const char step_recommendations[] =
    "CREATE TABLE rate (id TEXT PRIMARY KEY, kind TEXT NOT NULL"
    " CHECK (kind IN ('role', 'once', 'month')), position INTEGER NOT NULL,"
    " label_en TEXT NOT NULL, label_zh TEXT NOT NULL, currency TEXT NOT NULL,"
    " cents INTEGER NOT NULL CHECK (cents >= 0), week INTEGER NOT NULL CHECK (week >= 0))"
    " WITHOUT ROWID;"

    "CREATE TABLE recommendation (id TEXT PRIMARY KEY, practice TEXT NOT NULL DEFAULT '',"
    " workload TEXT REFERENCES workload ON DELETE CASCADE, pillar TEXT NOT NULL DEFAULT '',"
    " status TEXT NOT NULL DEFAULT 'proposed'"
    " CHECK (status IN ('proposed', 'accepted', 'dismissed', 'merged')),"
    " reason TEXT NOT NULL DEFAULT '', merged_into TEXT NOT NULL DEFAULT '',"
    " title_en TEXT NOT NULL DEFAULT '', title_zh TEXT NOT NULL DEFAULT '',"
    " explanation_en TEXT NOT NULL DEFAULT '', explanation_zh TEXT NOT NULL DEFAULT '',"
    " benefits TEXT NOT NULL DEFAULT '', trade_offs TEXT NOT NULL DEFAULT '', risk INTEGER,"
    " resources INTEGER, exposure TEXT NOT NULL DEFAULT ''"
    " CHECK (exposure IN ('', 'isolated', 'internal', 'partner', 'internet')),"
    " priority INTEGER CHECK (priority BETWEEN 1 AND 4),"
    " priority_reason TEXT NOT NULL DEFAULT '', role TEXT NOT NULL DEFAULT '',"
    " least INTEGER, likely INTEGER, most INTEGER, currency TEXT NOT NULL DEFAULT '',"
    " once INTEGER, month INTEGER, saving INTEGER,"
    " owner TEXT NOT NULL DEFAULT '' CHECK (owner IN ('', 'customer', 'provider')),"
    " decision TEXT NOT NULL DEFAULT ''"
    " CHECK (decision IN ('', 'accepted', 'deferred', 'rejected')),"
    " justification TEXT NOT NULL DEFAULT '', pin TEXT NOT NULL DEFAULT '',"
    " earliest TEXT NOT NULL DEFAULT '', latest TEXT NOT NULL DEFAULT '',"
    " changed_at TEXT NOT NULL, changed_by TEXT NOT NULL) WITHOUT ROWID;"

    /* Practices that fall short, whether or not they were proposed yet. */
    "CREATE VIEW shortfall AS SELECT practice.id || '-' || substr(practice_answer.workload, 1, 8)"
    " AS id, practice.id AS practice, practice_answer.workload, practice_answer.state,"
    " CASE weight WHEN 'high' THEN 300 WHEN 'medium' THEN 200 ELSE 100 END"
    " / iif(practice_answer.state = 'partial', 2, 1) AS risk, result.risk AS level"
    " FROM practice_answer JOIN practice ON practice.id = practice_answer.practice"
    " JOIN result ON result.workload = practice_answer.workload"
    " AND result.question = practice.question"
    " WHERE practice_answer.state IN ('missing', 'partial', 'unknown')"
    " AND result.risk <> 'NOT_APPLICABLE';"

    /* A recommendation with what the bank says; without those that nobody accepted before
     * the practice came into place. */
    "CREATE VIEW improvement AS SELECT r.id, r.practice, ifnull(r.workload, '') AS workload,"
    " ifnull(workload.name, '') AS workload_name, ifnull(question.id, '') AS question,"
    " ifnull(pillar.id, '') AS pillar, ifnull(pillar.name_en, '') AS pillar_en,"
    " ifnull(pillar.name_zh, '') AS pillar_zh, ifnull(pillar.position, 0) AS pillar_position,"
    " coalesce(nullif(r.title_en, ''), nullif(r.title_zh, ''), practice.title_en, '') AS title_en,"
    " coalesce(nullif(r.title_zh, ''), nullif(r.title_en, ''), practice.title_zh, '') AS title_zh,"
    " coalesce(nullif(explanation_en, ''), nullif(explanation_zh, ''), how_en, '') AS how_en,"
    " coalesce(nullif(explanation_zh, ''), nullif(explanation_en, ''), how_zh, '') AS how_zh,"
    " ifnull(why_en, '') AS why_en, ifnull(why_zh, '') AS why_zh,"
    " ifnull(shortfall.state, '') AS state, ifnull(shortfall.level, '') AS level, status, reason,"
    " merged_into, decision, justification, owner, priority, priority_reason, exposure,"
    " ifnull(resources, 0) AS resources, ifnull(r.risk, ifnull(shortfall.risk, 0)) AS risk, role,"
    " ifnull(least, CAST(round(100 * ifnull(min_days, 0)) AS INTEGER)) AS least, likely,"
    " ifnull(most, CAST(round(100 * ifnull(max_days, 0)) AS INTEGER)) AS most, r.currency, once,"
    " month, ifnull(saving, 0) AS saving, 'once-' || ifnull(cost_once, 'none') AS once_level,"
    " 'month-' || ifnull(cost_month, 'none') AS month_level,"
    " ifnull(saving_percent, '') AS saving_percent, ifnull(stage, '') AS stage,"
    " ifnull(practice.depends_on, '') AS needs, benefits, trade_offs, pin, earliest, latest"
    " FROM recommendation AS r LEFT JOIN practice ON practice.id = r.practice"
    " LEFT JOIN question ON question.id = practice.question"
    " LEFT JOIN pillar ON pillar.id = ifnull(question.pillar, r.pillar)"
    " LEFT JOIN workload ON workload.id = r.workload LEFT JOIN shortfall"
    " ON shortfall.workload = r.workload AND shortfall.practice = r.practice"
    " WHERE shortfall.id IS NOT NULL OR status <> 'proposed' OR r.practice = '';"

    /* What priority.c, cost.c and schedule.c made of the recommendations, kept by plan.c for
     * those who read SQL. number is the place by priority. */
    "CREATE TABLE improvement_result (id TEXT PRIMARY KEY, number INTEGER NOT NULL,"
    " priority INTEGER NOT NULL, impact REAL NOT NULL, urgency REAL NOT NULL,"
    " effort REAL NOT NULL, score REAL NOT NULL, risk INTEGER NOT NULL, days REAL NOT NULL,"
    " currency TEXT NOT NULL, work INTEGER NOT NULL, once INTEGER NOT NULL,"
    " month INTEGER NOT NULL, saving INTEGER NOT NULL, payback TEXT NOT NULL,"
    " depends_on TEXT NOT NULL, starts TEXT NOT NULL, ends TEXT NOT NULL, wave TEXT NOT NULL,"
    " critical INTEGER NOT NULL) WITHOUT ROWID;"

    "INSERT INTO word (kind, id, position, en, zh) VALUES"
    " ('status', 'proposed', 1, 'Proposed', '待定'), ('status', 'accepted', 2, 'Accepted', '采纳'),"
    " ('status', 'dismissed', 3, 'Dismissed', '不采纳'), ('status', 'merged', 4, 'Merged', "
    "'已合并'),"
    " ('decision', '', 0, 'Open', '未定'), ('decision', 'accepted', 1, 'Accepted', '接受'),"
    " ('decision', 'deferred', 2, 'Deferred', '暂缓'),"
    " ('decision', 'rejected', 3, 'Rejected', '拒绝'), ('owner', '', 0, '', ''),"
    " ('owner', 'customer', 1, 'Customer', '客户'), ('owner', 'provider', 2, 'Provider', '服务方'),"
    " ('field', 'recommendation.status', 20, 'Status', '状态'),"
    " ('field', 'recommendation.reason', 21, 'Reason', '原因'),"
    " ('field', 'recommendation.title_en', 22, 'Title', '标题'),"
    " ('field', 'recommendation.title_zh', 23, 'Title', '标题'),"
    " ('field', 'recommendation.priority', 24, 'Priority', '优先级'),"
    " ('field', 'recommendation.priority_reason', 25, 'Reason of the priority', '优先级原因'),"
    " ('field', 'recommendation.owner', 26, 'Owner', '责任方'),"
    " ('field', 'recommendation.decision', 27, 'Decision', '决定'),"
    " ('field', 'recommendation.justification', 28, 'Justification', '技术理由'),"
    " ('field', 'rate.cents', 29, 'Rate', '单价');";

const char *const schema_steps[] = { step_tables,          step_views,         step_words,
                                     step_journal,         step_milestones,    step_conflicts,
                                     step_recommendations, schema_step_release };
const size_t schema_version = sizeof schema_steps / sizeof *schema_steps;

const char *const schema_journaled[] = { "workload", "answer",      "practice_answer",
                                         "evidence", "field_value", "milestone",
                                         "conflict", "rate",        "recommendation",
                                         "release",  NULL };
