-- title: Milestones | 里程碑
-- column: name | Name | 名称
-- column: at | When | 时间
-- column: author | Who | 操作人
-- column: answered | Answered | 已回答 | format=number
-- column: score | Score | 得分 | format=number
-- column: high | High | 高风险 | format=number
-- column: medium | Medium | 中风险 | format=number
-- column: note | Note | 备注
-- column: id | Id | 编号
SELECT name, strftime('%Y-%m-%d %H:%M', at, 'localtime'), author, answered, score, high, medium, note, milestone.id
FROM milestone JOIN overall_at ON overall_at.milestone = milestone.id
ORDER BY at DESC, milestone.position DESC, milestone.id
