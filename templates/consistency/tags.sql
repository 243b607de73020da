-- title: Shares of what is tagged from two sources | 两个来源的标签覆盖率不一致
-- column: number | No. | 编号
-- column: state | Answer | 回答
-- column: title | Title | 标题
-- column: workload | Workload | 工作负载
-- column: question | Question | 问题 | format=place
-- column: practice | Best practice | 最佳实践 | format=place
-- column: recommendation | Recommendation | 建议 | format=place
-- column: form | Form | 表单 | format=place
-- column: field | Field | 字段 | format=place
WITH share (kind, tagged) AS (
  SELECT 'resources', 100.0 * sum(is_tagged) / count(*) FROM live_resource HAVING count(*) > 0
  UNION ALL SELECT 'bill', 100.0 * sum(iif(tags > '', amount, 0)) / sum(amount) FROM cost_list
  WHERE month = (SELECT max(month) FROM cost_list) GROUP BY currency HAVING sum(amount) > 0 AND count(*) > 0)
SELECT 'tags', value || ' %', iif(:lang = 'zh', '表单的标签覆盖率为 ' || value || ' %，' || iif(kind = 'bill', '最近一个月账单金额中带标签的占 ', '导出资源中带标签的占 ') || round(tagged, 1) || ' %',
    'The form says that ' || value || ' % is tagged; of the ' || iif(kind = 'bill', 'amount of the last bill', 'exported resources') || ' it is ' || round(tagged, 1) || ' %'),
  '', '', '', '', 'governance', 'tag_coverage'
FROM share JOIN field_value ON form = 'governance' AND field = 'tag_coverage'
WHERE value > '' AND abs(tagged - CAST(value AS REAL)) > 5 ORDER BY kind
