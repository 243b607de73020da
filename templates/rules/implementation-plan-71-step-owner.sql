-- title: Step without owner or date | 步骤缺少责任人或日期
-- column: what | What | 缺少 | width=30
-- column: item | Item | 项目 | format=long
-- column: place | Where to go | 处理位置 | format=long
-- column: record | Form | 表单 | format=place
SELECT iif(:lang = 'zh', '步骤缺少责任人或日期', 'Step without owner or date'), said ->> (SELECT id FROM entry_field WHERE entry_field.form = line.form AND position = 1), 'wellbook record FILE step set ' || number, 'step'
FROM (SELECT form, record, number, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line) AS line WHERE form = 'step' AND (value ->> 'owner' = '' OR value ->> 'starts' = '') ORDER BY record
