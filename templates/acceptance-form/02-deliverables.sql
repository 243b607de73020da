-- title: Deliverables | 交付物
-- below: acceptance
-- column: name | Deliverable | 交付物 | format=id width=36
-- column: content | Content | 内容 | format=long width=34
-- column: type | Type | 类型 | width=12
-- column: version | Version | 版本 | width=10
-- column: copies | Copies | 数量 | width=8
-- column: result | Result | 验收结果 | width=20
-- column: file | SHA-256 of the file | 文件 SHA-256 | width=34
SELECT iif(:lang = 'zh', word.zh, word.en), iif(:lang = 'zh', content_zh, content_en), iif(:lang = 'zh', type_zh, type_en),
  acceptance_state.number, iif(version = '', '', '1'), ifnull((SELECT iif(:lang = 'zh', said.zh, said.en) FROM word AS said WHERE said.kind = 'verdict' AND said.id = verdict), ''),
  ifnull((SELECT sha256 FROM version AS handed WHERE handed.id = acceptance_state.version), '')
FROM acceptance_state JOIN word ON word.kind = 'deliverable' AND word.id = acceptance_state.id ORDER BY acceptance_state.position
