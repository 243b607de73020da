-- title: Trend | 趋势
-- group: Results | 评估结果
-- intro: The whole engagement at each milestone, and now; scores are as answered. | 各里程碑及当前的整体情况；得分按回答计算。
-- layout: table
-- tab: #1F4E78
-- optional: yes
-- column: milestone | Milestone | 里程碑 | format=id width=24
-- column: date | Date | 日期 | format=date width=12
-- column: answered | Answered | 已回答 | format=number width=10
-- column: score | Score | 得分 | format=score width=10
-- column: high | High | 高风险 | format=number width=10
-- column: medium | Medium | 中风险 | format=number width=10
-- column: note | Note | 备注 | format=long width=44
-- chart: stacked | Risks at each milestone | 各里程碑的风险 | milestone high medium
SELECT iif(:lang = 'zh', name_zh, name), iif(moment.id = '', :now, date(at, 'localtime')), answered,
  score, high, medium, note
FROM moment JOIN overall_at ON overall_at.milestone = moment.id
WHERE (SELECT count(*) FROM milestone) >= 2
ORDER BY at, moment.position, moment.id
