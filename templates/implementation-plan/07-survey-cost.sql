-- title: Investigation: cost | 调研：成本
-- group: Investigation | 调研
-- intro: What the customer expects of sharing costs, and how it is today, topic by topic. | 逐个主题记录客户期望的费用分摊体系与当前状况。
-- optional: yes
-- tab: #548235
-- column: topic | Topic | 主题 | format=long width=24
-- column: expected | Expected | 期望 | format=long width=44
-- column: present | Present state | 现状 | format=long width=44
-- column: gap | Gap | 差距 | format=long width=30
-- column: owner | Owner | 责任人 | format=long width=20
-- column: remark | Remark | 备注 | width=22
WITH line AS (SELECT record, number, unconfirmed, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line WHERE form = 'survey-cost')
SELECT said ->> 'topic', said ->> 'expected', said ->> 'present', said ->> 'gap', said ->> 'owner', iif(unconfirmed, iif(:lang = 'zh', '来自证据，待确认', 'from evidence, to be confirmed'), '')
FROM line ORDER BY record
