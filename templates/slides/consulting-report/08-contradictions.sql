-- title: What people say and what the tools show | 口头回答与工具结果
-- intro: Table: answers that imported checks contradict. | 表格：与检测结果不一致的回答。
-- empty: No imported check contradicts an answer. | 导入的检测结果与回答没有矛盾。
-- column: practice | No. | 编号
-- column: title | Best practice | 最佳实践 | format=long
-- column: answer | Answer | 回答
-- column: resources | Resources with open findings | 存在未解决问题的资源数 | format=count
-- column: workloads | Workloads | 工作负载
WITH said AS (SELECT practice, practice_state, iif(:lang = 'zh', practice_zh, practice_en) AS title, weight_number, group_concat(workload_name, iif(:lang = 'zh', '、', ', ')) AS workloads,
    (SELECT count(DISTINCT place) FROM contradiction_witness AS told WHERE told.practice = one.practice AND told.kind = 'open') AS resources
  FROM (SELECT * FROM contradiction JOIN practice_state USING (practice, workload) WHERE kind = 'open' ORDER BY workload_position) AS one GROUP BY practice)
SELECT practice, title, (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'practice' AND id = practice_state), resources, workloads
FROM said ORDER BY weight_number DESC, resources DESC, practice LIMIT 6
