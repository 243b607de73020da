-- title: Batch that nobody watches | 批次没有观察时长
-- column: what | What | 缺少 | width=30
-- column: item | Item | 项目 | format=long
-- column: place | Where to go | 处理位置 | format=long
-- column: record | Form | 表单 | format=place
SELECT iif(:lang = 'zh', '批次没有观察时长', 'Batch that nobody watches'), said ->> (SELECT id FROM entry_field WHERE entry_field.form = line.form AND position = 1), 'wellbook record FILE design-batch set ' || number, 'design-batch'
FROM (SELECT form, record, number, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line) AS line WHERE form = 'design-batch' AND value ->> 'observe' + 0 <= 0 ORDER BY record
