-- title: Declared and measured | 填报与实测对照
-- column: field | Field | 字段
-- column: declared | Declared | 填报 | format=number
-- column: measured | Measured | 实测 | format=number
-- column: difference | Difference | 差异 | format=number
-- column: verdict | Verdict | 结论
SELECT field, declared, measured, difference, verdict FROM declared_measured WHERE declared IS NOT NULL OR measured
UNION ALL SELECT 'account ' || account, '', 0, '', 'missing' FROM unexported_account WHERE EXISTS (SELECT 1 FROM live_resource)
