-- title: Passed without what was observed and by whom | 通过但缺少实际结果或验证人
-- column: what | What | 缺少 | width=30
-- column: item | Item | 项目 | format=long
-- column: place | Where to go | 处理位置 | format=long
-- column: record | Form | 表单 | format=place
SELECT iif(:lang = 'zh', '通过但缺少实际结果或验证人', 'Passed without what was observed and by whom'), said ->> (SELECT id FROM entry_field WHERE entry_field.form = line.form AND position = 1), 'wellbook record FILE validation set ' || number, 'validation'
FROM (SELECT form, record, number, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line) AS line WHERE form = 'validation' AND value ->> 'passed' = 'passed' AND (value ->> 'observed' = '' OR value ->> 'by' = '') ORDER BY record
