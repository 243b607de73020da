-- title: State file without lock | 状态文件没有锁
-- column: what | What | 缺少 | width=30
-- column: item | Item | 项目 | format=long
-- column: place | Where to go | 处理位置 | format=long
-- column: record | Form | 表单 | format=place
SELECT iif(:lang = 'zh', '状态文件没有锁', 'State file without lock'), said ->> (SELECT id FROM entry_field WHERE entry_field.form = line.form AND position = 1), 'wellbook record FILE design-module set ' || number, 'design-module'
FROM (SELECT form, record, number, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line) AS line WHERE form = 'design-module' AND value ->> 'kind' = 'state' AND value ->> 'lock' = '' ORDER BY record
