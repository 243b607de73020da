-- title: The ten worst findings | 最突出的十项发现
-- below: executive-summary
-- empty: No high or medium risk was found in the questions answered so far. | 已回答的问题中未发现高、中风险。
-- column: finding | Finding: best practice not in place | 发现：未落实的最佳实践 | format=long
-- column: risk | Risk | 风险 | format=risk
-- column: state | State | 状态 | format=state
-- column: workload | Workload | 工作负载
-- column: pillar | Pillar | 支柱
-- column: practice | No. | 编号
-- column: why | Why it matters | 影响 | format=long
SELECT iif(:lang = 'zh', practice_zh, practice_en), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'risk' AND id = risk), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'practice' AND id = practice_state), workload_name,
  iif(:lang = 'zh', pillar_zh, pillar_en), practice, iif(:lang = 'zh', why_zh, why_en)
FROM practice_state
WHERE risk IN ('HIGH', 'MEDIUM') AND practice_state IN ('missing', 'unknown', 'partial')
ORDER BY risk = 'MEDIUM', weight_number DESC, practice_state = 'partial', practice_state = 'unknown',
  workload_position, lens_position, question_position, pillar_position, practice_position LIMIT 10
