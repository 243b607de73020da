-- title: What became of it | 整改结果
-- below: summary
-- intro: Remediated is what was open and is in place now. Not assessed: nothing imported or answered this time says how it stands. | “已整改”指上次未解决、本次已落实；“本次未评估”指本次的导入数据与回答均未覆盖。
-- column: kind | Counted | 统计对象 | width=26
-- column: mended | Remediated | 已整改 | format=number
-- column: better | Better | 有改善 | format=number
-- column: open | Still open | 仍未解决 | format=number
-- column: worse | Worse | 变差 | format=number
-- column: new | New | 新增 | format=number
-- column: unknown | Not assessed | 本次未评估 | format=number
SELECT (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'compared' AND id = compared.kind), sum(verdict = 'mended'), sum(verdict = 'better'), sum(verdict = 'open'),
  sum(verdict = 'worse'), sum(verdict = 'new'), sum(verdict = 'unknown')
FROM compared WHERE compared.kind IN ('question', 'practice', 'finding') AND verdict IS NOT NULL
GROUP BY compared.kind ORDER BY (SELECT position FROM word WHERE word.kind = 'compared' AND id = compared.kind)
