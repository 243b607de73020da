-- title: Findings by check, then and now | 按检查项的发现对比
-- intro: Distinct resources. What an export of this time evaluated and does not name any more is remediated. | 按去重后的资源计数。本次导出已评估且不再出现的发现记为已整改。
-- empty: No check had an open finding then or has one now. | 上次与本次均无未关闭的发现。
-- tab: #2E75B6
-- column: check | Check | 检查项 | format=long width=48
-- column: mended | Remediated | 已整改 | format=number width=10
-- column: open | Still open | 仍未解决 | format=number width=10
-- column: new | New | 新增 | format=number width=10
-- column: unknown | Not assessed | 本次未评估 | format=number width=12
SELECT iif(:lang = 'zh', max(title_zh), max(title_en)), sum(verdict = 'mended'), sum(verdict = 'open'), sum(verdict = 'new'), sum(verdict = 'unknown')
FROM compared WHERE kind = 'finding'
GROUP BY substr(part, 1, instr(part, '|') + instr(substr(part, instr(part, '|') + 1), '|'))
ORDER BY 2 + 3 + 4 DESC, sum(verdict IN ('open', 'new')) DESC, 1
