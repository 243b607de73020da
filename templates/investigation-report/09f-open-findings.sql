-- title: Open findings | 未整改的检测项
-- group: Questionnaire and evidence | 问卷与证据
-- intro: Open faults, each resource listed once per best practice, with what the practice requires or else what the source advises; several checks reporting the same fault are counted in one row. The detail is what the source states beyond the name of the check. | 每个资源的每项未整改问题列一次，附所属最佳实践的做法，没有的附来源的处理建议；多个检测项就同一最佳实践指向同一资源的，合并为一项并注明佐证数。“详情”为来源在检测项名称之外的说明。
-- optional: yes
-- apart: resources 50000
-- pages: on-demand
-- tab: #C55A11
-- column: severity | Severity | 严重程度 | format=risk width=12
-- column: name | Check | 检测项 | format=long width=34
-- column: resource_name | Resource name | 资源名称 | format=long width=26
-- column: type | Resource type | 资源类型 | width=18
-- column: region | Region | 地域 | width=18
-- column: account | Account | 账号 | width=18
-- column: first_seen | First seen | 首次发现 | format=date width=12
-- column: witnesses | Reported by (checks) | 佐证检测项数 | format=number width=11
-- column: remediation | What to do | 处理建议 | format=long width=56
-- column: practice | Best practice | 最佳实践 | width=11
-- column: resource | Resource | 资源 ID | format=long width=26
-- column: check | Check code | 检测项编号 | format=long width=24
-- column: detail | Detail | 详情 | format=long width=24
WITH known AS MATERIALIZED (SELECT account, lower(resource) AS resource, max(name) AS name, max(region) AS region, max(type) AS type FROM live_resource GROUP BY 1, 2),
line AS (SELECT fault.*, coalesce(nullif(resource_name, ''), nullif(known.name, ''), fault.resource) AS shown, coalesce(nullif(nullif(fault.region, ''), 'global'), nullif(known.region, ''), fault.region) AS place_region, coalesce(nullif(known.type, ''), iif(fault.type GLOB 'ACS::*', fault.type, lower(fault.type))) AS place_type,
  CASE WHEN fault.detail LIKE 'Resource; RegionId: %' THEN '' WHEN instr(fault.detail, '; property: ') AND fault.detail LIKE 'reason: %' THEN rtrim(substr(fault.detail, 9, instr(fault.detail, '; property: ') - 9), '.。') ELSE replace(replace(fault.detail, "check" || '_value: ', ''), "check" || '_value：', '') END AS said FROM fault LEFT JOIN known ON known.account = fault.account AND known.resource = lower(fault.resource))
SELECT (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'severity' AND word.position = severity_rank AND severity_rank > 0),
  iif(:lang = 'zh', name_zh, name_en) || iif(instr("check", ':CVE-'), ' ' || substr("check", instr("check", ':') + 1), ''), shown,
  ifnull((SELECT iif(:lang = 'zh', zh, en) FROM type_word WHERE type_word.type = place_type), line.type),
  iif(place_region > '', ifnull((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'region' AND id = place_region), place_region), ''), account,
  date(first_seen, 'localtime'), witnesses,
  ifnull((SELECT coalesce(nullif(iif(:lang = 'zh', action_zh, action_en), ''), iif(:lang = 'zh', title_zh, title_en)) FROM practice WHERE practice.id = line.practice), iif(remediation > '', '“' || replace(replace(remediation, '</br>', char(10)), '<br>', char(10)) || '”', '')),
  practice, resource, "check", (SELECT group_concat(part, '; ') FROM (SELECT coalesce((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'annotation' AND id = rtrim(value, '.。')), iif(:lang = 'zh' OR value NOT GLOB '*[㐀-鿿]*', value, '“' || value || '” (original)')) AS part
    FROM json_each('[' || replace(json_quote(said), '; ', '","') || ']') WHERE value NOT IN ('', 'true', 'false', shown, name, name_en, name_zh) AND NOT (value GLOB 'CVE-*' AND instr("check", value)) GROUP BY value ORDER BY min(key)))
FROM line
ORDER BY severity_rank DESC, source, "check", account, region, resource
