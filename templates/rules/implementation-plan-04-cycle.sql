-- title: Row that leads back to itself | 引用形成循环
-- column: what | What | 缺少 | width=30
-- column: item | Item | 项目 | format=long
-- column: place | Where to go | 处理位置 | format=long
-- column: record | Form | 表单 | format=place
WITH RECURSIVE edge AS (SELECT entry.form, record, value AS target, field FROM entry JOIN entry_field ON entry_field.form = entry.form AND entry_field.id = entry.field WHERE entry_field.type = 'record' AND entry_field.options = entry.form),
above (form, field, record, target) AS (SELECT form, field, record, target FROM edge UNION SELECT above.form, above.field, above.record, edge.target FROM above JOIN edge ON edge.form = above.form AND edge.field = above.field AND edge.record = above.target)
SELECT iif(:lang = 'zh', '引用形成循环', 'Row that leads back to itself'), name, 'wellbook record FILE ' || form || ' set ' || number || ' ' || field || '=', form
FROM above JOIN entry_row USING (form, record) WHERE target = record ORDER BY form, number
