-- title: Tag key without values | 标签键缺少取值
-- column: what | What | 缺少 | width=30
-- column: item | Item | 项目 | format=long
-- column: place | Where to go | 处理位置 | format=long
-- column: record | Form | 表单 | format=place
SELECT iif(:lang = 'zh', '标签键缺少取值', 'Tag key without values'), said ->> (SELECT id FROM entry_field WHERE entry_field.form = line.form AND position = 1), 'wellbook record FILE design-tag set ' || number, 'design-tag'
FROM (SELECT form, record, number, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line) AS line WHERE form = 'design-tag' AND value ->> 'values' = '' ORDER BY record
