-- title: Suppressed findings | 已忽略的检测结果
-- group: Questionnaire and evidence | 问卷与证据
-- intro: Findings suppressed by the source or by the consultant, with the reason, the most severe first; they count in no other figure of this report. | 由来源或顾问标记为忽略的检测结果及其原因，按严重程度排序；不计入本报告的其他数字。
-- optional: yes
-- tab: #7F7F7F
-- column: name | Check | 检测项 | format=long width=46
-- column: severity | Severity | 严重程度 | format=risk width=12
-- column: reason | Reason | 原因 | format=long width=44
-- column: by | Suppressed by | 忽略人 | width=22
-- column: findings | Findings | 检测结果数 | format=number width=13
-- column: examples | Resources | 资源 | format=long width=44
-- column: source | Source | 来源 | width=22
-- column: check | Code | 检测项编号 | format=long width=30
WITH aside AS (
  SELECT source, "check", name, severity_rank, coalesce(nullif(resource_name, ''), resource) AS shown,
    iif(suppressed_because > '', suppressed_because, iif(:lang = 'zh', '来源未注明原因，请客户确认', 'the source gives none; the customer is to confirm')) AS reason,
    iif(key IN (SELECT key FROM suppression), iif(:lang = 'zh', '顾问', 'Consultant'), iif(:lang = 'zh', '来源系统', 'Source')) AS by,
    row_number() OVER (PARTITION BY source, "check", suppressed_because ORDER BY resource) AS place
  FROM (SELECT *, iif(:lang = 'zh', name_zh, name_en) AS name FROM (SELECT key, source, "check", severity_rank, resource, resource_name, status_rank, suppressed_because, name_en, name_zh FROM finding_in_words)) AS finding
  WHERE status_rank = 4),
line AS (SELECT name, max(severity_rank) AS severity, reason, by, count(*) AS findings, group_concat(iif(place <= 5 AND shown > '', shown, NULL), char(10)) AS examples, source, "check" FROM aside GROUP BY source, "check", reason, by)
SELECT name, (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'severity' AND word.position = severity AND severity > 0), reason, by, findings, examples,
  ifnull((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'evidence-source' AND id = source), source), "check"
FROM line ORDER BY severity DESC, by, source, name, reason
