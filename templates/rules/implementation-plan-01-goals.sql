-- title: Package without agreed goals | 服务包目标未约定
-- column: what | What | 缺少 | width=30
-- column: item | Item | 项目 | format=long
-- column: place | Where to go | 处理位置 | format=long
-- column: record | Form | 表单 | format=place
SELECT iif(:lang = 'zh', '服务包目标未约定', 'Package without agreed goals'), said ->> (SELECT id FROM entry_field WHERE entry_field.form = line.form AND position = 1), 'wellbook record FILE package set ' || number, 'package'
FROM (SELECT form, record, number, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line) AS line WHERE form = 'package' AND (value ->> 'goals' = '' OR value ->> 'deliverables' = '' OR value ->> 'confirmed' = '') ORDER BY record
