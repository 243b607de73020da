-- title: Risks, then and now | 风险对比
-- empty: No question differs in its risk, and none has one. | 各问题均无风险，也无变化。
-- tab: #C00000
-- column: verdict | Outcome | 结果 | width=14
-- column: question | No. | 编号 | format=id width=10
-- column: title | Question | 问题 | format=long width=40
-- column: workload | Workload | 工作负载 | width=20
-- column: before | Risk then | 上次风险 | format=risk width=12
-- column: after | Risk now | 本次风险 | format=risk width=12
SELECT (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'outcome' AND id = verdict), key, iif(:lang = 'zh', compared.title_zh, compared.title_en),
  iif(workload = '', (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'scope' AND id = 'organization'), workload),
  (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'risk' AND id = before), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'risk' AND id = after)
FROM compared LEFT JOIN pillar ON pillar.id = compared.pillar LEFT JOIN lens ON lens.id = pillar.lens LEFT JOIN question ON question.id = key
WHERE compared.kind = 'question' AND verdict IS NOT NULL
ORDER BY (SELECT position FROM word WHERE word.kind = 'outcome' AND id = verdict), lens.position, pillar.position, question.position, key, workload
