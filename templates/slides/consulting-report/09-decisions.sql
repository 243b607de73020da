-- title: Decisions asked for | 请您决定
-- column: text | Decision | 决定事项 | format=long
WITH planned AS MATERIALIZED (SELECT * FROM recommended WHERE is_planned),
money AS (SELECT group_concat(currency || ' ' || printf('%,d', CAST(round(cost) AS INTEGER)), iif(:lang = 'zh', '、', ' and ')) AS cost FROM (SELECT currency, sum(work) + sum(once) AS cost FROM planned WHERE currency > '' GROUP BY currency))
SELECT printf(iif(:lang = 'zh', '批准已采纳的 %d 项建议的预算：%s', 'Approve the budget of the %d accepted recommendations: %s'), count(*), ifnull((SELECT cost FROM money), '—')) FROM planned HAVING count(*) > 0
UNION ALL SELECT printf(iif(:lang = 'zh', '就尚未决定的 %d 项建议作出决定', 'Decide on %d recommendations that are still open'), count(*)) FROM recommended WHERE state = 'open' HAVING count(*) > 0
UNION ALL SELECT printf(iif(:lang = 'zh', '为 %d 个未回答的问题指定负责人', 'Name who answers %d open questions'), sum(unanswered)) FROM overall_result WHERE unanswered > 0 HAVING sum(unanswered) > 0
UNION ALL SELECT iif(:lang = 'zh', '确认本报告并安排下一次复核', 'Confirm this report and set the date of the next review')
