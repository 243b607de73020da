-- title: Milestones | 里程碑
-- column: name | Name | 名称
-- column: at | When | 时间
-- column: author | Who | 操作人
-- column: answered | Answered | 已回答
-- column: score | Score | 得分
-- column: high | High | 高风险
-- column: medium | Medium | 中风险
-- column: note | Note | 备注
SELECT name, at, author, answered, score, high, medium, note
FROM milestone JOIN overall_at ON overall_at.milestone = milestone.id
ORDER BY at, milestone.position, milestone.id
