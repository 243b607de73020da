-- title: Practices, then and now | 最佳实践对比
-- empty: No practice fell short then or does now. | 上次与本次均无未落实的最佳实践。
-- tab: #BF8F00
-- column: verdict | Outcome | 结果 | width=14
-- column: practice | No. | 编号 | format=id width=12
-- column: title | Best practice | 最佳实践 | format=long width=44
-- column: workload | Workload | 工作负载 | width=20
-- column: before | Then | 上次 | width=14
-- column: after | Now | 本次 | width=14
SELECT (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'outcome' AND id = verdict), key, iif(:lang = 'zh', compared.title_zh, compared.title_en),
  iif(workload = '', (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'scope' AND id = 'organization'), workload),
  (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'practice' AND id = before), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'practice' AND id = after)
FROM compared LEFT JOIN pillar ON pillar.id = compared.pillar LEFT JOIN lens ON lens.id = pillar.lens LEFT JOIN practice ON practice.id = key LEFT JOIN question ON question.id = practice.question
WHERE compared.kind = 'practice' AND verdict IS NOT NULL
ORDER BY (SELECT position FROM word WHERE word.kind = 'outcome' AND id = verdict), lens.position, pillar.position, question.position, practice.position, key, workload
