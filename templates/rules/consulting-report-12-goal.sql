-- title: A goal waits for recommendations that nobody decided on | 目标所依赖的建议尚未处理
-- column: what | What | 缺少 | width=30
-- column: item | Item | 项目 | format=long
-- column: workload | Workload | 工作负载
-- column: place | Where to go | 处理位置 | format=long
-- column: question | Question | 问题 | format=place
-- column: recommendation | Recommendation | 建议 | format=place
-- column: form | Form | 表单 | format=place
-- column: field | Field | 字段 | format=place
-- column: conflict | Conflict | 冲突 | format=place
SELECT iif(:lang = 'zh', '目标所依赖的建议尚未处理', 'Goal with undecided recommendations'), iif(:lang = 'zh', coalesce(nullif(goal.title_zh, ''), goal.title_en), coalesce(nullif(goal.title_en, ''), goal.title_zh)) || iif(:lang = 'zh', '：', ': ') || iif(:lang = 'zh', improvement.title_zh, improvement.title_en),
  (SELECT iif(:lang = 'zh', zh, en) FROM recommendation_scope WHERE recommendation_scope.id = root), 'wellbook recommend FILE ' || root || ' status=accepted', '', root, '', '', ''
FROM goal JOIN goal_part ON goal_part.goal = goal.id JOIN improvement ON improvement.id = root WHERE status = 'proposed' ORDER BY goal.id, root
