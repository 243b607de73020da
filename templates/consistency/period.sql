-- title: A session outside the service period | 会谈不在服务周期内
-- column: number | No. | 编号
-- column: state | Answer | 回答
-- column: title | Title | 标题
-- column: workload | Workload | 工作负载
-- column: question | Question | 问题 | format=place
-- column: practice | Best practice | 最佳实践 | format=place
-- column: recommendation | Recommendation | 建议 | format=place
-- column: form | Form | 表单 | format=place
-- column: field | Field | 字段 | format=place
SELECT 'session', date(starts, 'localtime'), iif(:lang = 'zh', '会谈日期 ' || date(starts, 'localtime') || ' 不在服务周期 ' || since.value || ' 至 ' || until.value || ' 之内',
    'A session was held on ' || date(starts, 'localtime') || ', outside the service period of ' || since.value || ' to ' || until.value),
  '', '', '', '', 'engagement', iif(date(starts, 'localtime') < since.value, 'start_date', 'end_date')
FROM session JOIN field_value AS since ON since.form = 'engagement' AND since.field = 'start_date' AND since.value > ''
JOIN field_value AS until ON until.form = 'engagement' AND until.field = 'end_date' AND until.value > ''
WHERE starts > '' AND date(starts, 'localtime') NOT BETWEEN since.value AND until.value ORDER BY starts
