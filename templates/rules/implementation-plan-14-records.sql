-- title: Design records without a design | 设计记录没有对应方案
-- column: what | What | 缺少 | width=30
-- column: item | Item | 项目 | format=long
-- column: place | Where to go | 处理位置 | format=long
-- column: record | Form | 表单 | format=place
SELECT iif(:lang = 'zh', '设计记录没有对应方案，不会列入实施方案', 'Records without a design; the plan leaves them out'), iif(:lang = 'zh', title_zh, title_en), 'wellbook record FILE design add pillar=' || pillar, 'design'
FROM entry_form AS form WHERE id GLOB 'design-*' AND pillar > '' AND EXISTS (SELECT 1 FROM entry_row WHERE entry_row.form = form.id)
  AND NOT EXISTS (SELECT 1 FROM entry_line WHERE entry_line.form = 'design' AND value ->> 'pillar' = form.pillar) ORDER BY form.position
