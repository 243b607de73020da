-- title: By account and month | 各账号各账期
-- below: costs-by-month
-- optional: yes
-- column: account | Account | 账号
-- column: month | Month | 账期
-- column: amount | Amount | 金额 | format=money total=sum
-- column: untagged | Untagged | 无标签 | format=money total=sum
-- column: share | Untagged % | 无标签占比 % | format=score total=untagged/amount
-- column: currency | Currency | 币种
-- total: currency
SELECT iif(account > '', account, iif(:lang = 'zh', '未注明账号', 'not said')), month, round(sum(amount), 2),
  round(sum(iif(tags > '', 0, amount)), 2), iif(month IN (SELECT month FROM incomplete_month), NULL, round(100.0 * sum(iif(tags > '', 0, amount)) / nullif(sum(amount), 0), 2)), currency
FROM cost_in_words GROUP BY account, currency, month ORDER BY currency, account, month
