-- title: Recommendations that cannot be told apart | 建议标题相同
-- column: what | What | 缺少 | width=30
-- column: item | Item | 项目 | format=long
-- column: workload | Workload | 工作负载
-- column: place | Where to go | 处理位置 | format=long
-- column: question | Question | 问题 | format=place
-- column: recommendation | Recommendation | 建议 | format=place
-- column: form | Form | 表单 | format=place
-- column: field | Field | 字段 | format=place
-- column: conflict | Conflict | 冲突 | format=place
-- Two rows of one text are one measure, to be merged, or say what is done for which workload.
SELECT iif(:lang = 'zh', '建议标题相同，无法区分', 'Recommendations of one title'), iif(:lang = 'zh', title_zh, title_en), iif(:lang = 'zh', group_concat(workload_name, '、'), group_concat(workload_name, ', ')),
  'wellbook recommend FILE ' || max(id) || iif(:lang = 'zh', ' title-zh=', ' title-en='), '', max(id), '', '', ''
FROM (SELECT * FROM improvement WHERE status = 'accepted' AND practice > '' ORDER BY workload_name, id)
GROUP BY practice, iif(:lang = 'zh', title_zh, title_en) HAVING count(*) > 1 ORDER BY practice
