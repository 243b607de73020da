-- title: Since the last review | 自上次评估以来
-- intro: Score and risks by pillar, then and now. A score counts what was answered. | 各支柱的得分与风险：上次与本次。得分仅计入已回答的内容。
-- tab: #1F3864
-- column: pillar | Pillar | 支柱 | width=26
-- column: score_then | Score then | 上次得分 | format=number width=11
-- column: score_now | Score now | 本次得分 | format=number width=11
-- column: change | Change | 变化 | format=number width=9
-- column: answered_then | Answered then | 上次已回答 | width=13
-- column: answered_now | Answered now | 本次已回答 | width=13
-- column: high_then | High risks then | 上次高风险 | format=number width=11
-- column: high_now | High risks now | 本次高风险 | format=number width=11
-- column: medium_then | Medium risks then | 上次中风险 | format=number width=11
-- column: medium_now | Medium risks now | 本次中风险 | format=number width=11
SELECT iif(:lang = 'zh', score.title_zh, score.title_en), score.before, score.after,
  iif(score.before = '' OR score.after = '', '', round(score.after - score.before, 1)), answered.before, answered.after,
  high.before, high.after, medium.before, medium.after
FROM compared AS score
LEFT JOIN compared AS answered ON answered.kind = 'answered' AND answered.key = score.key
LEFT JOIN compared AS high ON high.kind = 'high' AND high.key = score.key
LEFT JOIN compared AS medium ON medium.kind = 'medium' AND medium.key = score.key
LEFT JOIN pillar ON pillar.id = score.key LEFT JOIN lens ON lens.id = pillar.lens
WHERE score.kind = 'score' AND (score.before > '' OR score.after > '')
ORDER BY pillar.id IS NULL, lens.position, pillar.position, score.key
