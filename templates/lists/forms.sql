-- title: Forms | 表单
-- column: form | Form | 表单
-- column: title | Title | 名称
-- column: record | Record | 记录
-- column: fields | Fields | 字段数 | format=number
-- column: filled | Filled | 已填 | format=number
-- column: missing | Required and empty | 必填未填 | format=number
SELECT form.id, iif(:lang = 'zh', form.title_zh, form.title_en), record.name,
  (SELECT count(*) FROM field WHERE field.form = form.id),
  (SELECT count(*) FROM field_value WHERE field_value.form = form.id AND field_value.record = record.id AND value > ''),
  (SELECT count(*) FROM field WHERE field.form = form.id AND required AND NOT EXISTS
    (SELECT 1 FROM field_value WHERE field_value.form = form.id AND field_value.record = record.id
      AND field_value.field = field.id AND value > ''))
FROM form JOIN (SELECT '' AS id, '' AS name, 0 AS position, '' AS kind
    UNION ALL SELECT id, name, position, 'workload' FROM workload) AS record
  ON record.kind = form.repeats
WHERE EXISTS (SELECT 1 FROM field WHERE field.form = form.id)
ORDER BY form.position, record.position
