-- title: Top ten findings | 最突出的十项发现
-- below: pillar-results
-- empty: No high or medium risk was found in the questions answered so far. | 已回答的问题中未发现高、中风险。
-- column: finding | Finding | 发现 | format=long
-- column: risk | Risk | 风险 | format=risk
-- column: state | State | 状态 | format=state
-- column: weight | Weight | 权重
-- column: practice | No. | 编号
-- column: pillar | Pillar | 支柱
-- column: workloads | Workloads | 工作负载 | format=long
-- column: why | General impact | 一般影响 | format=long
WITH every AS MATERIALIZED (
  SELECT practice, same_as, workload, workload_name, risk, practice_state, weight_number, lens_position, question_position, pillar_position, practice_position,
    CASE practice_state WHEN 'missing' THEN 1 WHEN 'unknown' THEN 2 ELSE 3 END AS gap
  FROM practice_state
  WHERE risk IN ('HIGH', 'MEDIUM') AND practice_state IN ('missing', 'unknown', 'partial')
  ORDER BY workload_position),
gap AS (SELECT * FROM every WHERE NOT EXISTS (SELECT 1 FROM every AS twin WHERE twin.practice = every.same_as AND twin.workload = every.workload AND twin.risk <= every.risk)),
ranked AS (SELECT *, rank() OVER (PARTITION BY practice ORDER BY risk, gap) AS place FROM gap),
worst AS MATERIALIZED (
  SELECT practice, workload, risk, gap, practice_state, weight_number, group_concat(workload_name, char(10)) AS workloads, count(*) AS count,
    lens_position, question_position, pillar_position, practice_position
  FROM ranked WHERE place = 1 GROUP BY practice
  ORDER BY risk, weight_number DESC, gap, count DESC, lens_position, question_position, pillar_position, practice_position LIMIT 10)
SELECT iif(:lang = 'zh', gap_zh, gap_en), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'risk' AND id = worst.risk), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'practice' AND id = worst.practice_state),
  (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'weight' AND id = weight), worst.practice, iif(:lang = 'zh', pillar_zh, pillar_en), workloads, iif(:lang = 'zh', why_zh, why_en)
FROM worst JOIN practice_state USING (practice, workload)
ORDER BY worst.risk, worst.weight_number DESC, gap, count DESC, worst.lens_position, worst.question_position, worst.pillar_position, worst.practice_position
