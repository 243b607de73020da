-- title: Risk list | 风险清单
-- group: Results | 评估结果
-- intro: Every question of high or medium risk, the findings apart from them that are acted on, and critical findings without a recommendation: what was found, what it may lead to and what is recommended. The level is that of the answers, and critical where critical findings are open that no measure of the plan answers for; in counts such a risk is of the level of its answers. Where a recommendation's level is higher, it says why. A cost is that of one recommendation; * it stands at several risks and counts once, in Cost evaluation. A risk without a measure in this plan says who decides on it and by when. The decisions are those given until this report; they bind when the confirmation is signed. | 所有高、中风险问题，其余已采纳建议的检测结果，以及尚无建议的严重检测结果：发现、影响与建议。等级按回答确定；存在计划措施未涵盖的未整改严重检测结果的，列为严重（统计时仍按回答的等级）。建议的等级更高时注明原因。投入为单项建议的投入；* 该建议同时应对多项风险，投入只计一次，合计见“成本评估”。计划中没有措施的风险，注明由谁、何时决定。决定为截至本报告的口径，以签署确认单为准。
-- empty: No high or medium risk was found in the questions answered so far. | 已回答的问题中未发现高、中风险。
-- anchor: yes
-- tab: #C00000
-- column: number | No. | 编号 | format=id width=8
-- column: pillar | Pillar | 支柱 | width=14
-- column: workload | Workload | 工作负载 | width=14
-- column: finding | Finding | 发现 | format=long width=40
-- column: evidence | Evidence | 证据 | format=long width=34
-- column: level | Level | 等级 | format=risk width=11
-- column: impact | Impact | 影响 | format=long width=34
-- column: labels | Rec. no. | 建议编号 | width=11
-- column: recommendation | Recommendation | 建议 | format=long width=30
-- column: priority | Priority | 优先级 | format=risk width=10
-- column: cost | Cost | 投入成本 | format=long width=18
-- column: owner | Responsible | 责任人 | format=long width=14
-- column: date | Planned for | 计划完成 | format=date width=13
-- column: status | Decision on the recommendation | 建议的处理决定 | width=14
WITH line AS MATERIALIZED (SELECT improved_question.workload, improved_question.question, label, number, recommended.title_en, recommended.title_zh,
    recommended.priority, recommended.currency, work, recommended.once, coalesce(nullif((SELECT person FROM responsible WHERE responsible.id = recommended.id), ''), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'owner' AND word.id = recommended.owner), '') AS owner, ends, recommended.decision, justification, is_planned, recommended.level, lift_en > '' AS is_lifted
  FROM improved_question JOIN recommended ON recommended.id = iif(improved_question.status = 'merged', improved_question.merged_into, improved_question.id)
  GROUP BY improved_question.workload, improved_question.question, label ORDER BY number),
wide AS MATERIALIZED (SELECT label FROM line JOIN risk_answer ON risk_answer.question = line.question AND line.workload IN (risk_answer.workload, '') WHERE is_planned GROUP BY label HAVING count(*) > 1),
checked AS MATERIALIZED (SELECT id, en, zh FROM report_line WHERE position = 6),
found AS (SELECT asked_once.*, risk_label.label AS number FROM asked_once JOIN risk_label USING (workload, question)),
critical AS MATERIALIZED (SELECT critical_left.*, (SELECT question FROM practice WHERE practice.id = critical_left.practice) AS question, urgent_matter.number AS urgent, person, due FROM critical_left LEFT JOIN urgent_matter USING (subject))
SELECT * FROM (SELECT number, iif(:lang = 'zh', pillar_zh, pillar_en), iif(scope = 'organization', (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'scope' AND word.id = 'organization'), workload_name),
  iif(:lang = 'zh', topic_zh, topic_en) || iif(state = 'refused', iif(:lang = 'zh', '：客户未提供（保密）', ': refused'), '') || ifnull(char(10) || (SELECT group_concat('- ' || iif(:lang = 'zh', p.gap_zh, p.gap_en), char(10))
    FROM practice_state AS p WHERE p.workload = found.workload AND p.question = found.question AND p.practice_state IN ('missing', 'partial', 'unknown') AND found.state <> 'refused'), ''),
  coalesce((SELECT group_concat(line, char(10)) FROM (SELECT iif(:lang = 'zh', zh, en) AS line FROM evidence_name AS evidence WHERE (evidence.workload = found.workload OR scope = 'organization') AND evidence.question = found.question
    UNION ALL SELECT (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'evidence-source' AND word.id = source) || iif(:lang = 'zh', '：', ': ') || iif(:lang = 'zh', name_zh || '（未整改 ' || sum(findings) || ' 项）', name_en || ' (' || sum(findings) || ' open)')
      FROM (SELECT DISTINCT source, "check", name_en, name_zh, check_evidence.findings FROM check_evidence JOIN check_tally USING (source, "check") JOIN tally_practice USING (source, "check") JOIN practice ON practice.id = tally_practice.practice
        WHERE check_evidence.workload = iif(found.scope = 'organization', '', found.workload) AND practice.question = found.question) GROUP BY source, iif(:lang = 'zh', name_zh, name_en))),
    iif(:lang = 'zh', '访谈', 'Interview') || ifnull(iif(:lang = 'zh', '：', ': ') || nullif(asked, ''), '')),
  (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE iif((found.workload, found.question) IN (SELECT workload, question FROM risk_critical), word.kind = 'severity' AND word.id = 'critical', word.kind = 'risk' AND word.id = risk)),
  coalesce((SELECT iif(:lang = 'zh', p.why_zh, p.why_en) FROM practice_state AS p WHERE p.workload = found.workload AND p.question = found.question
    AND p.practice_state IN ('missing', 'partial', 'unknown') ORDER BY p.weight_number DESC, p.practice_position LIMIT 1),
    iif(found.state = 'refused', iif(:lang = 'zh', '未提供答复，无法判断，按高风险计。', 'Nothing was said of it, so it counts as high.'), '')),
  ifnull((SELECT group_concat(label, iif(:lang = 'zh', '、', ', ')) FROM line WHERE line.workload IN (found.workload, '') AND line.question = found.question), '—'),
  coalesce((SELECT group_concat(label || ' ' || iif(:lang = 'zh', line.title_zh, line.title_en) || iif(is_planned, '', iif(:lang = 'zh', '（', ' (') || (SELECT iif(:lang = 'zh', zh, lower(en)) FROM word WHERE word.kind = 'decision' AND word.id = line.decision) || iif(:lang = 'zh', '，差距仍在', ', so the gap remains') || iif(trim(justification) > '', iif(:lang = 'zh', '：', ': ') || rtrim(justification, '.。 '), '') || iif(:lang = 'zh', '）', ')')) || iif(found.risk = 'MEDIUM' AND line.level = 'HIGH', iif(:lang = 'zh', '（等级为高：', ' (level high: ') || iif(is_lifted, iif(:lang = 'zh', '存在未整改的严重检测结果', 'open critical findings'), iif(:lang = 'zh', '同时应对高风险', 'answers a high risk as well')) || iif(:lang = 'zh', '）', ')'), ''), char(10)) FROM line WHERE line.workload IN (found.workload, '') AND line.question = found.question) || ifnull((SELECT char(10) || iif(:lang = 'zh', '未说明原因的其他建议：' || silent_zh, 'Other proposals without a reason: ' || silent_en) FROM unmended_risk AS stays WHERE stays.question = found.question AND stays.workload = found.workload), ''),
    iif(found.state = 'refused', iif(:lang = 'zh', '请提供答复，或书面承担该风险', 'Give the answer, or accept the risk in writing'), NULL),
    ifnull((SELECT group_concat(printf(iif(:lang = 'zh', '%d 个资源存在未整改的严重检测结果，按“立即处理”第 %d 项由%s于 %s 前处理：%s', 'Critical findings at ' || iif(faults = 1, '%d resource', '%d resources') || ': At once no. %d, %s, by %s: %s'), faults, urgent, person, due, examples), char(10)) FROM critical WHERE critical.question = found.question AND (found.scope = 'organization' OR instr(', ' || critical.workloads || ',', ', ' || found.workload_name || ','))) || char(10), '') || (SELECT iif(:lang = 'zh', zh, en) FROM unmended_risk AS stays WHERE stays.question = found.question AND stays.workload = found.workload)),
  ifnull((SELECT 'P' || min(priority) FROM line WHERE is_planned AND line.workload IN (found.workload, '') AND line.question = found.question), '—'),
  ifnull((SELECT group_concat(amount, char(10)) FROM (SELECT label || ' ' || money_words(work + once, currency, :lang) || iif(label IN (SELECT label FROM wide), ' *', '') AS amount FROM line
    WHERE is_planned AND line.workload IN (found.workload, '') AND line.question = found.question AND currency > '')), '—'),
  coalesce((SELECT group_concat(party, char(10)) FROM (SELECT DISTINCT line.owner AS party FROM line WHERE line.workload IN (found.workload, '') AND line.question = found.question AND line.owner > '')),
    iif(found.state = 'refused', nullif(found.owner, ''), NULL), (SELECT group_concat(person, char(10)) FROM (SELECT DISTINCT person FROM critical WHERE critical.question = found.question AND (found.scope = 'organization' OR instr(', ' || critical.workloads || ',', ', ' || found.workload_name || ',')) AND person > '') WHERE NOT EXISTS (SELECT 1 FROM line WHERE line.workload IN (found.workload, '') AND line.question = found.question)), (SELECT nullif(person, '') FROM decider WHERE NOT EXISTS (SELECT 1 FROM line WHERE line.workload IN (found.workload, '') AND line.question = found.question)), iif(:lang = 'zh', '待指定', 'To be named')),
  coalesce((SELECT max(ends) FROM line WHERE is_planned AND line.workload IN (found.workload, '') AND line.question = found.question), iif(found.state = 'refused', nullif(found.due, ''), NULL), (SELECT max(due) FROM critical WHERE critical.question = found.question AND (found.scope = 'organization' OR instr(', ' || critical.workloads || ',', ', ' || found.workload_name || ',')) AND NOT EXISTS (SELECT 1 FROM line WHERE line.workload IN (found.workload, '') AND line.question = found.question)), (SELECT nullif(due, '') FROM unmended_risk AS stays WHERE stays.question = found.question AND stays.workload = found.workload AND NOT EXISTS (SELECT 1 FROM line WHERE line.workload IN (found.workload, '') AND line.question = found.question)), '—'),
  coalesce((SELECT group_concat(iif(kinds > 1, labels || ' ', '') || decision, char(10)) FROM (SELECT group_concat(label, iif(:lang = 'zh', '、', ', ')) AS labels, (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'decision' AND word.id = line.decision) AS decision, count(*) OVER () AS kinds FROM line WHERE line.workload IN (found.workload, '') AND line.question = found.question GROUP BY decision)), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'decision' AND id = ''))
FROM found
UNION ALL SELECT * FROM (SELECT (SELECT check_risk.label FROM check_risk WHERE item = recommended.id), iif(pillar = '', iif(:lang = 'zh', '未归属支柱', 'No pillar'), iif(:lang = 'zh', pillar_zh, pillar_en)), (SELECT iif(:lang = 'zh', zh, en) FROM recommendation_scope WHERE recommendation_scope.id = recommended.id), ifnull((SELECT iif(:lang = 'zh', name_zh, name_en) FROM check_tally WHERE check_tally.id = recommended.id), iif(:lang = 'zh', title_zh, title_en)),
  (SELECT group_concat(iif(:lang = 'zh', zh, en), char(10)) FROM checked WHERE checked.id = recommended.id),
  (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'risk' AND word.id = level), iif(:lang = 'zh', why_zh, why_en), label, label || ' ' || iif(:lang = 'zh', title_zh, title_en), 'P' || priority,
  iif(currency > '' AND work + once > 0, label || ' ' || money_words(work + once, currency, :lang), '—'), coalesce(nullif((SELECT person FROM responsible WHERE responsible.id = recommended.id), ''), (SELECT nullif(iif(:lang = 'zh', zh, en), '') FROM word WHERE word.kind = 'owner' AND word.id = owner), '—'), nullif(ends, ''),
  (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'decision' AND word.id = decision)
  FROM recommended WHERE state = 'open' AND level IN ('HIGH', 'MEDIUM') ORDER BY number)
UNION ALL SELECT check_risk.label, ifnull((SELECT iif(:lang = 'zh', name_zh, name_en) FROM pillar WHERE pillar.id = critical.pillar), iif(:lang = 'zh', '未归属支柱', 'No pillar')), iif(workloads > '', replace(workloads, ', ', iif(:lang = 'zh', '、', ', ')), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'scope' AND word.id = 'organization')), iif(:lang = 'zh', name_zh || '：' || faults || ' 个资源存在严重检测结果', name_en || ': ' || faults || iif(faults = 1, ' resource with critical findings', ' resources with critical findings')),
  examples, (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'severity' AND word.id = 'critical'), ifnull((SELECT coalesce(nullif(iif(:lang = 'zh', risk_zh, risk_en), ''), iif(:lang = 'zh', why_zh, why_en)) FROM practice WHERE practice.id = critical.practice), ''), '—',
  printf(iif(:lang = 'zh', '不等计划：见“立即处理”第 %d 项', 'It does not wait for the plan: At once no. %d'), urgent), '—', '—', iif(person > '', person, iif(:lang = 'zh', '待指定', 'To be named')), due, (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'decision' AND id = '')
  FROM critical JOIN check_risk ON item = subject AND is_critical)
ORDER BY length(number), number
