-- title: Compared | 对比
-- column: kind | Kind | 类别
-- column: what | What | 内容
-- column: before | From | 原值
-- column: after | To | 新值
-- column: workload | Workload | 工作负载
-- column: question | Question | 问题 | format=place
WITH moved AS (
  SELECT kind, workload, pillar, question, practice, ifnull(max(iif(milestone = :from, state, NULL)), '') AS before,
    ifnull(max(iif(milestone = :to, state, NULL)), '') AS after
  FROM state_at WHERE milestone IN (:from, :to) GROUP BY kind, workload, pillar, question, practice)
SELECT (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'moved' AND id = moved.kind),
  CASE moved.kind WHEN 'score' THEN iif(:lang = 'zh', pillar.name_zh, pillar.name_en)
    WHEN 'practice' THEN moved.practice || ' · ' || iif(:lang = 'zh', practice.title_zh, practice.title_en)
    ELSE moved.question || ' · ' || iif(:lang = 'zh', topic_zh, topic_en) END,
  coalesce((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = moved.kind AND id = before AND moved.kind IN ('risk', 'practice')), before),
  coalesce((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = moved.kind AND id = after AND moved.kind IN ('risk', 'practice')), after),
  workload_at.name, moved.question
FROM moved JOIN workload_at ON workload_at.id = moved.workload
  AND workload_at.milestone = iif(EXISTS (SELECT 1 FROM workload_at WHERE milestone = :to AND id = moved.workload), :to, :from)
JOIN pillar ON pillar.id = moved.pillar JOIN lens ON lens.id = pillar.lens
LEFT JOIN question ON question.id = moved.question LEFT JOIN practice ON practice.id = moved.practice
WHERE before IS NOT after
ORDER BY (SELECT position FROM word WHERE word.kind = 'moved' AND id = moved.kind), workload_at.position, lens.position, pillar.position, question.position, practice.position
