-- title: Shared cost without its key | 共享费用缺少分摊比例
-- column: what | What | 缺少 | width=30
-- column: item | Item | 项目 | format=long
-- column: place | Where to go | 处理位置 | format=long
-- column: record | Form | 表单 | format=place
SELECT iif(:lang = 'zh', '共享费用缺少分摊比例', 'Shared cost without its key'), said ->> (SELECT id FROM entry_field WHERE entry_field.form = line.form AND position = 1), 'wellbook record FILE design-shared set ' || number, 'design-shared'
FROM (SELECT form, record, number, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line) AS line WHERE form = 'design-shared' AND value ->> 'way' = 'ratio' AND value ->> 'shares' = '' ORDER BY record
