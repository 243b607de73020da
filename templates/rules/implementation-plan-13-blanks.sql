-- title: Blank of the skeleton not filled in | 方案骨架中的空白未填写
-- column: what | What | 缺少 | width=30
-- column: item | Item | 项目 | format=long
-- column: place | Where to go | 处理位置 | format=long
-- column: record | Form | 表单 | format=place
SELECT iif(:lang = 'zh', '方案骨架中的空白未填写', 'Blank of the skeleton not filled in'), (SELECT name FROM entry_row WHERE entry_row.form = 'design' AND entry_row.record = cell.record) || iif(:lang = 'zh', '：', ': ') || iif(:lang = 'zh', label_zh, label_en), 'wellbook record FILE design set ' || number, 'design'
FROM entry_cell AS cell WHERE form = 'design' AND (value GLOB '*( * )*' OR value GLOB '*【*】*') ORDER BY record, field_position
