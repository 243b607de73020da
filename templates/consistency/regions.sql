-- title: Resources in a region that is not allowed | 资源位于不允许使用的地域
-- column: number | No. | 编号
-- column: state | Answer | 回答
-- column: title | Title | 标题
-- column: workload | Workload | 工作负载
-- column: question | Question | 问题 | format=place
-- column: practice | Best practice | 最佳实践 | format=place
-- column: recommendation | Recommendation | 建议 | format=place
-- column: form | Form | 表单 | format=place
-- column: field | Field | 字段 | format=place
SELECT measured_region.region, iif(:lang = 'zh', resources || ' 个资源', resources || ' resources'),
  iif(:lang = 'zh', '地域 ' || zh || ' 不在允许使用的地域之列，却有资源 ' || resources || ' 个', 'The region ' || en || ' is not among those allowed, and holds resources: ' || resources),
  '', '', '', '', 'governance', 'regions_allowed'
FROM measured_region JOIN field_value ON form = 'governance' AND field = 'regions_allowed'
WHERE value > '' AND NOT (instr(value, region) OR instr(value, en) OR instr(replace(replace(value, '(', '（'), ')', '）'), zh))
ORDER BY resources DESC, region
