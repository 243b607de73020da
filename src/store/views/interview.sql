-- SPDX-License-Identifier: GPL-3.0-or-later

-- One row a workload and question.
-- kept by question, workload
CREATE TEMP VIEW questionnaire AS
  SELECT workload.id AS workload, workload.name AS workload_name, workload.position AS
    workload_position, lens.position AS lens_position, pillar.id AS pillar, pillar.name_en AS
    pillar_en, pillar.name_zh AS pillar_zh, pillar.position AS pillar_position, question.id AS
    question, question.position AS question_position, area_en, area_zh, topic_en, topic_zh,
    question.title_en, question.title_zh, good_en, good_zh, CASE WHEN answer.state > '' THEN
    answer.state WHEN result.answered THEN 'answered' ELSE 'unanswered' END AS state, answered,
    risk, earned, possible, score(earned, possible * answered) AS score,
    ifnull(reason, '') AS reason, ifnull(explanation, '') AS explanation, ifnull(owner, '') AS
    owner, ifnull(due, '') AS due, ifnull(note, '') AS note, ifnull(asked, '') AS asked,
    ifnull(confidence, '') AS confidence, ifnull(source, '') AS source, ifnull(changed_at, '') AS
    changed_at, ifnull(changed_by, '') AS changed_by, (SELECT count(*) FROM evidence WHERE
    (evidence.workload = workload.id OR scope = 'organization') AND evidence.question = question.id)
    AS evidence, scope, question.lens
  FROM result
  JOIN workload ON workload.id = result.workload
  JOIN question ON question.id = result.question
  JOIN pillar ON pillar.id = question.pillar
  JOIN lens ON lens.id = pillar.lens
  LEFT JOIN answer ON answer.workload = result.workload AND answer.question = result.question;

-- The same, of the whole organization once.
-- kept
CREATE TEMP VIEW asked_once AS
  SELECT *
  FROM questionnaire
  WHERE scope <> 'organization' OR workload = (SELECT id FROM workload ORDER BY position LIMIT 1);

-- The same without its words, for what only counts: to prepare it is a tenth of the work.
CREATE TEMP VIEW asked_state AS
  SELECT result.workload, result.question, scope, CASE WHEN answer.state > '' THEN answer.state WHEN
    result.answered THEN 'answered' ELSE 'unanswered' END AS state
  FROM result
  JOIN question ON question.id = result.question
  LEFT JOIN answer ON answer.workload = result.workload AND answer.question = result.question
  WHERE scope <> 'organization' OR result.workload = (SELECT id FROM workload ORDER BY position
    LIMIT 1);

-- What a report says of a practice that falls short: its gap; its title behind the state where the bank has
-- none and where nobody knows; where a part of it is done, its title, and that it is so in part only. A gap that
-- is partly mended is none: "no copy is locked (partly in place)" says two things at once.
CREATE TEMP VIEW shown_gap AS
  SELECT practice.id AS practice, word.id AS state, CASE WHEN word.id = 'partial' THEN
    title_en || ' (only partly in place)' WHEN word.id = 'unknown' OR gap_en = '' THEN word.en || ': ' || title_en
    ELSE gap_en END AS en, CASE WHEN word.id = 'partial' THEN title_zh || '（仅部分落实）' WHEN word.id =
    'unknown' OR gap_zh = '' THEN word.zh || '：' || title_zh ELSE gap_zh END AS zh
  FROM practice
  JOIN word ON word.kind = 'practice' AND word.id IN ('missing', 'partial', 'unknown');

-- One row a workload and practice; state '' is not answered. `why` is the written one.
CREATE TEMP VIEW practice_state AS
  SELECT questionnaire.*, practice.id AS practice, practice.position AS practice_position,
    practice.title_en AS practice_en, practice.title_zh AS practice_zh, weight,
    weight_number(weight) AS weight_number, same_as, ifnull(practice_answer.state, '') AS
    practice_state, ifnull(practice_answer.reason, '') AS practice_reason, ifnull(practice_answer.note, '') AS
    practice_note, coalesce(nullif(risk_en, ''), why_en) AS why_en, coalesce(nullif(risk_zh, ''),
    why_zh) AS why_zh, how_en, how_zh, (SELECT en FROM shown_gap WHERE shown_gap.practice =
    practice.id AND shown_gap.state = practice_answer.state) AS gap_en, (SELECT zh FROM shown_gap
    WHERE shown_gap.practice = practice.id AND shown_gap.state = practice_answer.state) AS gap_zh
  FROM questionnaire
  JOIN practice ON practice.question = questionnaire.question
  LEFT JOIN practice_answer ON practice_answer.workload = questionnaire.workload AND
    practice_answer.practice = practice.id;

-- Scores are the sum over practices of answered questions, not a mean of means.
-- kept
CREATE TEMP VIEW pillar_result AS
  SELECT told.workload, workload.name AS workload_name, workload.position AS
    workload_position, pillar.id AS pillar, pillar.name_en AS pillar_en, pillar.name_zh AS
    pillar_zh, lens.position AS lens_position, pillar.position AS pillar_position, questions,
    answered, score(earned, possible) AS score, earned, possible, high, medium, none, unanswered,
    not_applicable
  FROM (SELECT result.workload, question.pillar, count(*) AS questions, sum(answered) AS answered,
    sum(earned * answered) AS earned, sum(possible * answered) AS possible, sum(risk = 'HIGH') AS
    high, sum(risk = 'MEDIUM') AS medium, sum(risk = 'NONE') AS none, sum(risk = 'UNANSWERED') AS
    unanswered, sum(risk = 'NOT_APPLICABLE') AS not_applicable FROM result JOIN question ON
    question.id = result.question GROUP BY result.workload, question.pillar) AS told
  JOIN workload ON workload.id = told.workload
  JOIN pillar ON pillar.id = told.pillar
  JOIN lens ON lens.id = pillar.lens;

-- kept
CREATE TEMP VIEW workload_result AS
  SELECT workload.id AS workload, workload.name AS workload_name, workload.position AS
    workload_position, count(*) AS questions, sum(answered) AS answered, score(sum(earned * answered),
    sum(possible * answered)) AS score, sum(earned * answered) AS earned, sum(possible * answered) AS
    possible, sum(risk = 'HIGH') AS high, sum(risk = 'MEDIUM') AS medium, sum(risk = 'NONE') AS none,
    sum(risk = 'UNANSWERED') AS unanswered, sum(risk = 'NOT_APPLICABLE') AS not_applicable
  FROM result
  JOIN workload ON workload.id = result.workload
  GROUP BY result.workload;

-- Over all workloads, what holds for the whole organization counted once: a row a pillar, and one of
-- everything.
-- kept
CREATE TEMP VIEW pillar_overall AS
  SELECT pillar.id AS pillar, pillar.name_en AS pillar_en, pillar.name_zh AS pillar_zh,
    lens.position AS lens_position, pillar.position AS pillar_position, count(*) AS questions,
    sum(answered) AS answered, score(sum(earned * answered), sum(possible * answered)) AS score,
    sum(earned * answered) AS earned, sum(possible * answered) AS possible, sum(risk = 'HIGH') AS
    high, sum(risk = 'MEDIUM') AS medium, sum(risk = 'NONE') AS none, sum(risk = 'UNANSWERED') AS
    unanswered, sum(risk = 'NOT_APPLICABLE') AS not_applicable
  FROM result
  JOIN question ON question.id = result.question
  JOIN pillar ON pillar.id = question.pillar
  JOIN lens ON lens.id = pillar.lens
  WHERE scope <> 'organization' OR workload = (SELECT id FROM workload ORDER BY position LIMIT 1)
  GROUP BY pillar.id;

-- The same by question bank; what is not applicable is neither asked nor answered.
-- kept
CREATE TEMP VIEW lens_overall AS
  SELECT lens.id AS lens, lens.position AS position, name_en, name_zh, version, sum(risk <>
    'NOT_APPLICABLE') AS questions, sum(answered AND risk <> 'NOT_APPLICABLE') AS answered,
    score(sum(earned * answered), sum(possible * answered)) AS score, sum(risk = 'HIGH') AS high,
    sum(risk = 'MEDIUM') AS medium
  FROM lens
  JOIN question ON question.lens = lens.id
  JOIN result ON result.question = question.id
  WHERE scope <> 'organization' OR workload = (SELECT id FROM workload ORDER BY position LIMIT 1)
  GROUP BY lens.id;

-- kept
CREATE TEMP VIEW overall_result AS
  SELECT sum(questions) AS questions, sum(answered) AS answered, score(sum(earned), sum(possible))
    AS score, sum(high) AS high, sum(medium) AS medium, sum(none) AS none, sum(unanswered) AS
    unanswered, sum(not_applicable) AS not_applicable
  FROM pillar_overall;

-- How many applicable questions were answered, refused (they score as not known throughout) and neither, in words.
CREATE TEMP VIEW coverage_words AS WITH tally AS (SELECT answered - not_applicable AS known, questions -
    not_applicable AS asked, (SELECT count(*) FROM asked_state WHERE state = 'refused') AS refused
  FROM overall_result)
  SELECT asked, known - refused AS answered, refused, asked - known AS open, (known - refused) || ' of ' || asked ||
    ' questions answered' || iif(refused, ', ' || refused || ' refused and scored as not known', '') || iif(asked >
    known, ', ' || (asked - known) || ' not answered', '') AS en, '适用问题 ' || asked || ' 个，已回答 ' || (known -
    refused) || ' 个' || iif(refused, '，客户未提供 ' || refused || ' 个（按不清楚计分）', '') || iif(asked > known,
    '，未回答 ' || (asked - known) || ' 个', '') AS zh
  FROM tally;

-- Answers that count in a score and that the checks disprove: said to be in place, with open findings of
-- checks that prove it, of the practice or of the one it is answered with. `lost` is what the answer earns
-- beyond what the checks leave of it.
-- kept
CREATE TEMP VIEW disproved_answer AS
  SELECT result.workload, question.pillar, result.question, practice.id AS practice, min(verdict) AS
    verdict, weight_number(weight) * iif(min(verdict) = 'partial', 0.5, 1) AS lost, scope <> 'organization'
    OR result.workload = (SELECT id FROM workload ORDER BY position LIMIT 1) AS is_counted
  FROM state_evidence AS said
  JOIN practice ON said.practice IN (practice.id, same_as)
  JOIN practice_answer ON practice_answer.practice = practice.id AND practice_answer.workload =
    said.workload AND practice_answer.state = 'in-place'
  JOIN question ON question.id = practice.question
  JOIN result ON result.question = question.id AND result.workload = said.workload AND answered AND risk
    <> 'NOT_APPLICABLE'
  LEFT JOIN answer ON answer.question = question.id AND answer.workload = said.workload
  WHERE verdict > '' AND ifnull(answer.state, '') <> 'refused'
  GROUP BY result.workload, practice.id;

-- Scores as the checks say, beside those of pillar_overall (workload ''), workload_result (pillar '') and
-- overall_result (both ''), which are as answered: what checks disprove counts as they found it. Risks are
-- as answered on both sides. Nothing without findings: then no check says anything.
-- kept
CREATE TEMP VIEW checked_result AS WITH part AS MATERIALIZED (SELECT '' AS workload, pillar, earned,
    possible
  FROM pillar_overall UNION ALL SELECT '', '', sum(earned), sum(possible)
  FROM pillar_overall UNION ALL SELECT workload, '', earned, possible
  FROM workload_result), less AS MATERIALIZED (SELECT '' AS workload, pillar, sum(lost) AS lost, count(*) AS
    answers
  FROM disproved_answer
  WHERE is_counted
  GROUP BY pillar UNION ALL SELECT '', '', sum(lost), count(*)
  FROM disproved_answer
  WHERE is_counted UNION ALL SELECT workload, '', sum(lost), count(*)
  FROM disproved_answer
  GROUP BY workload)
  SELECT part.workload, part.pillar, ifnull(answers, 0) AS answers, score(earned - ifnull(lost, 0),
    possible) AS score, score(earned, possible) AS answered_score
  FROM part
  LEFT JOIN less USING (workload, pillar)
  WHERE EXISTS (SELECT 1 FROM finding_key);

-- The difference in one sentence without its stop, where there is one.
CREATE TEMP VIEW checked_words AS
  SELECT printf('%.*f as answered, %.*f per automated checks (%d contradictions, %d of which affect this score)',
    digits, answered_score, digits, score, items, scored) AS en,
    printf('按回答 %.*f 分，按检测结果 %.*f 分（%d 项不一致，其中 %d 项影响得分）', digits,
    answered_score, digits, score, items, scored) AS zh, printf('%.*f per automated checks', digits, score) AS short_en,
    printf('按检测结果 %.*f 分', digits, score) AS short_zh
  FROM (SELECT *, iif(round(score) = round(answered_score), 1, 0) AS digits FROM checked_result WHERE
    workload = '' AND pillar = '' AND answers > 0 AND score IS NOT NULL)
  JOIN (SELECT count(*) AS items, ifnull(sum(is_scored), 0) AS scored FROM differing_practice);

-- A field's value as people read it; a row for each record, empty ones included.
-- kept
CREATE TEMP VIEW form_value AS
  SELECT form.id AS form, form.position AS form_position, form.title_en AS form_en, form.title_zh AS
    form_zh, record.id AS record, record.name AS record_name, record.position AS record_position,
    field.id AS field, field.position AS field_position, section_en, section_zh, field.label_en,
    field.label_zh, field.help_en, field.help_zh, type, required, unit_en, unit_zh,
    ifnull(field_value.value, '') AS value, CASE type WHEN 'yesno' THEN CASE value WHEN 'yes' THEN
    'Yes' WHEN 'no' THEN 'No' END WHEN 'choice' THEN (SELECT label_en FROM field_option WHERE
    field_option.form = form.id AND field_option.field = field.id AND field_option.id = value) WHEN
    'choices' THEN (SELECT group_concat(label_en, '; ') FROM (SELECT label_en FROM field_option
    WHERE field_option.form = form.id AND field_option.field = field.id AND instr(' ' || value ||
    ' ', ' ' || field_option.id || ' ') ORDER BY position)) ELSE ifnull(value, '') END AS shown_en,
    CASE type WHEN 'yesno' THEN CASE value WHEN 'yes' THEN '是' WHEN 'no' THEN '否' END WHEN 'choice'
    THEN (SELECT label_zh FROM field_option WHERE field_option.form = form.id AND field_option.field
    = field.id AND field_option.id = value) WHEN 'choices' THEN (SELECT group_concat(label_zh, '；')
    FROM (SELECT label_zh FROM field_option WHERE field_option.form = form.id AND field_option.field
    = field.id AND instr(' ' || value || ' ', ' ' || field_option.id || ' ') ORDER BY position))
    ELSE ifnull(value, '') END AS shown_zh
  FROM form
  JOIN field ON field.form = form.id
  JOIN (SELECT '' AS id, '' AS name, 0 AS position, '' AS kind UNION ALL SELECT id, name, position,
    'workload' FROM workload) AS record ON record.kind = form.repeats
  LEFT JOIN field_value ON field_value.form = form.id AND field_value.field = field.id AND
    field_value.record = record.id;

-- The fields of all forms without their words, likewise.
CREATE TEMP VIEW filled_field AS
  SELECT field.form, record.id AS record, record.name AS record_name, record.position AS
    record_position, field.id AS field, field.position AS field_position, required,
    ifnull(field_value.value, '') AS value
  FROM form
  JOIN field ON field.form = form.id
  JOIN (SELECT '' AS id, '' AS name, 0 AS position, '' AS kind UNION ALL SELECT id, name, position,
    'workload' FROM workload) AS record ON record.kind = form.repeats
  LEFT JOIN field_value ON field_value.form = form.id AND field_value.field = field.id AND
    field_value.record = record.id;

-- What is still to be cleared up: unanswered questions, with what was noted so far, refused ones,
-- follow-ups, and practices that nobody knew about.
CREATE TEMP VIEW open_point AS
  SELECT 'unanswered' AS kind, workload, workload_name, workload_position, lens_position, pillar,
    pillar_en, pillar_zh, pillar_position, question, question_position, title_en, title_zh, '' AS
    practice, 0 AS practice_position, '' AS practice_en, '' AS practice_zh, owner, due, iif(explanation >
    '', explanation, note) AS explanation, note, scope
  FROM asked_once
  WHERE state = 'unanswered'
  UNION ALL SELECT state, workload, workload_name, workload_position, lens_position, pillar,
    pillar_en, pillar_zh, pillar_position, question, question_position, title_en, title_zh, '', 0,
    '', '', owner, due, explanation, note, scope
  FROM asked_once
  WHERE state IN ('refused', 'follow-up')
  UNION ALL SELECT 'unknown', workload, workload_name, workload_position, lens_position, pillar,
    pillar_en, pillar_zh, pillar_position, question, question_position, title_en, title_zh,
    practice, practice_position, practice_en, practice_zh, owner, due, practice_note, note, scope
  FROM practice_state
  WHERE practice_state = 'unknown' AND state NOT IN ('not-applicable', 'refused') AND
    (scope <> 'organization' OR workload = (SELECT id FROM workload ORDER BY position LIMIT 1)) AND
    same_as NOT IN (SELECT id FROM practice)
  UNION ALL SELECT 'action', '', '', 0, 0, '', '', '', 0, '', 0, text, text, '', 0, '', '', owner,
    due, '', '', ''
  FROM minute
  WHERE kind = 'action' AND state <> 'done';
