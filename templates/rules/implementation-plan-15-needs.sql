-- title: Design without the records of its kind | 方案缺少该类型的设计记录
-- column: what | What | 缺少 | width=30
-- column: item | Item | 项目 | format=long
-- column: place | Where to go | 处理位置 | format=long
-- column: record | Form | 表单 | format=place
WITH needed (kind, form) AS (VALUES ('cost-allocation', 'design-centre'), ('cost-allocation', 'design-tag'), ('encryption', 'design-key'), ('encryption', 'design-store'), ('gray-release', 'design-batch'), ('iac', 'design-module'), ('performance', 'design-load'))
SELECT iif(:lang = 'zh', '方案缺少该类型的设计记录', 'Design without the records of its kind'), value ->> 'title' || iif(:lang = 'zh', '：', ': ') || (SELECT iif(:lang = 'zh', title_zh, title_en) FROM entry_form WHERE id = needed.form), 'wellbook record FILE ' || needed.form || ' add', needed.form
FROM entry_line AS line JOIN needed ON needed.kind = value ->> 'kind' WHERE line.form = 'design' AND NOT EXISTS (SELECT 1 FROM entry_row WHERE entry_row.form = needed.form) ORDER BY record, needed.form
