-- title: Improvement recommendations | 改进建议
-- intro: What was found, why it matters and what to do; priority, cost and plan stand in the chapters that follow. | 发现、影响与改进方法；优先级、成本与计划见后续章节。
-- empty: No recommendation has been accepted yet. | 尚未采纳任何建议。
-- anchor: yes
-- column: number | No. | 编号 | format=id
-- column: title | Recommendation | 建议 | format=long
-- column: pillar | Pillar | 支柱
-- column: workload | Workload | 工作负载
-- column: evidence | What was found, with the evidence | 现状与证据 | format=long
-- column: source | Source | 来源 | format=long
-- column: why | Why it matters | 影响 | format=long
-- column: how | How to improve | 改进方法 | format=long
-- column: priority | Priority | 优先级
-- column: owner | Responsible | 责任人
-- column: justification | Justification | 技术理由 | format=long
WITH evidence AS MATERIALIZED (SELECT id, group_concat(line, char(10)) AS lines FROM (SELECT id, iif(:lang = 'zh', zh, en) AS line FROM report_line WHERE id IN (SELECT id FROM recommended) AND (position > 1 OR id IN (SELECT id FROM recommended WHERE state IN ('covered', 'settled'))) ORDER BY id, position, line) GROUP BY id),
export AS MATERIALIZED (SELECT product, date(max(taken), 'localtime') AS day FROM active_cover JOIN check_group ON check_group.id = grp GROUP BY product),
checked AS MATERIALIZED (SELECT recommended.id, source FROM recommended JOIN tally_practice ON tally_practice.practice = recommended.practice JOIN check_tally USING (source, "check") WHERE recommended.practice > '' AND findings > 0
  UNION SELECT recommended.id, source FROM recommended JOIN check_tally ON check_tally.id = recommended.id WHERE findings > 0),
said AS MATERIALIZED (SELECT DISTINCT recommended.id, asked FROM recommended JOIN answer ON answer.question = recommended.question AND recommended.workload IN (answer.workload, '') WHERE asked > ''),
told AS MATERIALIZED (SELECT id, group_concat(asked, iif(:lang = 'zh', '、', ', ')) AS people FROM (SELECT * FROM said ORDER BY id, asked) GROUP BY id),
source AS MATERIALIZED (SELECT id, group_concat(line, iif(:lang = 'zh', '；', '; ')) || iif(:lang = 'zh', '。', '.') AS lines FROM (
    SELECT id, 0 AS position, iif(:lang = 'zh', '访谈：', 'Interview: ') || people AS line FROM told
    UNION ALL SELECT checked.id, word.position, iif(:lang = 'zh', word.zh || '（' || day || ' 导出）', word.en || ' (export of ' || day || ')') FROM checked JOIN word ON word.kind = 'evidence-source' AND word.id = source JOIN export ON product = source
    ORDER BY 1, 2) GROUP BY id)
SELECT label, iif(:lang = 'zh', title_zh, title_en), iif(:lang = 'zh', pillar_zh, pillar_en), (SELECT iif(:lang = 'zh', zh, en) FROM recommendation_scope WHERE recommendation_scope.id = recommended.id), evidence.lines, source.lines,
  iif(:lang = 'zh', why_zh, why_en), (SELECT iif(:lang = 'zh', zh, en) FROM step_line WHERE step_line.id = recommended.id), 'P' || priority, coalesce(nullif((SELECT person FROM responsible WHERE responsible.id = recommended.id), ''), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'owner' AND word.id = owner)), justification
FROM recommended LEFT JOIN evidence USING (id) LEFT JOIN source USING (id) ORDER BY number
