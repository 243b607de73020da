-- title: Priority assessment | 优先级评估
-- group: Recommendations and plan | 建议与计划
-- intro: How each priority is calculated, what it depends on and what it achieves. Affected resources are those on the sheet of that name, each counted once; objects named in interviews is the number given by interviewees, whether exported or not. The total includes deferred and rejected recommendations; Risk reduction by effort shows the points of the plan alone. | 各项优先级的计算依据、依赖关系与收益。“受影响资源”与同名工作表一致，每个资源计一次；“访谈所述对象数”为受访人所述数量，随建议录入，不限于导出数据。合计含暂缓与不采纳的建议；计划本身降低的分值见“风险与投入曲线”。
-- empty: No recommendation has been accepted yet. | 尚未采纳任何建议。
-- tab: #BF8F00
-- column: number | No. | 编号 | format=id width=8
-- column: title | Recommendation | 建议 | format=long width=36
-- column: workload | Workload | 工作负载 | format=long width=20
-- column: priority | Priority | 优先级 | format=risk width=10
-- column: impact | Impact | 影响分 | format=number width=10
-- column: urgency | Urgency | 紧急度 | format=number width=11
-- column: effort | Effort points | 投入分 | format=number width=10
-- column: score | Score | 分值 | format=number width=9
-- column: reason | Note on the priority | 优先级说明 | format=long width=24
-- column: risk | Risk removed | 预计降低风险分值 | format=number width=11 total=sum
-- column: exposure | Exposure | 暴露面 | width=12
-- column: resources | Affected resources | 受影响资源 | format=number width=12
-- column: told | Objects named in interviews | 访谈所述对象数 | format=number width=12
-- column: depends_on | Depends on | 依赖 | format=long width=14
-- total: yes
WITH line AS MATERIALIZED (SELECT * FROM recommended),
awaited AS MATERIALIZED (SELECT id, group_concat(label, iif(:lang = 'zh', '、', ', ')) AS labels
  FROM (SELECT line.id, other.label FROM line JOIN json_each('[' || replace(json_quote(line.depends_on), ' ', '","') || ']') AS word JOIN line AS other ON other.id = word.value WHERE line.depends_on > '' ORDER BY other.number) GROUP BY id)
SELECT label, iif(:lang = 'zh', title_zh, title_en), (SELECT iif(:lang = 'zh', zh, en) FROM recommendation_scope WHERE recommendation_scope.id = line.id), 'P' || priority, impact, urgency, effort, score, coalesce(nullif(priority_reason, ''), iif(:lang = 'zh', lift_zh, lift_en)), risk,
  CASE iif(exposure = '' AND lift_en > '', 'internet', exposure) WHEN 'isolated' THEN iif(:lang = 'zh', '隔离', 'Isolated') WHEN 'partner' THEN iif(:lang = 'zh', '合作方', 'Partners') WHEN 'internet' THEN iif(:lang = 'zh', '互联网', 'Internet') ELSE iif(:lang = 'zh', '内部', 'Internal') END,
  (SELECT resources FROM affected_count WHERE recommendation = line.id), (SELECT nullif(resources, 0) FROM recommendation WHERE recommendation.id = line.id),
  labels
FROM line LEFT JOIN awaited USING (id) ORDER BY number
