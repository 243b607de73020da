-- title: Benefits and trade-offs | 收益与代价
-- group: Recommendations and plan | 建议与计划
-- tab: #BF8F00
-- optional: yes
-- column: number | No. | 编号 | format=id
-- column: title | Recommendation | 建议 | format=long width=50
-- column: workload | Workload | 工作负载 | format=long width=20
-- column: benefits | Benefits | 收益 | format=long width=46
-- column: trade_offs | Trade-offs | 代价与影响 | format=long width=46
SELECT number, title, workload, benefits, trade_offs FROM (
SELECT number AS place, label AS number, iif(:lang = 'zh', title_zh, title_en) AS title, (SELECT iif(:lang = 'zh', zh, en) FROM recommendation_scope WHERE recommendation_scope.id = recommended.id) AS workload, ifnull(nullif(benefits, ''), '—') AS benefits, ifnull(nullif(trade_offs, ''), '—') AS trade_offs
FROM recommended WHERE benefits > '' OR trade_offs > ''
UNION ALL SELECT 1e9, '—', printf(iif(:lang = 'zh', '其余 %d 项建议未记录收益，其作用见“预计降低风险分值”与月节省', 'No benefit was recorded for %d others: what they bring is the risk removed and the saving'), count(*)), '', '', '' FROM recommended WHERE benefits = '' AND trade_offs = '' HAVING count(*) > 0)
ORDER BY place
