-- title: Load model without its source | 负载模型缺少数据来源
-- column: what | What | 缺少 | width=30
-- column: item | Item | 项目 | format=long
-- column: place | Where to go | 处理位置 | format=long
-- column: record | Form | 表单 | format=place
SELECT iif(:lang = 'zh', '负载模型缺少数据来源', 'Load model without its source'), said ->> (SELECT id FROM entry_field WHERE entry_field.form = line.form AND position = 1), 'wellbook record FILE design-load set ' || number, 'design-load'
FROM (SELECT form, record, number, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line) AS line WHERE form = 'design-load' AND value ->> 'source' = '' ORDER BY record
