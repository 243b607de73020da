-- title: Trend by pillar | 各支柱趋势
-- below: trend
-- optional: yes
-- column: pillar | Pillar | 支柱 | format=id width=24
-- column: date | Date | 日期 | format=date width=12
-- column: answered | Answered | 已回答 | format=number width=10
-- column: score | Score | 得分 | format=score width=10
-- column: high | High | 高风险 | format=number width=10
-- column: medium | Medium | 中风险 | format=number width=10
-- column: milestone | Milestone | 里程碑 | format=long width=44
SELECT iif(:lang = 'zh', pillar.name_zh, pillar.name_en), iif(moment.id = '', :now, date(at, 'localtime')), answered,
  score, high, medium, iif(:lang = 'zh', moment.name_zh, moment.name)
FROM moment JOIN pillar_at ON pillar_at.milestone = moment.id
JOIN pillar ON pillar.id = pillar_at.pillar JOIN lens ON lens.id = pillar.lens
WHERE (SELECT count(*) FROM milestone) >= 2
ORDER BY lens.position, pillar.position, at, moment.position, moment.id
