-- title: Risks | 风险
-- group: Agreements | 约定
-- intro: What may go wrong, and what is done about it. | 可能出现的问题与应对措施。
-- empty: No risk has been recorded. | 未记录风险。
-- tab: #7F7F7F
-- column: risk | Risk | 风险 | format=long width=44
-- column: package | Package | 服务包 | format=long width=20
-- column: likelihood | Likelihood | 可能性 | width=16
-- column: impact | Impact | 影响 | width=16
-- column: mitigation | Mitigation | 应对措施 | format=long width=60
-- column: owner | Owner | 责任人 | format=long width=20
WITH line AS (SELECT record, number, unconfirmed, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line WHERE form = 'risk')
SELECT said ->> 'risk', said ->> 'package', said ->> 'likelihood', said ->> 'impact', said ->> 'mitigation', said ->> 'owner'
FROM line ORDER BY record
