-- title: Beside the answers | 答案之外的内容
-- column: file | File | 文件
-- column: place | Place | 位置
-- column: text | Text | 内容
-- column: reason | Reason | 原因
SELECT file, place, text, reason
FROM stray JOIN returned ON returned.id = stray.returned
ORDER BY returned.at, file, place
