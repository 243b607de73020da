-- title: Resources run out and nothing is recommended | 资源即将到期但没有已采纳的建议
-- column: what | What | 缺少 | width=30
-- column: item | Item | 项目 | format=long
-- column: workload | Workload | 工作负载
-- column: place | Where to go | 处理位置 | format=long
-- column: question | Question | 问题 | format=place
-- column: recommendation | Recommendation | 建议 | format=place
-- column: form | Form | 表单 | format=place
-- column: field | Field | 字段 | format=place
-- column: conflict | Conflict | 冲突 | format=place
-- Page one warns of them; what answers the warning is a measure with owner, date and cost.
SELECT iif(:lang = 'zh', '资源即将到期但没有已采纳的建议', 'Resources run out, no measure'), iif(:lang = 'zh', expiring || ' 个资源，最早 ' || first || '：' || title_zh, expiring || ' resources, the first on ' || first || ': ' || title_en),
  (SELECT iif(:lang = 'zh', zh, en) FROM recommendation_scope WHERE recommendation_scope.id = improvement.id), 'wellbook recommend FILE ' || id || ' status=accepted', '', id, '', '', ''
FROM (SELECT count(*) AS expiring, ifnull(min(nullif(expires, '')), '') AS first FROM expiring_resource HAVING count(*) > 0)
JOIN improvement ON improvement.status = 'proposed' AND practice IN (SELECT practice FROM expiry_practice)
WHERE NOT EXISTS (SELECT 1 FROM improvement AS other WHERE other.practice = improvement.practice AND other.status = 'accepted' AND other.decision NOT IN ('deferred', 'rejected'))
ORDER BY id
