-- title: Investigation: security | 调研：安全
-- group: Investigation | 调研
-- intro: One row a data asset, classified along GB/T 43697-2024, and how it is protected in transit and at rest. | 每项数据资产一行，按 GB/T 43697-2024 分类分级，记录传输与存储的保护方式。
-- optional: yes
-- tab: #548235
-- column: asset | Data asset | 数据资产 | format=long width=24
-- column: system | System | 所属系统 | format=long width=20
-- column: store | Store | 存储 | width=16
-- column: class | Class | 数据级别 | width=16
-- column: level | Level of general data | 一般数据分级 | format=number width=15
-- column: personal | Personal information | 含个人信息 | width=10
-- column: owner | Owner | 责任人 | format=long width=20
-- column: transit | In transit | 传输加密 | width=16
-- column: rest | At rest | 存储加密 | width=16
-- column: rotation | Key rotated | 密钥轮转 | width=10
-- column: backup | Backup encrypted | 备份加密 | width=10
-- column: regulation | Regulation | 适用法规 | format=long width=20
-- column: gap | Gap | 差距 | format=long width=32
-- column: remark | Remark | 备注 | width=22
WITH line AS (SELECT record, number, unconfirmed, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line WHERE form = 'survey-security')
SELECT said ->> 'asset', said ->> 'system', said ->> 'store', said ->> 'class', nullif(said ->> 'level', '') + 0, said ->> 'personal', said ->> 'owner', said ->> 'transit', said ->> 'rest', said ->> 'rotation', said ->> 'backup', said ->> 'regulation', said ->> 'gap', iif(unconfirmed, iif(:lang = 'zh', '来自证据，待确认', 'from evidence, to be confirmed'), '')
FROM line ORDER BY record
