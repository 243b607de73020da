-- title: Benefits and trade-offs | 收益与代价
-- group: Recommendations and plan | 建议与计划
-- intro: Benefits of each recommendation and its trade-offs besides money, as recorded. Where none is recorded, the responsible person confirms before signature whether there is any. | 各项建议的收益与代价，随建议录入。注明“未记录”的，请责任人在签署前确认有无收益或代价。
-- tab: #BF8F00
-- optional: yes
-- column: number | No. | 编号 | format=id
-- column: title | Recommendation | 建议 | format=long width=50
-- column: workload | Workload | 工作负载 | format=long width=20
-- column: benefits | Benefits | 收益 | format=long width=46
-- column: trade_offs | Trade-offs | 代价与影响 | format=long width=46
WITH word_of AS (SELECT iif(:lang = 'zh', '未记录', 'None recorded') AS none)
SELECT number, title, workload, benefits, trade_offs FROM (
SELECT number AS place, label AS number, iif(:lang = 'zh', title_zh, title_en) AS title, (SELECT iif(:lang = 'zh', zh, en) FROM recommendation_scope WHERE recommendation_scope.id = recommended.id) AS workload, ifnull(nullif(benefits, ''), none) AS benefits, ifnull(nullif(trade_offs, ''), none) AS trade_offs
FROM recommended, word_of WHERE benefits > '' OR trade_offs > ''
UNION ALL SELECT 1e9, iif(:lang = 'zh', '其余', 'Others'), group_concat(label, iif(:lang = 'zh', '、', ', ')), printf(iif(:lang = 'zh', '共 %d 项', '%d in all'), count(*)), none || iif(:lang = 'zh', '；作用见“优先级评估”的预计降低风险分值与“建议成本明细”的月节省', '; what they bring is the risk removed (Priority assessment) and the saving (Cost by recommendation)'), none FROM (SELECT label FROM recommended WHERE benefits = '' AND trade_offs = '' ORDER BY number), word_of HAVING count(*) > 0)
ORDER BY place
