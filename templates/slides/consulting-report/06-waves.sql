-- title: Roadmap | 路线图
-- intro: Table: the waves with dates, number, effort and cost. | 表格：各阶段的日期、建议数、工作量与费用。
-- empty: No recommendation has been accepted yet. | 尚未采纳任何建议。
-- column: wave | Wave | 阶段
-- column: starts | From | 开始 | format=date
-- column: ends | To | 结束 | format=date
-- column: items | Recommendations | 建议数 | format=number
-- column: days | Man-days | 人天 | format=number
-- column: work | Work | 人工 | format=money
SELECT (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'wave' AND word.id = wave), ifnull(min(nullif(starts, '')), '—'), ifnull(max(nullif(ends, '')), '—'), count(*), printf('%.0f', sum(days)), money_words(sum(work), currency, :lang)
FROM recommended WHERE is_planned GROUP BY wave, currency ORDER BY (SELECT iif(position, position, 9) FROM word WHERE word.kind = 'wave' AND word.id = wave), currency
