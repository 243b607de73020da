-- title: Improvement recommendations | 改进建议
-- group: Recommendations and plan | 建议与计划
-- intro: What was found, why it matters and what to do; priority, cost and schedule follow on later sheets. The level is that of the worst risk a recommendation addresses (see Risk list); where open critical findings raise it to high, the evidence says so. Evidence names up to three resources per check; Affected resources lists them all. Decisions are as known at the date of this report and become binding with the confirmation signed on the version for acceptance. | 发现、影响与改进方法；优先级、成本与计划见后续工作表。等级取该建议所应对风险（见“风险清单”）中的最高等级；因未整改的严重检测结果上调为高的，在证据中注明。每个检测项列举三个资源，全部资源见“受影响资源”。决定为截至本报告的口径，以验收版本签署的确认单为准。
-- empty: No recommendation has been accepted yet. | 尚未采纳任何建议。
-- anchor: yes
-- tab: #BF8F00
-- column: number | No. | 编号 | format=id width=8
-- column: title | Recommendation | 建议 | format=long width=32
-- column: pillar | Pillar | 支柱 | width=14
-- column: workload | Workload | 工作负载 | width=15
-- column: found | Found | 发现 | format=state width=14
-- column: evidence | What was found, with the evidence | 现状与证据 | format=long width=42
-- column: level | Level of the risk | 风险等级 | format=risk width=12
-- column: why | Why it matters | 影响 | format=long width=36
-- column: how | How to improve | 改进方法 | format=long width=52
-- column: priority | Priority | 优先级 | format=risk width=10
-- column: owner | Responsible | 责任人 | format=long width=14
-- column: decision | Decision | 决定 | width=12 | Open;Accepted;Deferred;Rejected | 待定;采纳;暂缓;不采纳
-- column: justification | Justification | 技术理由 | format=long width=26
WITH evidence AS MATERIALIZED (SELECT id, group_concat(line, char(10)) AS lines FROM (SELECT id, iif(:lang = 'zh', zh, en) AS line FROM report_line WHERE id IN (SELECT id FROM recommended) AND (position > 1 OR id IN (SELECT id FROM recommended WHERE state IN ('covered', 'settled'))) ORDER BY id, position, line) GROUP BY id),
high AS MATERIALIZED (SELECT DISTINCT iif(status = 'merged', merged_into, improved_question.id) AS id FROM improved_question JOIN risk_answer ON risk_answer.question = improved_question.question AND improved_question.workload IN ('', risk_answer.workload) WHERE risk = 'HIGH')
SELECT label, iif(:lang = 'zh', title_zh, title_en), iif(:lang = 'zh', pillar_zh, pillar_en), (SELECT iif(:lang = 'zh', zh, en) FROM recommendation_scope WHERE recommendation_scope.id = recommended.id), iif(state > '', (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind IN ('practice', 'need') AND word.id = state), ''), ifnull(lines, iif(:lang = 'zh', '访谈', 'Interview') || ifnull(iif(:lang = 'zh', '：', ': ') || (SELECT group_concat(asked, iif(:lang = 'zh', '、', ', ')) FROM (SELECT DISTINCT asked FROM answer WHERE asked > '' AND answer.question = recommended.question AND recommended.workload IN (answer.workload, '') ORDER BY asked)), '')) || iif(lift_en > '' AND id NOT IN (SELECT id FROM high), char(10) || iif(:lang = 'zh', lift_zh, lift_en), ''), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'risk' AND word.id = level),
  iif(:lang = 'zh', why_zh, why_en), (SELECT iif(:lang = 'zh', zh, en) FROM step_line WHERE step_line.id = recommended.id), 'P' || priority, coalesce(nullif((SELECT person FROM responsible WHERE responsible.id = recommended.id), ''), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'owner' AND word.id = owner)), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'decision' AND word.id = decision), justification
FROM recommended LEFT JOIN evidence USING (id) ORDER BY number
