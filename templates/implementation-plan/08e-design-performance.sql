-- title: Solution design: performance | 方案设计：高效性能
-- group: Solution design | 方案设计
-- layout: card
-- optional: yes
-- intro: What the solution aims at, which ways were compared, what was decided and why, what it risks and how it is accepted. | 方案的目标、备选做法、决定与理由、风险与验收标准。
-- tab: #2F5597
-- column: label | Item | 项目
-- column: value | Entry | 内容 | format=long
-- column: kind | Kind | 类别
WITH line AS (SELECT record, iif(:lang = 'zh', zh, en) AS said FROM entry_line WHERE form = 'design' AND value ->> 'pillar' = 'performance'),
part (position, field, en, zh) AS (VALUES (1, 'package', 'Package', '服务包'), (2, 'kind', 'Kind', '类型'), (3, 'target', 'Target', '目标'), (4, 'decision', 'Decision', '决定'), (5, 'why', 'Why', '理由'), (6, 'risks', 'Risks', '风险'), (7, 'cost', 'Cost change a month', '月费用变化'), (8, 'acceptance', 'Acceptance criteria', '验收标准'))
SELECT label, text, kind FROM (
  SELECT record, 0 AS position, said ->> 'title' AS label, '' AS text, 'section' AS kind FROM line
  UNION ALL SELECT record, position, iif(:lang = 'zh', part.zh, part.en), said ->> field, '' FROM line, part WHERE said ->> field > '')
ORDER BY record, position
