-- title: Affected resources | 受影响资源
-- group: Recommendations and plan | 建议与计划
-- intro: Resources affected by each recommendation, one row per resource and check with an open finding; Priority assessment counts each resource once. | 各项建议涉及的资源，每个资源与未整改的检测项各列一行；“优先级评估”中每个资源只计一次。
-- optional: yes
-- pages: on-demand
-- apart: affected-resources 50000
-- tab: #BF8F00
-- column: number | No. | 编号 | format=id width=8
-- column: title | Recommendation | 建议 | format=long width=44
-- column: severity | Severity | 严重程度 | format=risk width=12
-- column: check | Check | 检测项 | format=long width=40
-- column: resource | Resource | 资源 ID | format=long width=30
-- column: name | Resource name | 资源名称 | format=long width=28
-- column: region | Region | 地域 | width=20
-- column: account | Account | 账号 | width=20
WITH known AS MATERIALIZED (SELECT account, lower(resource) AS resource, max(name) AS name, max(region) AS region FROM live_resource GROUP BY 1, 2)
SELECT label, iif(:lang = 'zh', title_zh, title_en), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'severity' AND word.position = severity_rank AND severity_rank > 0), iif(:lang = 'zh', name_zh, name_en) || iif(instr("check", ':CVE-'), ' ' || substr("check", instr("check", ':') + 1), ''), finding.resource, coalesce(nullif(resource_name, ''), known.name, ''),
  ifnull((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'region' AND id = coalesce(nullif(nullif(finding.region, ''), 'global'), known.region, finding.region)), finding.region), finding.account
FROM recommended JOIN affected_finding AS finding ON finding.recommendation = recommended.id LEFT JOIN known ON known.account = finding.account AND known.resource = lower(finding.resource)
GROUP BY number, finding.resource, finding.grp ORDER BY number, severity_rank DESC, "check", finding.resource
