-- title: Affected resources | 受影响资源
-- group: Recommendations and plan | 建议与计划
-- intro: Which resources each recommendation is about, by the open findings of its checks; filter by number. | 各项建议涉及的资源，依据其检测项的未整改结果；可按编号筛选。
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
WITH member AS MATERIALIZED (SELECT label, number, title_en, title_zh, recommended_member.practice, root FROM recommended JOIN recommended_member USING (id)),
reached AS MATERIALIZED (SELECT DISTINCT label, number, title_en, title_zh, grp FROM member JOIN group_practice ON group_practice.practice = member.practice WHERE member.practice > ''
  UNION SELECT label, number, member.title_en, member.title_zh, check_group.id FROM member JOIN check_tally ON check_tally.id = root JOIN check_group ON check_group.product = check_tally.source AND check_group."check" = check_tally."check")
SELECT label, iif(:lang = 'zh', title_zh, title_en), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'severity' AND word.position = severity_rank AND severity_rank > 0), iif(:lang = 'zh', name_zh, name_en), resource, resource_name,
  ifnull((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'region' AND id = region), region), account
FROM reached JOIN finding_in_words USING (grp) WHERE status_rank = 1 AND resource > '' GROUP BY number, resource, grp ORDER BY number, severity_rank DESC, "check", resource
