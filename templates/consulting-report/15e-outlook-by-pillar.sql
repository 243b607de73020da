-- title: By pillar | 按支柱
-- below: outlook
-- column: pillar | Pillar | 支柱
-- column: today | Score today | 当前得分 | format=score width=13
-- column: later | Score after all | 全部完成后得分 | format=score width=15
-- column: high_today | High risks today | 当前高风险 | format=number width=17
-- column: high | High risks after all | 全部完成后高风险 | format=number width=20
-- column: unmended_high | High risks without a recommendation | 无对应建议的高风险 | format=number width=20
-- column: unmended_medium | Medium risks without a recommendation | 无对应建议的中风险 | format=number width=20
SELECT iif(:lang = 'zh', pillar.name_zh, pillar.name_en), today.score, later.score, today.high, later.high,
  (SELECT count(*) FROM unmended_risk WHERE unmended_risk.pillar = pillar.id AND risk = 'HIGH'), (SELECT count(*) FROM unmended_risk WHERE unmended_risk.pillar = pillar.id AND risk = 'MEDIUM')
FROM outlook AS today JOIN outlook AS later ON later.pillar = today.pillar AND later.stage = 'all' JOIN pillar ON pillar.id = today.pillar JOIN lens ON lens.id = pillar.lens
WHERE today.stage = 'today' ORDER BY lens.position, pillar.position
