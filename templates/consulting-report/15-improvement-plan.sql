-- title: Improvement plan | 改进计划
-- group: Recommendations and plan | 建议与计划
-- intro: ‖ most working days of the week are frozen, ¦ some of them; work continues on its other days. ◆ A milestone. What is to be ordered separately keeps its dates only if it is ordered in time. | ‖ 当周大部分工作日封网，¦ 当周部分工作日封网，均在其余日期照常实施；◆ 里程碑。须另行订购的措施，其日期以按期订购为前提。
-- empty: No recommendation has been accepted yet. | 尚未采纳任何建议。
-- tab: #2E7D32
-- column: number | No. | 编号 | format=id width=7
-- column: title | Recommendation | 建议 | format=long width=38
-- column: workload | Workload | 工作负载 | format=long width=20
-- column: wave | Wave | 阶段 | width=21
-- column: owner | Owner | 责任方 | width=9
-- column: person | Responsible person | 责任人 | format=long width=16
-- column: progress | Progress | 进展 | width=10
-- column: start | Start | 开始 | format=date width=13
-- column: end | End | 结束 | format=date width=13
-- column: days | Man-days | 人天 | format=number width=9 total=sum
-- column: depends_on | After | 前置 | width=8
-- column: pauses | Freezes affecting this task | 期间封网 | format=long width=27
-- column: remark | Remark | 备注 | format=long width=20
-- column: agreed | Agreed end | 计划基线完成日期 | format=date width=13
-- column: spent | Spent | 实际人天 | format=number width=10 total=sum
-- total: yes
-- titles: first
-- gantt: start end pauses
WITH line AS MATERIALIZED (SELECT *, iif(progress = 'done', '', iif(critical, iif(:lang = 'zh', '关键路径', 'critical path'), iif(bound, iif(:lang = 'zh', '无浮动（人力受限）', 'no slack (capacity)'), ''))) AS path,
  CASE WHEN moved THEN iif(:lang = 'zh', '因封网顺延', 'moved by a freeze') WHEN frozen THEN iif(:lang = 'zh', '与封网冲突', 'collides with a freeze') WHEN starts = pin AND progress = 'not-started' THEN ifnull((SELECT printf(iif(:lang = 'zh', '开始日定在封网结束（%s）之后', 'fixed to start after the freeze to %s'), max(last)) FROM freeze WHERE NOT is_paper AND last < pin AND last >= date(pin, '-4 days') AND (freeze.workload = '' OR NOT EXISTS (SELECT 1 FROM recommended_workload AS its WHERE its.id = task.id) OR freeze.workload IN (SELECT its.workload FROM recommended_workload AS its WHERE its.id = task.id)) HAVING count(*) > 0), iif(:lang = 'zh', '开始日已定', 'fixed start')) ELSE '' END AS freeze,
  (SELECT ltrim(ifnull(iif(:lang = 'zh', '；早于订单开始日（' || since || '），须调整订单', '; before the order period (from ' || since || '), which is to be changed'), '') || ifnull(iif(:lang = 'zh', '；超出订单期限（至 ' || until || '），须延长订单', '; outside the order period (to ' || until || '): extension needed'), ''), '；; ') FROM package_late WHERE package_late.id = task.id) AS beyond,
  iif(owner = 'provider', coalesce((SELECT printf(iif(:lang = 'zh', '实施服务“%s”：订单 %g 人天', 'implementation service “%s”: %g man-days ordered'), name, package_measure.days) || iif(estimated > package_measure.days, printf(iif(:lang = 'zh', '，其措施估算共 %g 人天，超出部分另行订购', ', for measures of %g: the rest takes another order'), estimated), '') FROM package_measure WHERE package_measure.id = task.id), (SELECT printf(iif(:lang = 'zh', '实施服务（%s）', 'implementation service, %s'), CASE WHEN inside_days = 0 THEN iif(:lang = 'zh', '未订购', 'not ordered') WHEN EXISTS (SELECT 1 FROM package_part) THEN iif(:lang = 'zh', '未列入服务包，另行订购', 'in no package: to be ordered separately') ELSE iif(:lang = 'zh', '订单内容待定', 'package to be agreed') END) FROM provider_order WHERE provider_order.currency = recommended.currency), ''), '') AS offer,
  (SELECT printf(iif(:lang = 'zh', '先行：“立即处理”第 %d 项，期限 %s', 'before it: Immediate action no. %d, by %s'), number, due) FROM urgent_matter WHERE practice IN (SELECT member.practice FROM recommended_member AS member WHERE member.id = task.id) ORDER BY number LIMIT 1) AS urgent,
  iif((SELECT provisional FROM improvement_result WHERE improvement_result.id = task.id), iif(:lang = 'zh', '日期暂定', 'provisional date'), '') AS doubt
  FROM recommended JOIN task USING (id) JOIN (SELECT id AS whole, pin FROM recommendation) ON whole = task.id WHERE is_planned),
awaited AS MATERIALIZED (SELECT id, group_concat(label, iif(:lang = 'zh', '、', ', ')) AS labels
  FROM (SELECT line.id, other.label FROM line JOIN json_each('[' || replace(json_quote(line.depends_on), ' ', '","') || ']') AS word JOIN line AS other ON other.id = word.value WHERE line.depends_on > '' ORDER BY other.number) GROUP BY id)
SELECT label, title, scope, wave, owner, person, progress, starts, ends, days, labels, pauses, remark, agreed, spent FROM (
-- Agreed ends and days spent are left out while there are none.
SELECT 0 AS place, iif(:lang = 'zh', '编号', 'No.') AS label, iif(:lang = 'zh', '建议', 'Recommendation') AS title, iif(:lang = 'zh', '工作负载', 'Workload') AS scope, iif(:lang = 'zh', '阶段', 'Wave') AS wave, iif(:lang = 'zh', '责任方', 'Owner') AS owner, iif(:lang = 'zh', '责任人', 'Responsible person') AS person, iif(:lang = 'zh', '进展', 'Progress') AS progress, iif(:lang = 'zh', '开始', 'Start') AS starts, iif(:lang = 'zh', '结束', 'End') AS ends, iif((SELECT max(planned_end) FROM task) > '' OR (SELECT max(actual) FROM line) > 0, iif(:lang = 'zh', '计划基线完成日期', 'Agreed end'), '') AS agreed, iif(:lang = 'zh', '人天', 'Man-days') AS days, iif((SELECT max(actual) FROM line) > 0, iif(:lang = 'zh', '实际人天', 'Spent'), '') AS spent, iif(:lang = 'zh', '前置', 'After') AS labels, iif(:lang = 'zh', '期间封网', 'Freezes affecting this task') AS pauses, iif(:lang = 'zh', '备注', 'Remark') AS remark, 0 AS number WHERE EXISTS (SELECT 1 FROM line)
UNION ALL SELECT 1, '◆' AS label, iif(:lang = 'zh', label_zh, label_en) AS title, '' AS scope, '' AS wave, '' AS owner, '' AS person, '' AS progress, value AS starts, value AS ends, '' AS agreed, '' AS days, '' AS spent, '' AS labels, '' AS pauses, '' AS remark, 0 AS number
  FROM form_value WHERE form = 'engagement' AND field IN ('review_date', 'final_date', 'acceptance_date') AND value >= :now AND EXISTS (SELECT 1 FROM line)
UNION ALL SELECT 1, '◆', text, '', '', '', owner, '', due, due, '', '', '', '', '', iif(:lang = 'zh', '会议约定事项', 'agreed in a meeting'), 0
  FROM minute WHERE kind = 'action' AND state NOT IN ('done', 'dropped') AND due > '' AND due BETWEEN (SELECT min(nullif(starts, '')) FROM line) AND (SELECT max(ends) FROM line)
UNION ALL SELECT 2, '‖', iif(:lang = 'zh', coalesce(nullif(name_zh, ''), name_en), coalesce(nullif(name_en, ''), name_zh)), ifnull(workload.name, iif(:lang = 'zh', '全部工作负载', 'all workloads')), '', '', '', '', first, last, '', '', '', '', first || ' – ' || last, (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'freeze-kind' AND word.id = freeze.kind), 0
  FROM freeze LEFT JOIN workload ON workload.id = freeze.workload WHERE last >= (SELECT min(ends) FROM outlook WHERE stage = 'today' AND pillar = '') AND first <= (SELECT max(ends) FROM line)
UNION ALL SELECT 3, label, iif(:lang = 'zh', title_zh, title_en), (SELECT iif(:lang = 'zh', zh, en) FROM recommendation_scope WHERE recommendation_scope.id = line.id), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'wave' AND word.id = wave), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'owner' AND word.id = owner), (SELECT person FROM responsible WHERE responsible.id = line.id),
  (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'progress' AND word.id = progress), starts, ends, coalesce(nullif(planned_end, ''), iif((SELECT max(planned_end) FROM task) > '', '—', iif(:lang = 'zh', '验收时确定', 'At acceptance'))), round(days, 2), iif(actual > 0, actual / 100.0, ''),
  labels,
  (SELECT group_concat(first || ' – ' || last, char(10)) FROM (SELECT DISTINCT first, last FROM freeze WHERE kind IN ('freeze', 'maintenance') AND NOT is_paper AND starts > '' AND first <= ends AND last >= starts AND (freeze.workload = '' OR EXISTS (SELECT 1 FROM recommendation AS one WHERE (one.id = line.id OR one.merged_into = line.id AND one.status = 'merged') AND ifnull(one.workload, '') IN ('', freeze.workload))) ORDER BY first)),
  iif(starts = '', iif(:lang = 'zh', '未排期，原因见“假设、依赖与限制”', 'no date: see Assumptions and limits'), trim(ifnull(urgent, '') || iif(urgent > '' AND path > '', iif(:lang = 'zh', '；', '; '), '') || path || iif(freeze > '', iif(:lang = 'zh', '；', '; ') || freeze, '') || iif(doubt > '', iif(:lang = 'zh', '；', '; ') || doubt, '') || iif(offer > '', iif(:lang = 'zh', '；', '; ') || offer, '') || ifnull(iif(:lang = 'zh', '；', '; ') || beyond, ''), '； ;')), number
FROM line LEFT JOIN awaited USING (id))
ORDER BY place, starts = '', starts, number, title
