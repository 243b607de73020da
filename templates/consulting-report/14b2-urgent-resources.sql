-- title: Urgent resources | 立即处理资源清单
-- group: Recommendations and plan | 建议与计划
-- intro: All resources of the immediate actions, under the number of their action on the sheet Immediate actions, which says what is done with them, by whom and by when. | “立即处理”各事项涉及的全部资源，序号与“立即处理”一致；措施、责任人和期限见该表。
-- optional: yes
-- tab: #C00000
-- column: number | No. | 序号 | format=number width=8
-- column: name | Resource | 资源名称 | format=long width=34
-- column: resource | Resource ID | 资源 ID | format=long width=34
-- column: account | Account | 账号 | format=long width=20
-- column: region | Region | 地域 | format=long width=22
-- column: workload | Workload | 工作负载 | format=long width=20
-- column: severity | Severity | 严重程度 | format=risk width=12
-- column: check | Check or expiry | 检测项或到期日 | format=long width=46
WITH known AS MATERIALIZED (SELECT account, lower(resource) AS resource, max(nullif(region, '')) AS region FROM live_resource GROUP BY 1, 2),
place AS MATERIALIZED (SELECT row_number() OVER (ORDER BY number, place.day = '', place.day, position IS NULL, position, place.name, place.account, place.resource) AS turn, number, place.subject, place.practice, place.account, place.resource, place.day, place.worst, place.name, place.workload
  FROM urgent_place AS place JOIN urgent_matter USING (subject) LEFT JOIN (SELECT id, position FROM workload) AS whose ON whose.id = place.workload),
said AS MATERIALIZED (SELECT turn, finding.region, iif(:lang = 'zh', name_zh, name_en) || iif(instr("check", ':CVE-'), ' ' || substr("check", instr("check", ':') + 1), '') AS text
  FROM place JOIN finding_in_words AS finding ON finding.account = place.account AND lower(finding.resource) = lower(place.resource) AND status_rank = 1
    AND iif(finding.practice > '', finding.practice, source || ' ' || "check") = place.subject
  WHERE place.day = '' AND (severity_rank >= 4 AND place.subject IN (SELECT id FROM word WHERE kind = 'at-once') OR severity_rank = 5)
    AND NOT EXISTS (SELECT 1 FROM word WHERE kind = 'at-once-known' AND id = place.subject AND NOT instr(' ' || en || ' ', ' ' || substr("check", instr("check", ':') + 1) || ' '))
  GROUP BY turn, 3)
SELECT number, name, iif(resource = name, '', resource), account,
  ifnull((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'region' AND id = whose), whose), ifnull((SELECT name FROM workload WHERE id = workload), ''),
  iif(day > '', '', (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'severity' AND word.position = worst)),
  iif(day > '', iif(:lang = 'zh', day || ' 到期', 'Expires ' || day), ifnull((SELECT group_concat(text, iif(:lang = 'zh', '；', '; ')) FROM said WHERE said.turn = place.turn), ''))
FROM (SELECT place.*, coalesce(known.region, (SELECT max(nullif(region, '')) FROM said WHERE said.turn = place.turn), '') AS whose FROM place LEFT JOIN known ON known.account = place.account AND known.resource = lower(place.resource)) AS place
ORDER BY turn
