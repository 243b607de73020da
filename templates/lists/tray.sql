-- title: What was not taken over | 未收录的内容
-- column: file | File | 文件
-- column: place | Place | 位置
-- column: text | Text | 内容
-- column: reason | Reason | 原因
-- Of questionnaires what stood beside the answers, of exports the rows that cannot be read.
SELECT file, place, text, reason
FROM (SELECT returned.at AS at, file, place, 0 AS line, text, reason
  FROM stray
  JOIN returned ON returned.id = stray.returned
  UNION ALL SELECT imported_at, file, line, line, raw, reason
  FROM tray
  JOIN import_batch ON import_batch.number = tray.batch)
ORDER BY at, file, line, place
