-- title: Course | 验收过程
-- below: acceptance
-- empty: Nothing was handed over yet. | 尚未提交交付物。
-- column: at | Date | 日期 | format=date width=36
-- column: what | What | 过程 | format=long width=34
SELECT day, what FROM (
  SELECT date(version.at, 'localtime') AS day, version.at AS moment, iif(:lang = 'zh', '提交' || word.zh, word.en || ' handed over:') || ' ' || number || iif(note > '', iif(:lang = 'zh', '：', ', ') || note, '') AS what
  FROM version JOIN word ON word.kind = 'deliverable' AND word.id = deliverable
  UNION ALL SELECT date, date || 'T24', iif(:lang = 'zh', word.zh || ' ' || number || '：' || said.zh || '，' || representative, word.en || ' ' || number || ': ' || said.en || ', ' || representative)
  FROM acceptance JOIN version ON version.id = acceptance.version JOIN word ON word.kind = 'deliverable' AND word.id = deliverable
  JOIN word AS said ON said.kind = 'verdict' AND said.id = verdict) ORDER BY moment, what
