-- title: Availability target missed and not said | 可用性未达标但未说明
-- column: number | No. | 编号
-- column: state | Answer | 回答
-- column: title | Title | 标题
-- column: workload | Workload | 工作负载
-- column: question | Question | 问题 | format=place
-- column: practice | Best practice | 最佳实践 | format=place
-- column: recommendation | Recommendation | 建议 | format=place
-- column: form | Form | 表单 | format=place
-- column: field | Field | 字段 | format=place
SELECT 'SLA', printf('%s %%', actual.value), iif(:lang = 'zh', '可用性目标 ' || target.value || ' %，实际 ' || actual.value || ' %，未达标，而痛点未提及',
    'Availability of ' || actual.value || ' % misses the target of ' || target.value || ' %, and the pain points do not say so'),
  workload.name, '', '', '', 'business', 'availability_actual'
FROM workload
JOIN field_value AS target ON target.form = 'business' AND target.field = 'availability_target' AND target.record = workload.id
JOIN field_value AS actual ON actual.form = 'business' AND actual.field = 'availability_actual' AND actual.record = workload.id
LEFT JOIN field_value AS pain ON pain.form = 'business' AND pain.field = 'pain_points' AND pain.record = workload.id
WHERE target.value > '' AND actual.value > '' AND CAST(actual.value AS REAL) < CAST(target.value AS REAL)
  AND NOT (lower(ifnull(pain.value, '')) LIKE '%availability%' OR ifnull(pain.value, '') LIKE '%可用性%')
ORDER BY workload.position
