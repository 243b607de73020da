-- title: Findings by pillar | 各支柱检测结果
-- group: Questionnaire and evidence | 问卷与证据
-- intro: Open faults by pillar and severity, each fault of a resource counted once, however many sources report it; compliant and suppressed results are counted by check. A check without a pillar is not yet mapped to a best practice. | 各支柱未整改的问题，按严重程度统计；同一资源的同一问题由多个来源发现的只计一次；合规与已忽略的按检测结果计数。未归属支柱的检测项尚未映射到最佳实践。
-- optional: yes
-- tab: #C55A11
-- total: yes
-- column: pillar | Pillar | 支柱 | format=id width=32
-- column: critical | Critical | 严重 | format=count width=13 total=sum
-- column: high | High | 高 | format=count width=13 total=sum
-- column: medium | Medium | 中 | format=count width=13 total=sum
-- column: low | Low | 低 | format=number width=13 total=sum
-- column: open | Open, total | 未整改合计 | format=number width=16 total=sum
-- column: resources | Resources (one may be of several pillars) | 涉及资源数（各支柱间可重复） | format=number width=14
-- column: checks | Checks with open findings | 有未整改结果的检测项 | format=number width=20 total=sum
-- column: compliant | Compliant | 合规 | format=number width=14 total=sum
-- column: suppressed | Suppressed | 已忽略 | format=number width=14 total=sum
-- chart: stacked | Open findings by pillar | 各支柱未整改的检测项 | pillar critical high medium low
WITH found AS (SELECT pillar, sum(worst = 5) AS critical, sum(worst = 4) AS high, sum(worst = 3) AS medium, sum(worst < 3) AS low, count(*) AS open, count(DISTINCT place) AS resources FROM fault GROUP BY pillar),
said AS (SELECT pillar, count(DISTINCT iif(status_rank = 1, source || ' ' || "check", NULL)) AS checks, sum(status_rank = 2) AS compliant, sum(status_rank = 4) AS suppressed FROM finding_in_words GROUP BY pillar)
SELECT ifnull(iif(:lang = 'zh', pillar.name_zh, pillar.name_en), iif(:lang = 'zh', '未归属支柱', 'Of no pillar yet')),
  ifnull(critical, 0), ifnull(high, 0), ifnull(medium, 0), ifnull(low, 0), ifnull(open, 0), ifnull(resources, 0), checks, compliant, suppressed
FROM said LEFT JOIN found USING (pillar) LEFT JOIN pillar ON pillar.id = said.pillar LEFT JOIN lens ON lens.id = pillar.lens
ORDER BY pillar.id IS NULL, lens.position, pillar.position
