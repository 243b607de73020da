-- title: Immediate actions | 立即处理
-- group: Recommendations and plan | 建议与计划
-- intro: Matters that the checks show to be exposed, expiring or about to fail now, and all critical findings that no measure in the plan resolves. They do not wait for the plan; the last column names the long-term measures, if any. Due three working days after the date of this report (or after today, if later); another date is explained in its row. A resource, user or key counts once, however many checks report it. | 检测结果显示当前已暴露、即将到期或可能中断的事项，以及计划措施未涵盖的全部严重检测结果。不等计划启动即处理；计划中有长期措施的列于末列。期限为本报告日期（或今天，取较晚者）后的第三个工作日；另有期限的，该行注明原因。同一资源（含用户与密钥）被多个检测项命中的，只计一次。
-- optional: yes
-- tab: #C00000
-- column: number | No. | 编号 | format=number width=8
-- column: what | Urgent matter | 不能等待的事项 | format=long width=34
-- column: places | Resources | 涉及资源数 | format=number width=10
-- column: names | Which | 涉及对象 | format=long width=36
-- column: act | Immediate action | 立即措施 | format=long width=44
-- column: person | Responsible person | 责任人 | format=long width=20
-- column: due | Due | 期限 | format=date width=13
-- column: follows | Follow-up in the plan | 计划中的后续 | format=long width=20
WITH said AS (SELECT *, iif(:lang = 'zh', zh, en) AS text, iif(:lang = 'zh', '：', ': ') AS colon FROM urgent_matter), borne AS MATERIALIZED (SELECT (SELECT number FROM decision_asked WHERE place = 5) AS asked)
SELECT number, substr(text, 1, instr(text, colon) - 1), places, iif(:lang = 'zh', replace(names, ', ', '、'), names) || iif(places > 4, iif(:lang = 'zh', ' 等，全部见“立即处理资源清单”', ' and ' || (places - 4) || ' more: sheet Urgent resources'), '')
  || ifnull((SELECT iif(:lang = 'zh', '；其中严重 ' || sum(worst = 5) || ' 个，高危 ' || sum(worst = 4) || ' 个', '; ' || sum(worst = 5) || ' critical, ' || sum(worst = 4) || ' high') FROM urgent_place AS place WHERE place.subject = said.subject HAVING count(DISTINCT worst) > 1), '')
  || iif(first > '', iif(:lang = 'zh', '；最早到期日 ' || first, '; the first on ' || first) || iif(over > 0, iif(:lang = 'zh', '，其中 ' || over || ' 个到期日不晚于本报告日期', ', ' || over || ' by this report''s date'), ''), '')
  || ifnull((SELECT iif(:lang = 'zh', '；访谈中对 ' || group_concat(name, '、') || ' 另有说明，见《卓越架构调研报告》' || question, '; of ' || group_concat(name, ', ') || ' the answer says more: Investigation Report, ' || question) FROM (SELECT DISTINCT place.name, answer.question FROM practice JOIN answer ON answer.question = practice.question JOIN urgent_place AS place ON place.subject = said.subject AND answer.workload = place.workload WHERE practice.id = said.practice AND instr(answer.note, place.name)) HAVING count(*) > 0), ''),
  iif(:lang = 'zh', '', upper(substr(text, instr(text, colon) + length(colon), 1))) || substr(text, instr(text, colon) + length(colon) + iif(:lang = 'zh', 0, 1)), iif(person > '', person, iif(:lang = 'zh', '待指定', 'To be named')), due,
  ifnull(iif(:lang = 'zh', replace(labels, ', ', '、'), labels) || iif(starts > '', iif(:lang = 'zh', '，自 ' || starts || ' 起', ', from ' || starts), ''), iif(:lang = 'zh', '计划中无长期措施', 'No lasting measure planned') || ifnull((SELECT printf(iif(:lang = 'zh', '，见决定 %d', '; see decision %d'), asked) || ifnull(iif(:lang = 'zh', '（', ' (') || (SELECT group_concat(label, iif(:lang = 'zh', '、', ', ')) FROM critical_risk WHERE instr(',' || urgent || ',', ',' || said.number || ',')) || iif(:lang = 'zh', '）', ')'), '') FROM borne WHERE asked > 0), ''))
FROM said ORDER BY number
