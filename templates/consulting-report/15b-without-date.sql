-- title: Why some have no date | 部分建议未排期的原因
-- below: improvement-plan
-- empty: All have dates. | 均已排期。
-- column: number | No. | 编号
-- column: why | Why | 原因 | format=long
SELECT group_concat(label, iif(:lang = 'zh', '、', ', ')), :why FROM (SELECT label FROM recommended WHERE is_planned AND starts = '' ORDER BY number) WHERE :why IS NOT NULL HAVING count(*) > 0
