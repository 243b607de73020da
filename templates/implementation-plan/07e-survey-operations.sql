-- title: Investigation: operations | 调研：卓越运营
-- group: Investigation | 调研
-- intro: One row an area of maintenance: how it is done today, and how far by itself. | 每个运维领域一行：当前做法与自动化程度。
-- optional: yes
-- tab: #548235
-- column: area | Area | 领域 | format=long width=24
-- column: practice | Practice | 现有做法 | format=long width=44
-- column: tool | Tool | 工具 | format=long width=20
-- column: level | Automation | 自动化程度 | width=16
-- column: share | Share automated (%) | 自动化占比（%） | format=number width=15
-- column: hours | Hours a month | 每月工时（小时） | format=number width=15
-- column: gap | Gap | 差距 | format=long width=32
-- column: remark | Remark | 备注 | width=22
WITH line AS (SELECT record, number, unconfirmed, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line WHERE form = 'survey-operations')
SELECT said ->> 'area', said ->> 'practice', said ->> 'tool', said ->> 'level', nullif(said ->> 'share', '') + 0, nullif(said ->> 'hours', '') + 0, said ->> 'gap', iif(unconfirmed, iif(:lang = 'zh', '来自证据，待确认', 'from evidence, to be confirmed'), '')
FROM line ORDER BY record
