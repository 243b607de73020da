-- title: Design without a decision and its reason | 方案缺少决定或理由
-- column: what | What | 缺少 | width=30
-- column: item | Item | 项目 | format=long
-- column: place | Where to go | 处理位置 | format=long
-- column: record | Form | 表单 | format=place
SELECT iif(:lang = 'zh', '方案缺少决定或理由', 'Design without a decision and its reason'), said ->> (SELECT id FROM entry_field WHERE entry_field.form = line.form AND position = 1), 'wellbook record FILE design set ' || number, 'design'
FROM (SELECT form, record, number, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line) AS line WHERE form = 'design' AND (value ->> 'decision' = '' OR value ->> 'why' = '') ORDER BY record
