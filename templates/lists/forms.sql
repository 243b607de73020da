-- title: Forms | 表单
-- column: form | Form | 表单
-- column: title | Title | 名称
-- column: record | Record | 记录
-- column: fields | Fields | 字段数 | format=number
-- column: filled | Filled | 已填 | format=number
-- column: missing | Required and empty | 必填未填 | format=number
SELECT form, iif(:lang = 'zh', form_zh, form_en), record_name, count(*), sum(value > ''), sum(required AND value = '')
FROM form_value GROUP BY form, record ORDER BY form_position, record_position
