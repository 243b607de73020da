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
-- column: why | Facts and impact | 事实与影响 | format=long
WITH seen AS MATERIALIZED (SELECT practice AS of_practice, workload AS of_workload, count(DISTINCT place) AS resources FROM attributed_finding WHERE status_rank = 1 AND practice > '' GROUP BY practice, workload),
every AS MATERIALIZED (
  SELECT practice, same_as, workload, workload_name, risk, practice_state, weight_number, pillar, scope,
    (SELECT sum(resources) FROM seen WHERE of_practice = practice AND (scope = 'organization' OR of_workload = workload)) AS resources, lens_position, question_position, pillar_position, practice_position,
    CASE practice_state WHEN 'missing' THEN 1 WHEN 'unknown' THEN 2 ELSE 3 END AS gap
  FROM practice_state
  WHERE risk IN ('HIGH', 'MEDIUM') AND practice_state IN ('missing', 'unknown', 'partial')
  ORDER BY workload_position),
gap AS (SELECT * FROM every WHERE NOT EXISTS (SELECT 1 FROM every AS twin WHERE twin.practice = every.same_as AND twin.workload = every.workload AND twin.risk <= every.risk)),
stake AS MATERIALIZED (SELECT record, money_words(CAST(value AS REAL), trim(ltrim(value, '0123456789.')), :lang) AS amount FROM field_value WHERE form = 'business' AND field = 'revenue_impact' AND value > ''),
ranked AS (SELECT *, rank() OVER (PARTITION BY practice ORDER BY risk, gap) AS place FROM gap),
worst AS MATERIALIZED (
  SELECT practice, workload, risk, gap, practice_state, weight_number, group_concat(workload_name, char(10)) AS workloads, count(*) AS count,
    iif(scope = 'organization', max(resources), sum(resources)) AS resources, group_concat(iif(pillar = 'reliability', (SELECT workload_name || ' ' || amount FROM stake WHERE record = ranked.workload), NULL), iif(:lang = 'zh', '、', ', ')) AS stakes,
    lens_position, question_position, pillar_position, practice_position
  FROM ranked WHERE place = 1 GROUP BY practice
  ORDER BY risk, weight_number DESC, gap, count DESC, lens_position, question_position, pillar_position, practice_position LIMIT 10)
SELECT iif(:lang = 'zh', gap_zh, gap_en), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'risk' AND id = worst.risk), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'practice' AND id = worst.practice_state),
  (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'weight' AND id = weight), worst.practice, iif(:lang = 'zh', pillar_zh, pillar_en), workloads,
  iif(resources > 0, printf(iif(:lang = 'zh', '检测发现 %d 个资源存在相关问题。', 'Checks report %d resource%s. '), resources, iif(resources = 1, '', 's')), '')
    || iif(stakes > '', printf(iif(:lang = 'zh', '高峰期每中断一小时损失：%s。', 'An hour of outage at peak costs: %s. '), stakes), '') || iif(:lang = 'zh', why_zh, why_en)
FROM worst JOIN practice_state USING (practice, workload)
ORDER BY worst.risk, worst.weight_number DESC, gap, count DESC, worst.lens_position, worst.question_position, worst.pillar_position, worst.practice_position
