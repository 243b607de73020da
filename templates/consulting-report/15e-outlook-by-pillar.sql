-- title: By pillar | 按支柱
-- below: outlook
-- column: pillar | Pillar | 支柱
-- column: today | Score today | 当前得分 | format=score width=13
-- column: later | Score after all | 全部完成后得分 | format=score width=15
-- column: high_today | High risks today | 当前高风险 | format=number width=17 total=sum
-- column: high | High risks after all | 全部完成后高风险 | format=number width=20 total=sum
-- column: mended | High risks with a measure | 有措施的高风险 | format=number width=17 total=sum
-- column: unmended_high | High risks without a measure | 无措施的高风险 | format=number width=20 total=sum
-- column: unmended_medium | Medium risks without a measure | 无措施的中风险 | format=number width=20 total=sum
-- total: yes
SELECT iif(:lang = 'zh', pillar.name_zh, pillar.name_en), today.score, later.score, today.high, later.high,
  (SELECT count(*) FROM risk_answer WHERE risk_answer.pillar = pillar.id AND risk = 'HIGH' AND is_mended), (SELECT count(*) FROM risk_answer WHERE risk_answer.pillar = pillar.id AND risk = 'HIGH' AND NOT is_mended), (SELECT count(*) FROM risk_answer WHERE risk_answer.pillar = pillar.id AND risk = 'MEDIUM' AND NOT is_mended)
FROM outlook AS today JOIN outlook AS later ON later.pillar = today.pillar AND later.stage = 'all' JOIN pillar ON pillar.id = today.pillar JOIN lens ON lens.id = pillar.lens
WHERE today.stage = 'today' ORDER BY lens.position, pillar.position
