-- title: Man-days | 人天
-- column: person | Person | 人员
-- column: onsite | On site | 现场 | format=number
-- column: remote | Remote | 远程 | format=number
-- column: total | Total | 合计 | format=number
SELECT person, round(onsite, 2), round(remote, 2), round(total, 2) FROM man_days ORDER BY person
