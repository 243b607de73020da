-- title: Not taken as answers | 未作为回答采纳
-- intro: Cells that could not be read, and what was written beside the answers; all of it is kept. | 无法读取的单元格，以及写在答案之外的内容；均已保存。
-- tab: #7F7F7F
-- empty: All that came back was taken. | 收回的内容均已采纳。
-- column: file | File | 文件 | format=id width=26
-- column: place | Cell | 单元格 | width=20
-- column: text | Text | 内容 | format=long width=50
-- column: reason | Why | 原因 | format=long width=50
SELECT file, place, text, reason FROM (
  SELECT returned.at AS at, file, place, after AS text, reason FROM returned_answer JOIN returned ON returned.id = returned WHERE verdict = 'unreadable'
  UNION ALL SELECT returned.at, file, place, text, reason FROM stray JOIN returned ON returned.id = stray.returned)
ORDER BY at, file, place
