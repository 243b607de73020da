-- title: A short recovery time without a place to recover in | RTO 较短但没有容灾地域
-- column: number | No. | 编号
-- column: state | Answer | 回答
-- column: title | Title | 标题
-- column: workload | Workload | 工作负载
-- column: question | Question | 问题 | format=place
-- column: practice | Best practice | 最佳实践 | format=place
-- column: recommendation | Recommendation | 建议 | format=place
-- column: form | Form | 表单 | format=place
-- column: field | Field | 字段 | format=place
-- A region that fails is rarely back within four hours.
SELECT 'RTO', rto.value || ' h', iif(:lang = 'zh', 'RTO 为 ' || rto.value || ' 小时，但基础设施表单没有容灾地域', 'The RTO is ' || rto.value || ' h, but the infrastructure form has no DR region'),
  workload.name, '', '', '', 'infrastructure', 'dr_region'
FROM workload JOIN field_value AS rto ON rto.form = 'business' AND rto.field = 'rto' AND rto.record = workload.id
WHERE rto.value > '' AND CAST(rto.value AS REAL) <= 4
  AND NOT EXISTS (SELECT 1 FROM field_value WHERE form = 'infrastructure' AND field = 'dr_region' AND value > '')
ORDER BY workload.position
