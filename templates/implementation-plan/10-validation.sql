-- title: Validation record | 验证记录
-- group: Implementation | 实施
-- intro: What was to be seen and what was seen, with the file that proves it. | 预期结果、实际结果与证据文件。
-- empty: Nothing has been validated yet. | 尚未验证。
-- tab: #2E7D32
-- column: what | Validation | 验证内容 | format=long width=30
-- column: step | Step | 步骤 | format=long width=20
-- column: item | Improvement item | 改进项 | format=long width=20
-- column: expected | Expected | 预期 | format=long width=32
-- column: observed | Observed | 实际 | format=long width=32
-- column: passed | Passed | 结论 | width=16
-- column: evidence | Evidence | 证据 | format=long width=34
-- column: by | By | 验证人 | format=long width=20
-- column: date | Date | 日期 | format=date width=13
WITH line AS (SELECT record, number, unconfirmed, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line WHERE form = 'validation')
SELECT said ->> 'what', said ->> 'step', said ->> 'item', said ->> 'expected', said ->> 'observed', said ->> 'passed', said ->> 'evidence', said ->> 'by', said ->> 'date'
FROM line ORDER BY record
