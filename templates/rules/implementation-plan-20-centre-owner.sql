-- title: Cost centre without owner | 成本中心缺少责任人
-- column: what | What | 缺少 | width=30
-- column: item | Item | 项目 | format=long
-- column: place | Where to go | 处理位置 | format=long
-- column: record | Form | 表单 | format=place
SELECT iif(:lang = 'zh', '成本中心缺少责任人', 'Cost centre without owner'), said ->> (SELECT id FROM entry_field WHERE entry_field.form = line.form AND position = 1), 'wellbook record FILE design-centre set ' || number, 'design-centre'
FROM (SELECT form, record, number, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line) AS line WHERE form = 'design-centre' AND value ->> 'owner' = '' ORDER BY record
