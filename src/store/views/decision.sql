-- SPDX-License-Identifier: GPL-3.0-or-later

-- What was said to a proposal that is not carried out: why it was dismissed or put off, the reason that stands
-- on it, the day before which it is not to begin, or the measures of the plan that it builds on. NULL:
-- nobody gave a reason. `ready`: when the measures that it waits for are done;
-- three working days later it can be decided on.
CREATE TEMP VIEW proposal_reason AS WITH needed AS MATERIALIZED (SELECT improvement.id,
    group_concat(recommended.label, ', ') AS labels, max(recommended.ends) AS ends
  FROM improvement
  JOIN json_each('["' || replace(needs, ' ', '","') || '"]') AS word
  JOIN recommended ON recommended.practice = word.value AND is_planned AND (recommended.workload IN ('',
    improvement.workload) OR improvement.workload = '')
  WHERE improvement.status = 'proposed' AND needs > ''
  GROUP BY improvement.id)
  SELECT r.id, r.status, coalesce(nullif(r.title_en, ''), practice.title_en, r.title_zh) AS title_en,
    coalesce(nullif(r.title_zh, ''), practice.title_zh, r.title_en) AS title_zh, iif(trim(r.reason) = '' AND r.earliest = '', needed.ends, '') AS ready, CASE WHEN recommended.id IS NOT NULL THEN recommended.label || ' ' || lower(word.en) WHEN
    trim(r.reason) > '' THEN iif(r.status = 'dismissed', 'dismissed: ', '') || rtrim(r.reason, '.。 ') WHEN r.earliest > '' THEN 'not before ' || r.earliest
    WHEN labels > '' THEN 'waits for ' || labels || iif(needed.ends > '', ', done by ' || needed.ends, '') END AS en,
    CASE WHEN recommended.id IS NOT NULL THEN recommended.label || ' ' || word.zh WHEN trim(r.reason) > ''
    THEN iif(r.status = 'dismissed', '不采纳：', '') || rtrim(r.reason, '.。 ') WHEN r.earliest > '' THEN '不早于 ' || r.earliest WHEN labels > '' THEN '待 ' ||
    replace(labels, ', ', '、') || ' 完成' || iif(needed.ends > '', '（' || needed.ends || '）', '') || '后再定' END AS zh
  FROM recommendation AS r
  LEFT JOIN recommended ON recommended.id = r.id AND NOT is_planned
  LEFT JOIN word ON word.kind = 'decision' AND word.id = recommended.decision
  LEFT JOIN needed ON needed.id = r.id
  LEFT JOIN practice ON practice.id = r.practice
  WHERE r.status IN ('proposed', 'dismissed') OR recommended.id IS NOT NULL;

-- Risks without a measure in the plan, with how many proposals there are, for how many of them nobody gave a
-- reason, and what the Risk list says of it: who decides for the customer orders a measure, or who bears the risk
-- accepts it. Where no reason was given it is a point that is open.
-- kept
CREATE TEMP VIEW unmended_risk AS WITH said AS MATERIALIZED (SELECT member.workload, question,
    proposal_reason.status, en, zh, count(*) AS items, group_concat('“' || title_en || '”', ', ') AS titles_en,
    group_concat('“' || title_zh || '”', '、') AS titles_zh, max(ready) AS ready
  FROM (SELECT DISTINCT workload, question, iif(status = 'merged', merged_into, id) AS id FROM
    improved_question) AS member
  JOIN proposal_reason USING (id)
  GROUP BY member.workload, question, proposal_reason.status, en
  ORDER BY min(member.id)), told AS (SELECT risk_answer.*, label, ifnull((SELECT sum(items) FROM said WHERE
    said.question = risk_answer.question AND said.workload IN ('', risk_answer.workload) AND status =
    'proposed'), 0) AS proposed, ifnull((SELECT sum(items) FROM said WHERE said.question = risk_answer.question AND
    said.workload IN ('', risk_answer.workload) AND status = 'dismissed'), 0) AS dismissed, ifnull((SELECT sum(items) FROM
    said WHERE said.question =
    risk_answer.question AND said.workload IN ('', risk_answer.workload) AND status = 'proposed' AND en IS
    NULL), 0) AS unsaid, (SELECT group_concat(en, '; ') FROM said WHERE said.question =
    risk_answer.question AND said.workload IN ('', risk_answer.workload)) AS reasons_en, (SELECT
    group_concat(zh, '；') FROM said WHERE said.question = risk_answer.question AND said.workload IN ('',
    risk_answer.workload)) AS reasons_zh, (SELECT group_concat(titles_en, ', ') FROM said WHERE en IS NULL AND status = 'proposed' AND
    said.question = risk_answer.question AND said.workload IN ('', risk_answer.workload)) AS silent_en, (SELECT
    group_concat(titles_zh, '、') FROM said WHERE en IS NULL AND status = 'proposed' AND said.question =
    risk_answer.question AND said.workload IN ('', risk_answer.workload)) AS silent_zh, ifnull((SELECT max(ready) FROM said WHERE said.question = risk_answer.question AND said.workload
    IN ('', risk_answer.workload)), '') AS ended
  FROM risk_answer
  JOIN risk_label USING (workload, question)
  WHERE NOT is_mended)
  SELECT told.*, 'No measure in this plan' || iif(proposed, '; ' || proposed || iif(proposed = 1,
    ' proposal was', ' proposals were') || ' not taken up' || iif(dismissed, ', ' || dismissed || ' dismissed', ''), '') || ifnull('. Why: ' || reasons_en || iif(unsaid,
    '; no reason given for ' || silent_en, ''), iif(unsaid, ', no reason given for ' || silent_en, '')) || iif(unsaid,
    '. Open point: to be decided', '. To be decided') || iif(name > '', ' by ' || name, '') || iif(due > '', ', by ' ||
    due, '') || ': order a measure' || iif(accepter > '' AND accepter <> ifnull(name, ''), ', or ' || accepter || ' accepts the risk in writing',
    ' or accept the risk in writing') AS en, '本计划不含措施' || iif(proposed,
    '；' || proposed || ' 项建议未采纳' || iif(dismissed, '，另有 ' || dismissed || ' 项明确不采纳', ''), '') || ifnull('。原因：' || reasons_zh || iif(unsaid, '；未说明原因的建议：' ||
    silent_zh, ''), iif(unsaid, '，未说明原因：' || silent_zh, '')) || iif(unsaid, '。待决事项：', '。') || '请' || iif(name > '', name,
    '贵司') || iif(due > '', '最迟于 ' || due || ' ', '') || '决定' || '：补充措施，或' || iif(accepter > '' AND accepter <> ifnull(name, ''), '由' || accepter, '') ||
    '书面承担该风险' AS zh
  FROM (SELECT told.*, name, (SELECT short_name FROM field_value JOIN person_name ON person = trim(value) WHERE form =
    'business' AND field = 'owner' AND record = told.workload AND scope <> 'organization') AS accepter, iif(day > '', max(day,
    ready), ready) AS due FROM (SELECT *, iif(ended > '',
    date(ended, CASE strftime('%w', ended) WHEN '0' THEN '3 days' WHEN '1' THEN '3 days' WHEN '2' THEN '3 days' WHEN
    '6' THEN '4 days' ELSE '5 days' END), '') AS ready FROM told) AS told LEFT JOIN decider) AS told;

-- What becomes of each practice that is missing where the risk is high or medium, one of the whole organization once: the measures of the
-- plan that answer it (fate planned), those that do a part of it (part), those that were put off or refused (refused),
-- or nothing (left).
-- kept
CREATE TEMP VIEW gap_fate AS WITH place AS MATERIALIZED (SELECT question, practice, same_as, scope, risk, workload,
    workload_name, workload_position, practice_position, rtrim(gap_en, '.') AS gap_en, rtrim(gap_zh, '。') AS gap_zh, weight_number, practice_note
  FROM practice_state
  WHERE practice_state = 'missing' AND risk IN ('HIGH', 'MEDIUM') AND (scope <> 'organization' OR workload_position =
    (SELECT min(position) FROM workload))), served AS MATERIALIZED (SELECT DISTINCT member.practice, ifnull(member.workload,
    '') AS workload, label, number, iif(is_planned, 'planned', 'refused') AS fate, decision
  FROM recommended
  JOIN recommended_member AS member USING (id)
  WHERE member.practice IN (SELECT practice FROM place UNION SELECT same_as FROM place)
  UNION ALL SELECT practice, workload, label, number, 'part', ''
  FROM practice_in_part), met AS MATERIALIZED (SELECT DISTINCT place.practice, place.workload, label, number, served.fate, word.en AS
    decision_en, word.zh AS decision_zh, min(CASE served.fate WHEN 'planned' THEN 1 WHEN 'part' THEN 2 ELSE 3 END) OVER
    (PARTITION BY place.practice, place.workload) = CASE served.fate WHEN 'planned' THEN 1 WHEN 'part' THEN 2 ELSE 3 END AS is_best
  FROM place
  JOIN served ON served.practice IN (place.practice, place.same_as) AND (scope = 'organization' OR served.workload IN
    ('', place.workload))
  LEFT JOIN word ON word.kind = 'decision' AND word.id = decision), told AS MATERIALIZED (SELECT practice, workload, fate, group_concat(label ||
    iif(fate = 'refused', ' ' || lower(decision_en), ''), ', ') AS labels_en, group_concat(label || iif(fate =
    'refused', ' ' || decision_zh, ''), '、') AS labels_zh
  FROM (SELECT * FROM met WHERE is_best ORDER BY number)
  GROUP BY practice, workload)
  SELECT place.*, iif(scope = 'organization', word.en, workload_name) AS where_en, iif(scope = 'organization', word.zh,
    workload_name) AS where_zh, ifnull(told.fate, 'left') AS fate, CASE ifnull(told.fate, 'left') WHEN 'left' THEN 'not in this plan' WHEN 'part' THEN 'partly by ' || labels_en ELSE
    labels_en END AS fate_en, CASE ifnull(told.fate, 'left') WHEN 'left' THEN '本计划不处理' WHEN 'part' THEN '由 ' || labels_zh || ' 部分覆盖' ELSE
    labels_zh END AS fate_zh
  FROM place
  JOIN word ON word.kind = 'scope' AND word.id = 'organization'
  LEFT JOIN told USING (practice, workload);

-- The gaps that the plan leaves open in risks that it treats: nothing else in the reports asks anybody to accept them. `is_high_left`: its
-- risk stays high after the plan, and is accepted as a whole. `bearer`: who bears the risk.
-- kept
CREATE TEMP VIEW gap_left AS
  SELECT gap.question, gap.practice, same_as, gap.scope, gap.workload, gap.workload_position, gap.practice_position, gap_en, gap_zh,
    where_en, where_zh, label, gap.risk, (gap.workload, gap.question) IN (SELECT workload, question FROM outlook_risk) AS
    is_high_left, coalesce((SELECT short_name FROM field_value JOIN person_name ON person = trim(value) WHERE form =
    'business' AND field = 'owner' AND record = gap.workload AND gap.scope <> 'organization'), (SELECT nullif(name, '')
    FROM decider), '') AS bearer
  FROM gap_fate AS gap
  JOIN risk_label USING (workload, question)
  JOIN risk_answer USING (workload, question)
  WHERE fate = 'left' AND is_mended AND (SELECT count(*) FROM outlook_result) > 0;

-- Why they are left, as was said to their proposals; NULL: nobody gave a reason, which is a point that is open. `ready`: three
-- working days after what they wait for, when they are decided on where that is after the acceptance. Apart from
-- gap_left, since what asks for decisions reads that several times and SQLite takes each view in anew.
CREATE TEMP VIEW gap_reason AS WITH said AS MATERIALIZED (SELECT practice, workload, group_concat(en, '; ') AS en,
    group_concat(zh, '；') AS zh, max(ready) AS ended
  FROM (SELECT DISTINCT gap.practice, gap.workload, en, zh, ifnull(ready, '') AS ready FROM gap_left AS gap JOIN
    recommended_member AS member ON member.practice IN (gap.practice, nullif(gap.same_as, '')) AND (gap.scope = 'organization' OR
    ifnull(member.workload, '') IN ('', gap.workload)) JOIN proposal_reason USING (id))
  GROUP BY practice, workload)
  SELECT gap_left.*, said.en AS reason_en, said.zh AS reason_zh, iif(ended > '', date(ended, CASE strftime('%w', ended)
    WHEN '0' THEN '3 days' WHEN '1' THEN '3 days' WHEN '2' THEN '3 days' WHEN '6' THEN '4 days' ELSE '5 days' END), '') AS ready
  FROM gap_left
  LEFT JOIN said USING (practice, workload);
