-- title: Response time target missed and not said | 响应时间未达标但未说明
-- column: number | No. | 编号
-- column: state | Answer | 回答
-- column: title | Title | 标题
-- column: workload | Workload | 工作负载
-- column: question | Question | 问题 | format=place
-- column: practice | Best practice | 最佳实践 | format=place
-- column: recommendation | Recommendation | 建议 | format=place
-- column: form | Form | 表单 | format=place
-- column: field | Field | 字段 | format=place
SELECT 'P95', actual.value || ' ms', iif(:lang = 'zh', '响应时间目标 ' || target.value || ' ms，P95 实际 ' || actual.value || ' ms，未达标，而痛点未提及',
    'A response time p95 of ' || actual.value || ' ms misses the target of ' || target.value || ' ms, and the pain points do not say so'),
  workload.name, '', '', '', 'business', 'response_p95'
FROM workload
JOIN field_value AS target ON target.form = 'business' AND target.field = 'response_target' AND target.record = workload.id
JOIN field_value AS actual ON actual.form = 'business' AND actual.field = 'response_p95' AND actual.record = workload.id
LEFT JOIN field_value AS pain ON pain.form = 'business' AND pain.field = 'pain_points' AND pain.record = workload.id
WHERE target.value > '' AND actual.value > '' AND CAST(actual.value AS REAL) > CAST(target.value AS REAL)
  AND NOT (lower(ifnull(pain.value, '')) LIKE '%slow%' OR lower(ifnull(pain.value, '')) LIKE '%response%' OR ifnull(pain.value, '') LIKE '%响应%' OR ifnull(pain.value, '') LIKE '%慢%')
ORDER BY workload.position
