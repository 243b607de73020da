-- title: Decisions asked for | 请管理层决定
-- below: executive-summary
-- optional: yes
-- part: rows 1 28
-- column: decision | Decision | 决定
WITH money AS (SELECT currency, sum(work + once) AS spent, sum(month) AS month FROM recommended WHERE is_planned AND currency > '' GROUP BY currency)
SELECT row_number() OVER () || '. ' || text FROM (
SELECT iif(:lang = 'zh', '批准预算：一次性 ', 'Release the budget: ') || group_concat(money_words(spent, currency, :lang), ' + ') || iif(:lang = 'zh', '，每月 ', ' once and ') || group_concat(money_words(month, currency, :lang), ' + ') || iif(:lang = 'zh', '', ' a month') || ifnull((SELECT iif(:lang = 'zh', '；其中 ', '; ') || group_concat(money_words(provider_up_front, currency, :lang), ' + ') || iif(:lang = 'zh', ' 仅在另购乙方实施服务时发生', ' of it only if the implementation service is ordered') FROM plan_money WHERE provider_up_front > 0), '') || iif(:lang = 'zh', '。', '.') AS text FROM money HAVING count(*) > 0
UNION ALL SELECT iif(:lang = 'zh', '为首批 ', 'Name a person for each of the ') || count(*) || iif(:lang = 'zh', ' 项措施指定责任人。', ' measures that come first.') FROM recommended WHERE is_planned AND wave = '30' HAVING count(*) > 0
UNION ALL SELECT iif(:lang = 'zh', '决定是否采纳 ', 'Decide on ') || count(*) || iif(:lang = 'zh', ' 项未定建议：', ' recommendations without a decision: ') || group_concat(label, iif(:lang = 'zh', '、', ', ')) || iif(:lang = 'zh', '。', '.') FROM (SELECT label FROM recommended WHERE decision = '' ORDER BY number) HAVING count(*) BETWEEN 1 AND 12
UNION ALL SELECT iif(:lang = 'zh', '书面承担被拒绝建议的剩余风险：', 'Accept in writing the risk of what was rejected: ') || group_concat(label, iif(:lang = 'zh', '、', ', ')) || iif(:lang = 'zh', '。', '.') FROM (SELECT label FROM recommended WHERE decision = 'rejected' ORDER BY number) HAVING count(*) > 0
UNION ALL SELECT iif(:lang = 'zh', '确认 ', 'Confirm that ') || count(*) || iif(:lang = 'zh', ' 个未提供答复的问题按高风险处理。', ' questions stay unanswered and count as a risk.') FROM asked_once WHERE state = 'refused' HAVING count(*) > 0
)
