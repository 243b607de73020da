-- title: Plan against progress | 计划与进展
-- intro: Man-days. Planned: due by that date, as agreed, or else as the present plan has it from its start. Done: the planned effort of what is finished. Spent: what was worked so far. Less done than planned is behind. | 单位：人天。计划：截至该日应完成的投入（以基线为准；没有基线时以当前计划自开始日起为准）。完成：已完成任务的计划投入。实际：已花费的投入。完成少于计划即为滞后。
-- optional: yes
-- tab: #2E7D32
-- column: date | Date | 日期 | format=date width=13
-- column: planned | Planned | 计划 | format=number width=12
-- column: earned | Done | 完成 | format=number width=12
-- column: actual | Spent | 实际 | format=number width=12
-- chart: lines | Planned, done and spent man-days | 计划、完成与实际人天 | date planned earned actual | Man-days | 人天
SELECT date, planned, earned, actual FROM burn_result ORDER BY date
