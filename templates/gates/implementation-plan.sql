-- title: Well-Architected Implementation Plan: what is missing | 卓越架构实施方案：待补充内容
-- column: what | What | 缺少 | width=30
-- column: item | Item | 项目 | format=long
-- column: place | Where to go | 处理位置 | format=long
-- column: record | Form | 表单 | format=place
WITH needed (position, form, en, zh) AS (VALUES (1, 'package', 'No package', '没有服务包'), (2, 'package-item', 'No improvement item', '没有改进项'), (3, 'design', 'No solution design', '没有方案设计'), (4, 'step', 'No step', '没有实施步骤'), (5, 'validation', 'No validation item', '没有验证项'))
SELECT iif(:lang = 'zh', needed.zh, needed.en), (SELECT iif(:lang = 'zh', title_zh, title_en) FROM entry_form WHERE id = form), 'wellbook record FILE ' || form || ' add', form
FROM needed WHERE NOT EXISTS (SELECT 1 FROM entry WHERE entry.form = needed.form) ORDER BY position
