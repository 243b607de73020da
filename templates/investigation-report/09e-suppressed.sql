-- title: Suppressed findings | 已忽略的检测结果
-- group: Questionnaire and evidence | 问卷与证据
-- intro: Findings that were set aside, by the source or by the consultant, with the reason; they count in no other figure of this report. | 由来源或顾问标记为忽略的检测结果及其原因；不计入本报告的其他数字。
-- optional: yes
-- tab: #7F7F7F
-- column: check | Check | 检测项 | format=id width=30
-- column: name | Name | 名称 | format=long width=46
-- column: reason | Reason | 原因 | format=long width=44
-- column: by | Set aside by | 忽略人 | width=22
-- column: findings | Findings | 检测结果数 | format=number width=13
-- column: examples | Resources | 资源 | format=long width=44
-- column: source | Source | 来源 | width=22
WITH aside AS (
  SELECT source, "check", name, coalesce(nullif(resource_name, ''), resource) AS shown,
    iif(suppressed_because > '', suppressed_because, iif(:lang = 'zh', '来源中已标记为忽略', 'marked so in the source')) AS reason,
    iif(key IN (SELECT key FROM suppression), iif(:lang = 'zh', '顾问', 'Consultant'), iif(:lang = 'zh', '来源系统', 'Source')) AS by,
    row_number() OVER (PARTITION BY source, "check", suppressed_because ORDER BY resource) AS place
  FROM (SELECT *, iif(:lang = 'zh', name_zh, name_en) AS name FROM (SELECT key, source, "check", resource, resource_name, status_rank, suppressed_because, name_en, name_zh FROM finding_in_words)) AS finding
  WHERE status_rank = 4)
SELECT "check", name, reason, by, count(*), group_concat(iif(place <= 5 AND shown > '', shown, NULL), char(10)),
  ifnull((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'evidence-source' AND id = source), source)
FROM aside GROUP BY source, "check", reason, by ORDER BY by, source, name, reason
