-- title: Own keys that the form does not know of | 自管密钥与治理表单不一致
-- column: number | No. | 编号
-- column: state | Answer | 回答
-- column: title | Title | 标题
-- column: workload | Workload | 工作负载
-- column: question | Question | 问题 | format=place
-- column: practice | Best practice | 最佳实践 | format=place
-- column: recommendation | Recommendation | 建议 | format=place
-- column: form | Form | 表单 | format=place
-- column: field | Field | 字段 | format=place
-- The survey says that a store is under own keys, and the form that key management has none of its kind.
WITH kind (rest, kms) AS (VALUES ('cmk', 'software-key'), ('hsm', 'hardware-key'), ('byok', 'byok'))
SELECT line.value ->> 'rest', line.value ->> 'asset', iif(:lang = 'zh', '调研称“' || (line.zh ->> 'asset') || '”的存储加密为“' || (line.zh ->> 'rest') || '”，IT 治理表单的密钥管理方式未勾选',
    'The survey says that ' || (line.en ->> 'asset') || ' is encrypted at rest with ' || lower(line.en ->> 'rest') || '; the governance form has no such keys'),
  '', '', '', '', 'governance', 'kms'
FROM entry_line AS line JOIN kind ON kind.rest = line.value ->> 'rest' JOIN field_value ON field_value.form = 'governance' AND field = 'kms'
WHERE line.form = 'survey-security' AND field_value.value > '' AND NOT instr(' ' || field_value.value || ' ', ' ' || kms || ' ') ORDER BY line.number
