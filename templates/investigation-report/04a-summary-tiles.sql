-- title: Key figures | 关键数字
-- below: executive-summary
-- optional: yes
-- part: tiles 1 48
-- column: label | Figure | 指标
-- column: value | Value | 数值
-- column: note | Note | 说明
WITH overall AS (SELECT *, questions - not_applicable AS asked, answered - not_applicable AS known FROM overall_result),
spent AS MATERIALIZED (SELECT month, currency, sum(amount) AS amount FROM cost_in_words GROUP BY currency, month),
latest AS (SELECT *, lag(amount) OVER (PARTITION BY currency ORDER BY month) AS before, lag(month) OVER (PARTITION BY currency ORDER BY month) AS prior, row_number() OVER (PARTITION BY currency ORDER BY month DESC) AS age FROM spent),
found AS (SELECT count(DISTINCT place) AS places, count(DISTINCT iif(severity_rank = (SELECT max(position) FROM word WHERE kind = 'severity'), place, NULL)) AS worst, (SELECT sum(worst = (SELECT max(position) FROM word WHERE kind = 'severity')) FROM fault) AS faults FROM finding_in_words WHERE status_rank = 1)
SELECT iif(:lang = 'zh', '得分（0–100）', 'Score of 100'), iif(2 * known < asked OR score IS NULL, '—', CAST(round(score) AS INTEGER)),
  (SELECT iif(:lang = 'zh', zh, en) FROM coverage_words) || iif(2 * known < asked, iif(:lang = 'zh', '，覆盖不足，不给出得分', '; too few for a score'), '') || iif(2 * known >= asked, ifnull((SELECT iif(:lang = 'zh', '；' || zh, '; ' || en) FROM checked_words), ''), '') FROM overall
UNION ALL SELECT iif(:lang = 'zh', '高风险', 'High risks'), high, iif(:lang = 'zh', '另有中风险 ', 'plus ') || medium || iif(:lang = 'zh', ' 项', ' medium risks') FROM overall
UNION ALL SELECT iif(:lang = 'zh', '存在未整改检测项的资源', 'Resources with open findings'), places, iif(:lang = 'zh', '其中严重 ', 'of these with critical findings: ') || worst || iif(faults <> worst, iif(:lang = 'zh', ' 个资源，共 ', ', with ') || faults || iif(:lang = 'zh', ' 项严重问题', ' of them'), iif(:lang = 'zh', ' 个资源', '')) FROM found WHERE places > 0
UNION ALL SELECT iif(:lang = 'zh', '最近账期费用', 'Latest monthly bill'), money_words(amount, currency, :lang), month || CASE WHEN month IN (SELECT month FROM incomplete_month) THEN iif(:lang = 'zh', '，账单不完整', ', bill incomplete')
    WHEN before > 0 AND prior NOT IN (SELECT month FROM incomplete_month) THEN iif(:lang = 'zh', '，环比 ', ', month on month ') || printf('%+.1f', 100 * (amount - before) / before) || iif(:lang = 'zh', '%', ' %') ELSE '' END FROM latest WHERE age = 1 AND amount > 0
LIMIT 4
