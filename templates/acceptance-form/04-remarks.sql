-- title: Remarks | 存在问题与整改
-- below: acceptance
-- empty: No remarks. | 无。
-- column: deliverable | Deliverable | 交付物 | width=36
-- column: text | Remark | 问题 | format=long width=34
-- column: author | By | 提出人 | width=12
-- column: decision | Correction | 整改 | format=long width=10
-- column: state | State | 状态 | width=8
SELECT what, text, by, decision, state FROM (
  SELECT version.at AS moment, 1 AS part, CAST(comment.number AS INTEGER) AS turn, iif(:lang = 'zh', word.zh, word.en) || ' ' || version.number AS what, comment.text AS text, author AS by, decision, iif(:lang = 'zh', said.zh, said.en) AS state
  FROM comment JOIN version ON version.id = comment.version JOIN word ON word.kind = 'deliverable' AND word.id = deliverable
  JOIN word AS said ON said.kind = 'point-state' AND said.id = comment.state
  UNION ALL SELECT version.at, 2, 0, iif(:lang = 'zh', word.zh, word.en) || ' ' || version.number, acceptance.note, representative, '', iif(:lang = 'zh', said.zh, said.en)
  FROM acceptance JOIN version ON version.id = acceptance.version JOIN word ON word.kind = 'deliverable' AND word.id = deliverable
  JOIN word AS said ON said.kind = 'verdict' AND said.id = verdict WHERE acceptance.note > '')
ORDER BY moment, part, turn, what, text
