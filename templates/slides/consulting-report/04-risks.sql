-- title: The risks to act on first | 首先要处理的风险
-- empty: No high risk was found in the questions answered so far. | 已回答的问题中未发现高风险。
-- column: gap | What is not in place | 未落实的事项 | format=long
-- column: workloads | Where | 涉及范围
-- column: why | What it leads to | 可能的后果 | format=long
WITH gap AS (SELECT practice, iif(:lang = 'zh', gap_zh, gap_en) AS gap, iif(:lang = 'zh', why_zh, why_en) AS why, weight_number, count(*) AS places,
    group_concat(workload_name, iif(:lang = 'zh', '、', ', ')) AS workloads
  FROM (SELECT * FROM practice_state ORDER BY workload_position) WHERE risk = 'HIGH' AND practice_state IN ('missing', 'unknown') GROUP BY practice)
SELECT gap, workloads, why FROM gap ORDER BY weight_number DESC, places DESC, practice LIMIT 5
