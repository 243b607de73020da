-- title: What to ask first | 先问什么
-- column: number | No. | 编号
-- column: kind | When | 安排
-- column: title | What | 内容
-- column: workload | Workload | 工作负载
-- column: minutes | Minutes | 分钟 | format=number
-- column: question | Question | 问题 | format=place
-- column: place | Where to go | 处理位置 | format=place
SELECT question, iif(is_now, iif(:lang = 'zh', '现在问', 'ask'), iif(:lang = 'zh', '发问卷', 'send')),
  iif(:lang = 'zh', title_zh, title_en),
  iif(scope = 'organization', (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'scope' AND word.id = 'organization'), workload_name),
  CAST(round(seconds / 60.0) AS INTEGER), question, iif(scope = 'organization', 'question:' || question, '')
FROM pacing
ORDER BY number
