-- title: Findings by pillar | 各支柱检测结果
-- group: Results | 评估结果
-- intro: Open findings by pillar and severity; what was set aside is counted apart. A check that belongs to no pillar is not yet mapped to a best practice. | 各支柱未整改的检测项，按严重程度统计；已忽略的单独计数。未归属支柱的检测项尚未映射到最佳实践。
-- optional: yes
-- tab: #C55A11
-- total: yes
-- column: pillar | Pillar | 支柱 | format=id width=32
-- column: critical | Critical | 严重 | format=count width=13 total=sum
-- column: high | High | 高 | format=count width=13 total=sum
-- column: medium | Medium | 中 | format=count width=13 total=sum
-- column: low | Low | 低 | format=number width=13 total=sum
-- column: open | Open in all | 未整改合计 | format=number width=16 total=sum
-- column: checks | Checks with open findings | 有未整改结果的检测项 | format=number width=20 total=sum
-- column: compliant | Compliant | 合规 | format=number width=14 total=sum
-- column: suppressed | Suppressed | 已忽略 | format=number width=14 total=sum
-- chart: stacked | Open findings by pillar | 各支柱未整改的检测项 | pillar critical high medium low
SELECT ifnull(iif(:lang = 'zh', pillar.name_zh, pillar.name_en), iif(:lang = 'zh', '未归属支柱', 'Of no pillar yet')),
  sum(status_rank = 1 AND severity_rank = 5), sum(status_rank = 1 AND severity_rank = 4), sum(status_rank = 1 AND severity_rank = 3),
  sum(status_rank = 1 AND severity_rank < 3), sum(status_rank = 1), count(DISTINCT iif(status_rank = 1, source || ' ' || "check", NULL)),
  sum(status_rank = 2), sum(status_rank = 4)
FROM finding_in_words LEFT JOIN pillar ON pillar.id = pillar LEFT JOIN lens ON lens.id = pillar.lens
GROUP BY pillar.id ORDER BY pillar.id IS NULL, lens.position, pillar.position
