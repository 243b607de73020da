/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "schema.h"

#include "schema_evidence.h"
#include "schema_journal.h"
#include "schema_page.h"
#include "schema_plan.h"
#include "schema_progress.h"
#include "schema_recommendation.h"
#include "schema_release.h"
#include "schema_report.h"

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

const char *const schema_steps[] = {
    step_tables,           step_views,       step_words,          schema_journal,
    schema_milestones,     schema_conflicts, schema_plan,         schema_evidence,
    schema_report,         schema_release,   schema_findings_log, schema_progress,
    schema_burn,           schema_setting,   schema_capacity,     schema_curve,
    schema_recommendation, schema_page,      schema_log_units
};
const size_t schema_version = sizeof schema_steps / sizeof *schema_steps;

const char *const schema_hashes[] = {
    "922a54ad11e0fc07eecc5fc2677e70782addd137f9d230e5438dcd7f9b8d817c",
    "f68231c8af9e1979e0c00b9660686d3964fd093c4bf1599668f04c247a148b8e",
    "9f2dea8ebfd445844de9c9acfc360a6394c49904647ab03fed5eeef87fda7359",
    "bb79ecb68ea4990745434106d1b8191f638d5910381d635004147a8645d67264",
    "51ef0fdfa8dc416938972719f3e7e5ef89b09b287032fcd11eaa7d66afc7426a",
    "efbf9163bf9e1b092392a9fd05169aa13a1d4a8219221eda9b22e6e6bec21867",
    "45e20257ff1dc837af8e06ebb02177a7de068c67588e195d263ba23bed987277",
    "4069105ef818136e8dc2294d8bcddd38a9ac5193d364e313a98d3c6a6238a700",
    "c2c7eedc8804301b3355a8bd0283bc436cff7b80b74cd231af66934a602c4fc8",
    "321fdbcb3a73f2b846e3af914500df57f3b6944934d65bd38fc02a1094436ae1",
    "321fdbcb3a73f2b846e3af914500df57f3b6944934d65bd38fc02a1094436ae1",
    "684ab664a4de11a3e91bec9adbf9a9b6b7f13fa6a1bfa10e068196a4f7b1bf5d",
    "0c7dcc6c25cce898372027b7ec2db944de3f66851831ab4982f23020d3ef34bf",
    "d4d8bc43dc8e77494b91075c1783bc56523f8cdb8adc02d81a5ded16505da2c3",
    "9f4c3477ab21cce145d66a1bb69fb4092eea8e8e4c041b62a60fda1d59361545",
    "8c7fe78a7939e597fb6df65424e5e2a62526b2f39bb511e59074f5bb30af8dbe",
    "c8c1623f483543085eaef33b7d965dbd7d4ea503622db78160cdb65d34dba91b",
    "5d4a6ebaaf2d832c44a85e6cfd65e9d7e2a3bbdc71400c684005f2ea9b967b56",
    "5d4a6ebaaf2d832c44a85e6cfd65e9d7e2a3bbdc71400c684005f2ea9b967b56",
};
_Static_assert(sizeof schema_hashes / sizeof *schema_hashes ==
                   sizeof schema_steps / sizeof *schema_steps,
               "a hash a step");

const char *const schema_journaled[] = { "workload",  "answer",      "practice_answer",
                                         "evidence",  "field_value", "milestone",
                                         "conflict",  "rate",        "recommendation",
                                         "check_map", "suppression", "release",
                                         "setting",   "capacity",    NULL };
