-- SPDX-License-Identifier: GPL-3.0-or-later

-- One row: which services were bought.
CREATE TEMP VIEW bought AS
  SELECT edition, edition IN ('consulting', 'both') AS consulting, edition IN ('implementation',
    'both') AS implementation, max(1, ifnull((SELECT CAST(value AS INTEGER) FROM field_value
    WHERE form = 'engagement' AND record = '' AND field = 'implementation_packages'), 1)) AS packages
  FROM (SELECT ifnull((SELECT value FROM field_value WHERE form = 'engagement' AND record = ''
    AND field = 'edition'), 'consulting') AS edition);

-- What shows that something is there, as far as the workbook can tell; '' when it cannot. What the zip
-- of a collector proves is ticked in the form, and proved by the last import.
CREATE TEMP VIEW prerequisite_proof AS
  WITH ticks AS (SELECT ' ' || ifnull((SELECT value FROM field_value WHERE form = 'engagement' AND
    record = '' AND field = 'prerequisites'), '') || ' ' AS ids), imported AS (SELECT ifnull((SELECT
    name || ' (' || date(imported_at, 'localtime') || ')' FROM import_batch WHERE state = 'active'
    ORDER BY imported_at DESC, id DESC LIMIT 1), '') AS proof)
  SELECT item.id, CASE WHEN item.proof = 'import'
    OR (item.proof = 'tick' AND instr(ids, ' ' || item.id || ' ')) THEN imported.proof ELSE
    ifnull(form_value.shown_en, '') END AS proof_en, CASE WHEN item.proof = 'import' OR (item.proof =
    'tick' AND instr(ids, ' ' || item.id || ' ')) THEN imported.proof ELSE
    ifnull(form_value.shown_zh, '') END AS proof_zh
  FROM prerequisite_item AS item
  JOIN ticks
  JOIN imported
  LEFT JOIN form_value ON form_value.form = 'engagement' AND form_value.field = item.proof AND
    form_value.value > '';

-- What the service asks for, and what was added; a tick of the form and what is proved count until
-- somebody says otherwise.
CREATE TEMP VIEW prerequisite_state AS
  SELECT item.id, item.position, coalesce(nullif(said.title, ''), item.title_en) AS title_en,
    coalesce(nullif(said.title, ''), item.title_zh) AS title_zh, coalesce(nullif(said.owner, ''),
    item.owner) AS owner, ifnull(said.due, '') AS due, CASE WHEN said.state > '' THEN said.state
    WHEN (item.proof = 'import' AND EXISTS (SELECT 1 FROM import_batch WHERE state = 'active')) OR
    EXISTS (SELECT 1 FROM field_value WHERE form = 'engagement' AND record = '' AND ((field =
    item.proof AND value > '') OR (field = 'prerequisites' AND instr(' ' || value || ' ', ' ' || item.id
    || ' ')))) THEN 'done' ELSE 'open' END AS state, ifnull(said.note, '') AS note
  FROM prerequisite_item AS item
  LEFT JOIN prerequisite AS said ON said.id = item.id
  UNION ALL SELECT id, 100, title, title, owner, due, coalesce(nullif(state, ''), 'open'), note
  FROM prerequisite
  WHERE id NOT IN (SELECT id FROM prerequisite_item);

-- The same with what shows it.
CREATE TEMP VIEW prerequisite_shown AS
  SELECT stands.*, coalesce(nullif(said.proof, ''), iif(said.state IN ('open', 'not-needed'), '',
    proof_en), '') AS proof_en, coalesce(nullif(said.proof, ''), iif(said.state IN ('open',
    'not-needed'), '', proof_zh), '') AS proof_zh
  FROM prerequisite_state AS stands
  LEFT JOIN prerequisite AS said ON said.id = stands.id
  LEFT JOIN prerequisite_proof AS proved ON proved.id = stands.id;

-- Who is responsible for what, as the service has it unless somebody says otherwise.
CREATE TEMP VIEW raci_row AS
  SELECT item.id, item.position, item.edition, service_en, service_zh, title_en, title_zh,
    detail_en, detail_zh, coalesce(nullif(said.customer, ''), item.customer) AS customer,
    coalesce(nullif(said.provider, ''), item.provider) AS provider,
    coalesce(nullif(said.customer_person, ''), (SELECT value FROM field_value WHERE form =
    'engagement' AND record = '' AND field = 'customer_manager'), '') AS customer_person,
    coalesce(nullif(said.provider_person, ''), (SELECT value FROM field_value WHERE form =
    'engagement' AND record = '' AND field = 'provider_manager'), '') AS provider_person
  FROM raci_item AS item
  JOIN bought ON (item.edition = 'consulting' AND consulting) OR (item.edition = 'implementation'
    AND implementation)
  LEFT JOIN raci AS said ON said.id = item.id;

-- A row a session and consultant in it; names are separated as people separate them.
CREATE TEMP VIEW session_person AS
  WITH RECURSIVE part (session, person, rest) AS (
    SELECT id, '', replace(replace(replace(replace(consultants, '，', ','), '、', ','), '；', ','), ';',
      ',') || ',' FROM session
    UNION ALL SELECT session, trim(substr(rest, 1, instr(rest, ',') - 1)), substr(rest, instr(rest,
      ',') + 1) FROM part WHERE rest > '')
  SELECT DISTINCT session, person, kind, starts, ends, seconds
  FROM part
  JOIN session ON session.id = part.session
  WHERE person > '';

-- A man-day has eight hours.
CREATE TEMP VIEW man_days AS
  SELECT person, sum(iif(kind = 'onsite', seconds, 0)) / 28800.0 AS onsite,
    sum(iif(kind = 'onsite', 0, seconds)) / 28800.0 AS remote, sum(seconds) / 28800.0 AS total
  FROM session_person
  GROUP BY person;

-- A row a version; an approval holds for the file it was given for, and for no later version.
CREATE TEMP VIEW version_state AS
  SELECT version.*, NOT EXISTS (SELECT 1 FROM version AS later WHERE later.deliverable =
    version.deliverable AND (later.at, length(later.number), later.number, later.id) > (version.at, length(version.number), version.number, version.id)) AS is_latest,
    (SELECT count(*) FROM comment WHERE comment.version = version.id) AS comments,
    (SELECT count(*) FROM comment WHERE comment.version = version.id AND comment.state <> 'done') AS
    open_comments, ifnull((SELECT verdict FROM acceptance WHERE acceptance.version = version.id AND
    acceptance.sha256 = version.sha256 ORDER BY acceptance.changed_at DESC, acceptance.id LIMIT 1),
    '') AS verdict
  FROM version;

-- A row a deliverable of the acceptance list. state: open, delivered, accepted, or again when
-- what was accepted is no longer the last version.
CREATE TEMP VIEW acceptance_state AS
  SELECT item.*, ifnull(latest.id, '') AS version, ifnull(latest.number, '') AS number,
    ifnull(latest.at, '') AS at, ifnull(latest.verdict, '') AS verdict, (SELECT ifnull(sum(
    open_comments), 0) FROM version_state WHERE deliverable = item.id) AS open_comments,
    CASE WHEN latest.id IS NULL THEN 'open' WHEN latest.verdict IN ('accepted', 'conditions') THEN
    'accepted' WHEN EXISTS (SELECT 1 FROM version_state WHERE deliverable = item.id AND verdict IN
    ('accepted', 'conditions')) THEN 'again' ELSE 'delivered' END AS state
  FROM acceptance_item AS item
  JOIN bought ON (item.edition = 'consulting' AND consulting) OR (item.edition = 'implementation'
    AND implementation)
  LEFT JOIN version_state AS latest ON latest.deliverable = item.id AND latest.is_latest;

-- One row a respondent: what is asked and answered, since when it is out, when it came back. state:
-- assigned, out, back or answered; who knows today's date says what of it is overdue.
CREATE TEMP VIEW respondent_state AS
  SELECT id, name, role, mail, due, questions, answered, sent, back, CASE WHEN questions = answered
    AND questions > 0 THEN 'answered' WHEN back > '' AND back >= sent THEN 'back' WHEN sent > '' THEN
    'out' ELSE 'assigned' END AS state
  FROM (SELECT respondent.*, (SELECT count(*) FROM assignment WHERE assignment.respondent =
    respondent.id) AS questions, (SELECT count(*) FROM assignment JOIN result USING (workload, question)
    LEFT JOIN answer USING (workload, question) WHERE assignment.respondent = respondent.id AND
    (answered OR state > '')) AS answered,
    ifnull((SELECT max(at) FROM sent WHERE sent.respondent = respondent.id), '') AS sent,
    ifnull((SELECT max(returned.at) FROM returned JOIN sent ON sent.id = returned.sent WHERE
    sent.respondent = respondent.id), '') AS back FROM respondent);

-- What a code may be: a word, or a workload of this engagement.
CREATE TEMP VIEW choice_word AS
  SELECT kind, id, position, en, zh
  FROM word
  UNION ALL SELECT 'workload', id, position, name, name
  FROM workload
  UNION ALL SELECT 'package', record, number, name, name
  FROM entry_row
  WHERE form = 'package';

-- What was measured of each question that somebody spoke of; one of the whole organization counts
-- wherever it was asked.
CREATE TEMP VIEW question_measured AS
  SELECT asked_state.workload, asked_state.question, state, sum(seconds) AS seconds
  FROM question_time
  CROSS JOIN question ON question.id = question_time.question
  CROSS JOIN asked_state ON asked_state.question = question.id AND asked_state.workload =
    iif(question.scope = 'organization', (SELECT id FROM workload ORDER BY position LIMIT 1),
    question_time.workload)
  GROUP BY asked_state.workload, asked_state.question;

-- How many consultants a session has on the average: what a second of it takes off the man-days.
CREATE TEMP VIEW session_crew AS
  SELECT coalesce(sum(session_person.seconds) * 1.0 / nullif((SELECT sum(seconds) FROM session), 0),
    (SELECT count(*) FROM session_person WHERE ends = ''), 1) AS persons
  FROM session_person;

-- Who is to be asked what. Questions of a bank that says nothing of it are for anybody.
CREATE TEMP VIEW role_question AS
  SELECT asked_once.*, ifnull(interviewee.role, '') AS role
  FROM asked_once
  LEFT JOIN interviewee USING (question);

-- Open questions so that the most risk is asked after in the time that the terms leave: by the mean
-- weight of their practices, each of which takes what those measured took, else what those answered
-- took of the sessions, or half a minute. What does not fit is better sent as a questionnaire.
CREATE TEMP VIEW pacing AS
  WITH asked AS (SELECT role_question.*, count(*) AS practices, sum(weight_number(weight)) AS weights
    FROM role_question JOIN practice USING (question)
    WHERE same_as NOT IN (SELECT id FROM practice)
    GROUP BY workload, question),
  measured AS (SELECT sum(seconds) AS seconds, sum(practices) AS practices FROM question_measured JOIN
    asked USING (workload, question) WHERE question_measured.state <> 'unanswered'),
  time AS (SELECT ifnull((SELECT sum(seconds) FROM session_person), 0) AS spent, 28800 * coalesce(
    (SELECT CAST(nullif(value, '') AS REAL) FROM setting WHERE name = 'service-days'), 5 * (SELECT
    consulting + implementation * packages FROM bought)) AS cap, (SELECT sum(practices) FROM asked
    WHERE state <> 'unanswered') AS answered),
  pace AS (SELECT max(0, cap - spent) AS remaining, CASE WHEN measured.seconds THEN measured.seconds *
    persons / measured.practices WHEN answered AND spent THEN spent * 1.0 / answered ELSE 30 END AS each
    FROM time JOIN measured JOIN session_crew)
  SELECT workload, workload_name, question, title_en, title_zh, scope, role, practices * each AS
    seconds, row_number() OVER best AS number, sum(practices * each) OVER best <= remaining AS is_now
  FROM asked
  JOIN pace
  WHERE state = 'unanswered'
  WINDOW best AS (ORDER BY weights * 1.0 / practices DESC, weights DESC, workload_position,
    lens_position, pillar_position, question_position ROWS UNBOUNDED PRECEDING);

-- Whom a question of a workload is up to and by when, as far as somebody said: who owns the answer, else who
-- was asked in writing, else the customer's contact in the role that the question is for, else the technical
-- owner of the workload, else who answers for it, else the customer's project manager. Who owns the answer
-- owes what is still to be said of it; the expert is whom the question is up to without that.
CREATE TEMP VIEW asked_person AS
  SELECT workload, question, coalesce(nullif(owner, ''), expert) AS person, expert, wanted FROM (
  SELECT result.workload, result.question, answer.owner, coalesce(nullif(respondent.name, ''),
    (SELECT min(name) FROM contact JOIN interviewee ON interviewee.role = contact.role WHERE contact.party =
    'customer' AND interviewee.question = result.question AND name > ''), iif(scope = 'organization', NULL,
    (SELECT value FROM field_value WHERE form = 'business' AND record = result.workload AND field IN
    ('technical_owner', 'owner') AND value > '' ORDER BY field DESC LIMIT 1)), (SELECT value FROM field_value
    WHERE form = 'engagement' AND field = 'customer_manager'), '') AS expert, coalesce(nullif(answer.due, ''),
    respondent.due, '') AS wanted
  FROM result
  JOIN question ON question.id = result.question
  LEFT JOIN answer ON answer.workload = result.workload AND answer.question = result.question
  LEFT JOIN assignment ON assignment.question = result.question AND assignment.workload = result.workload
  LEFT JOIN respondent ON respondent.id = assignment.respondent);

-- Open points with whom they are up to and by when.
CREATE TEMP VIEW assigned_point AS
  SELECT open_point.*, coalesce(nullif(open_point.owner, ''), asked_person.person, (SELECT value FROM
    field_value WHERE form = 'engagement' AND field = 'customer_manager'), '') AS person,
    coalesce(nullif(open_point.due, ''), asked_person.wanted, '') AS wanted
  FROM open_point
  LEFT JOIN asked_person ON asked_person.question = open_point.question AND asked_person.workload =
    open_point.workload;
