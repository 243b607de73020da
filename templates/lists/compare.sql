-- title: Compared | 对比
-- column: kind | Kind | 类别
-- column: workload | Workload | 工作负载
-- column: pillar | Pillar | 支柱
-- column: question | Question | 问题
-- column: practice | Best practice | 最佳实践
-- column: before | From | 原值
-- column: after | To | 新值
WITH moved AS (
  SELECT kind, workload, pillar, question, practice, ifnull(max(iif(milestone = :from, state, NULL)), '') AS before,
    ifnull(max(iif(milestone = :to, state, NULL)), '') AS after
  FROM state_at WHERE milestone IN (:from, :to) GROUP BY kind, workload, pillar, question, practice)
SELECT moved.kind, workload_at.name, moved.pillar, moved.question, moved.practice, before, after
FROM moved JOIN workload_at ON workload_at.id = moved.workload
  AND workload_at.milestone = iif(EXISTS (SELECT 1 FROM workload_at WHERE milestone = :to AND id = moved.workload), :to, :from)
JOIN pillar ON pillar.id = moved.pillar JOIN lens ON lens.id = pillar.lens
LEFT JOIN question ON question.id = moved.question LEFT JOIN practice ON practice.id = moved.practice
WHERE before IS NOT after
ORDER BY (SELECT position FROM word WHERE word.kind = 'moved' AND id = moved.kind), workload_at.position, lens.position, pillar.position, question.position, practice.position
