-- title: A decision quotes another recovery objective | 决策理由引用的恢复目标与表单不一致
-- column: number | No. | 编号
-- column: state | Answer | 回答
-- column: title | Title | 标题
-- column: workload | Workload | 工作负载
-- column: question | Question | 问题 | format=place
-- column: practice | Best practice | 最佳实践 | format=place
-- column: recommendation | Recommendation | 建议 | format=place
-- column: form | Form | 表单 | format=place
-- column: field | Field | 字段 | format=place
-- A justification that names RPO or RTO and then a number of minutes, hours or days.
WITH quoted AS (
  SELECT improvement.id, workload, workload_name, justification, word.id AS objective, substr(justification, instr(justification, word.name)) AS rest
  FROM improvement JOIN (SELECT 'rpo' AS id, 'RPO' AS name UNION ALL SELECT 'rto', 'RTO') AS word ON instr(justification, word.name)
  WHERE workload > ''),
numbered AS (
  SELECT *, ltrim(rest, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(rest, '0', ''), '1', ''), '2', ''), '3', ''), '4', ''), '5', ''), '6', ''), '7', ''), '8', ''), '9', '')) AS tail
  FROM quoted),
unit AS (
  SELECT *, CAST(tail AS REAL) AS number, ltrim(tail, '0123456789. ') AS word FROM numbered WHERE tail > ''),
minutes AS (
  SELECT *, number * CASE WHEN word LIKE 'min%' OR word LIKE '分%' THEN 1 WHEN word LIKE 'hour%' OR word LIKE '小时%' OR word LIKE 'h %' THEN 60
    WHEN word LIKE 'day%' OR word LIKE '天%' THEN 1440 END AS quoted_minutes FROM unit),
stated AS (
  SELECT minutes.*, CAST(value AS REAL) * iif(objective = 'rto', 60, 1) AS stated_minutes, value || iif(objective = 'rto', ' h', ' min') AS shown
  FROM minutes JOIN field_value ON form = 'business' AND field = objective AND record = workload WHERE value > '' AND quoted_minutes IS NOT NULL)
SELECT upper(objective), shown, iif(:lang = 'zh', '决策理由引用的 ' || upper(objective) || ' 为 ' || CAST(quoted_minutes AS INTEGER) || ' 分钟，表单为 ' || CAST(stated_minutes AS INTEGER) || ' 分钟',
    'The reason of a decision names an ' || upper(objective) || ' of ' || CAST(quoted_minutes AS INTEGER) || ' minutes; the form says ' || CAST(stated_minutes AS INTEGER)),
  workload_name, '', '', id, 'business', objective
FROM stated WHERE quoted_minutes <> stated_minutes ORDER BY workload_name, id
