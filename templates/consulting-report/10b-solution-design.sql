-- title: Solution design | 方案设计
-- group: Recommendations and plan | 建议与计划
-- intro: The recommendations put together by theme: where it stands, where it should be, how to get there, and how to know; each line with the recommendations that it belongs to. What a drill or a restore shows is proved when that ends; what must hold for a while, that long after the last of its recommendations, on a working day. What the plan does not do stands in the Risk list. | 按主题汇总改进建议：现状、目标架构、实施步骤、回退与验收标准，每行注明所属建议；由演练或恢复验证的验收标准，以演练或恢复完成之日为准；需持续观察的，以最后一项建议完成后满观察期的工作日为验证完成日。计划未包含的内容见“风险清单”。
-- empty: No recommendation has been accepted yet. | 尚未采纳任何建议。
-- layout: card
-- tab: #BF8F00
-- column: label | Item | 项目 | width=18
-- column: value | Design | 设计 | format=long width=136
-- column: kind | Kind | 类别
WITH measure AS MATERIALIZED (SELECT theme.id AS theme, recommended.id, number, label, iif(:lang = 'zh', recommended.title_zh, recommended.title_en) AS title, ends, days, question, (SELECT iif(:lang = 'zh', zh, en) FROM recommendation_scope WHERE recommendation_scope.id = recommended.id) AS workload_name, iif(:lang = 'zh', replace(replace(lift_zh, '因未整改', '未整改'), '）上调：', '）：'), replace(lift_en, 'Raised by open', 'Open')) AS lift
  FROM recommended JOIN theme ON instr(' ' || questions || ' ', ' ' || question || ' ') WHERE is_planned AND question > ''),
used AS MATERIALIZED (SELECT *, (SELECT sum(days) FROM measure WHERE theme = theme.id) AS days FROM theme WHERE id IN (SELECT theme FROM measure)),
gap AS MATERIALIZED (SELECT question, rtrim(iif(:lang = 'zh', gap_zh, gap_en), '.。') AS gap, weight_number, count(*) AS places, group_concat(iif(scope = 'organization', (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'scope' AND word.id = 'organization'), workload_name), iif(:lang = 'zh', '、', ', ')) AS names
  FROM (SELECT * FROM practice_state ORDER BY workload_position) WHERE practice_state = 'missing' AND risk IN ('HIGH', 'MEDIUM') AND question IN (SELECT question FROM measure) AND (scope <> 'organization' OR workload_position = (SELECT min(position) FROM workload)) GROUP BY practice),
member AS MATERIALIZED (SELECT DISTINCT measure.theme, label, number, ends, recommended_member.practice, practice.question FROM measure JOIN recommended_member USING (id) JOIN practice ON practice.id = recommended_member.practice),
shown AS MATERIALIZED (SELECT part.position AS place, group_concat(label, iif(:lang = 'zh', '、', ', ')) AS labels, max(ends) AS ends
  FROM (SELECT DISTINCT part.position, label, ends FROM theme_part AS part JOIN json_each('["' || replace(proof, ' ', '","') || '"]') AS word JOIN member ON member.practice = word.value WHERE proof > '' ORDER BY 1, number) AS part GROUP BY part.position),
proved AS MATERIALIZED (SELECT place, theme, kind, said, group_concat(label, iif(:lang = 'zh', '、', ', ')) AS labels, count(*) AS items, max(label) AS only_label, date(nullif(max(ends), ''), proof_days || ' days') AS day, proof_days
  FROM (SELECT DISTINCT part.position AS place, part.theme, part.kind, iif(:lang = 'zh', zh, en) AS said, label, member.number, ends, part.days AS proof_days FROM theme_part AS part JOIN json_each('["' || replace(answers, ' ', '","') || '"]') AS word JOIN member ON member.theme = part.theme AND word.value IN (member.practice, member.question) ORDER BY 1, 6) GROUP BY place),
part AS MATERIALIZED (SELECT place, theme, kind, said, proved.labels || CASE WHEN shown.labels > '' AND NOT (items = 1 AND only_label = shown.labels) THEN iif(:lang = 'zh', '；由 ' || shown.labels || ' 验证', '; proved by ' || shown.labels) || ifnull(iif(:lang = 'zh', '：', ': ') || nullif(shown.ends, ''), '')
  WHEN proof_days > 0 THEN ifnull(iif(:lang = 'zh', '；验证完成：', '; proved by: ') || date(day, CASE strftime('%w', day) WHEN '6' THEN '2 days' WHEN '0' THEN '1 day' ELSE '0 days' END), '') ELSE '' END AS labels, row_number() OVER (PARTITION BY theme, kind ORDER BY place) AS number
  FROM proved LEFT JOIN shown USING (place)),
held AS MATERIALIZED (SELECT theme, kind, group_concat(iif(kind = 'product', said, iif(kind = 'step', number || '. ', '- ') || said || iif(:lang = 'zh', '（' || labels || '）', ' (' || labels || ')')), iif(kind <> 'product', char(10), iif(:lang = 'zh', '、', ', '))) AS lines FROM (SELECT * FROM part ORDER BY place) GROUP BY theme, kind)
SELECT label, value, kind FROM (
SELECT position, 0 AS line, iif(:lang = 'zh', title_zh, title_en) AS label, '' AS value, 'section' AS kind FROM used
UNION ALL SELECT position, 1, iif(:lang = 'zh', '现状', 'As it is'), ifnull((SELECT group_concat('- ' || lift || iif(:lang = 'zh', '（', ' (') || label || iif(:lang = 'zh', '）', ')'), char(10)) || char(10) FROM (SELECT lift, label FROM measure WHERE theme = used.id AND lift > '' ORDER BY number)), '') || ifnull((SELECT group_concat('- ' || gap || iif(:lang = 'zh', '（', ' (') || names || iif(:lang = 'zh', '）', ')'), char(10)) FROM (SELECT gap, names FROM gap WHERE instr(' ' || questions || ' ', ' ' || gap.question || ' ') ORDER BY weight_number DESC, places DESC LIMIT 5)), iif(:lang = 'zh', '仅有部分落实的实践，详见“风险清单”', 'Practices are in place in part only: see the Risk list')), '' FROM used
UNION ALL SELECT used.position, word.position, iif(:lang = 'zh', word.zh, word.en), lines, '' FROM used JOIN held ON held.theme = used.id JOIN word ON word.kind = 'theme-part' AND word.id = held.kind
UNION ALL SELECT position, 8, iif(:lang = 'zh', '对应建议', 'Recommendations'), (SELECT group_concat(line, char(10)) FROM (SELECT label || ' ' || title || iif(workload_name > '', iif(:lang = 'zh', '（', ' (') || workload_name || iif(:lang = 'zh', '）', ')'), '') || iif(ends > '', iif(:lang = 'zh', '，完成 ', ', by ') || ends, '') AS line FROM measure WHERE theme = used.id ORDER BY number)), '' FROM used
UNION ALL SELECT position, 9, iif(:lang = 'zh', '工作量', 'Effort'), iif(days < 0.5, '< 1', printf('%.0f', days)) || iif(:lang = 'zh', ' 人天', ' man-days'), '' FROM used
UNION ALL SELECT 99, 0, iif(:lang = 'zh', '其他措施', 'Further measures'), '', 'section' WHERE EXISTS (SELECT 1 FROM recommended WHERE is_planned AND id NOT IN (SELECT id FROM measure))
UNION ALL SELECT 99, 1, label, iif(:lang = 'zh', title_zh, title_en) || iif(iif(:lang = 'zh', how_zh, how_en) > '', char(10) || iif(:lang = 'zh', how_zh, how_en), ''), '' FROM recommended WHERE is_planned AND id NOT IN (SELECT id FROM measure)
) ORDER BY position, line, label
