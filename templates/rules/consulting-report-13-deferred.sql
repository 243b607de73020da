-- title: Deferred without a reason | 暂缓但没有理由
-- column: what | What | 缺少 | width=30
-- column: item | Item | 项目 | format=long
-- column: workload | Workload | 工作负载
-- column: place | Where to go | 处理位置 | format=long
-- column: question | Question | 问题 | format=place
-- column: recommendation | Recommendation | 建议 | format=place
-- column: form | Form | 表单 | format=place
-- column: field | Field | 字段 | format=place
-- column: conflict | Conflict | 冲突 | format=place
-- Whoever signs takes the risk until a day, which the reason says.
SELECT iif(:lang = 'zh', '建议已暂缓但没有理由与复议日期', 'Deferred without reason and date'), iif(:lang = 'zh', title_zh, title_en), workload_name, 'wellbook recommend FILE ' || id || ' justification=', '', id, '', '', ''
FROM improvement WHERE status = 'accepted' AND decision = 'deferred' AND trim(justification) = '' ORDER BY id
