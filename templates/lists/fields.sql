-- title: Fields | 字段
-- column: form | Form | 表单
-- column: record | Record | 记录
-- column: section | Section | 分组
-- column: field | Field | 字段
-- column: label | Label | 名称
-- column: type | Type | 类型
-- column: required | Required | 必填 | format=number
-- column: value | Value | 值
-- column: shown | As shown | 显示为
-- column: unit | Unit | 单位
SELECT form, record_name, iif(:lang = 'zh', section_zh, section_en), field, iif(:lang = 'zh', label_zh, label_en), type, required, value, iif(:lang = 'zh', shown_zh, shown_en), iif(:lang = 'zh', unit_zh, unit_en)
FROM form_value ORDER BY form_position, record_position, field_position
