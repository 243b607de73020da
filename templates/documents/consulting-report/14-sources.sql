-- title: Sources | 数据来源
-- column: answers | Answers | 回答
-- column: checks | Checks | 检测结果
-- column: inventory | Inventory | 资源清单
-- column: bills | Bills | 账单
WITH export AS MATERIALIZED (SELECT product, (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'evidence-source' AND word.id = product)
    || iif(:lang = 'zh', '（' || date(max(taken), 'localtime') || ' 导出）', ' (export of ' || date(max(taken), 'localtime') || ')') AS line
  FROM active_cover JOIN check_group ON check_group.id = grp GROUP BY product),
said AS (SELECT count(*) AS answers, date(max(changed_at), 'localtime') AS last FROM answer),
met AS (SELECT count(*) AS sessions, date(min(starts), 'localtime') AS first, date(max(starts), 'localtime') AS last FROM session WHERE starts > '')
SELECT (SELECT iif(:lang = 'zh', '调研问卷，截至 ' || said.last || ' 的 ' || answers || ' 条回答', 'Questionnaire, ' || answers || ' answers recorded up to ' || said.last) || iif(sessions > 0,
    iif(:lang = 'zh', '；访谈 ' || sessions || ' 场（' || met.first || ' 至 ' || met.last || '）', '; ' || sessions || ' sessions from ' || met.first || ' to ' || met.last), '') || iif(:lang = 'zh', '。', '.') FROM said, met WHERE answers > 0),
  (SELECT group_concat(line, iif(:lang = 'zh', '、', ', ')) || iif(:lang = 'zh', '。', '.') FROM (SELECT line FROM export JOIN word ON word.kind = 'evidence-source' AND word.id = product WHERE product NOT IN ('resource-center', 'billing', 'cloudmonitor') ORDER BY position)),
  (SELECT line || iif(:lang = 'zh', '。', '.') FROM export WHERE product = 'resource-center'),
  (SELECT line || iif(:lang = 'zh', '。', '.') FROM export WHERE product = 'billing')
