-- title: Findings by check | 各检测项结果
-- group: Questionnaire and evidence | 问卷与证据
-- intro: Open, compliant and suppressed resources of each imported check, with the best practice it belongs to. Names of checks are those of the source, some worded as the rule, some as the fault; of both, compliant means that the resource does not have the fault. | 已导入来源的各检测项：未整改、合规与已忽略的资源数，以及所属最佳实践。检测项名称沿用来源原文，有的写要求（如“不开启公共读”），有的写问题（如“存在未启用 MFA 的用户”）；两种写法下，“合规”均指该资源不存在相应问题。
-- optional: yes
-- tab: #C55A11
-- column: name | Check | 检测项 | format=long width=46
-- column: pillar | Pillar | 支柱 | width=18
-- column: severity | Severity | 严重程度 | format=risk width=14
-- column: status | State | 状态 | width=14
-- column: open | Open resources (findings, where no resource is named) | 未整改资源数（不涉及资源的计结果数） | format=count width=16
-- column: compliant | Compliant resources | 合规资源数 | format=number width=14
-- column: suppressed | Suppressed | 已忽略 | format=number width=14
-- column: source | Source | 来源 | width=22
-- column: practice | Best practice | 最佳实践 | width=13
-- column: export | Export | 导出数据 | width=14
-- column: check | Code | 检测项编号 | format=long width=30
WITH line AS (
  SELECT source, "check", max(iif(:lang = 'zh', name_zh, name_en)) || iif(instr("check", ':CVE-'), ' ' || substr("check", instr("check", ':') + 1), '') AS name, max(pillar) AS pillar, max(practice) AS practice,
    coalesce(max(iif(status_rank = 1, severity_rank, NULL)), max(severity_rank)) AS severity,
    CASE WHEN sum(status_rank = 1) THEN 'open' WHEN sum(status_rank = 2) THEN 'compliant' WHEN sum(status_rank = 4) THEN 'suppressed'
      WHEN sum(status_rank = 3) THEN 'resolved' ELSE 'not-applicable' END AS status,
    count(DISTINCT iif(status_rank = 1, ifnull(place, id), NULL)) AS open, count(DISTINCT iif(status_rank = 2, ifnull(place, id), NULL)) AS compliant,
    sum(status_rank = 4) AS suppressed, max(grp IN (SELECT grp FROM incomplete_group)) AS is_part
  FROM finding_in_words GROUP BY source, "check")
SELECT name, ifnull(iif(:lang = 'zh', pillar.name_zh, pillar.name_en), ''),
  (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'severity' AND word.position = severity AND severity > 0),
  (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'status' AND id = status), open, compliant, suppressed,
  ifnull((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'evidence-source' AND id = source), source), practice,
  iif(is_part, iif(:lang = 'zh', '不完整', 'Incomplete'), iif(:lang = 'zh', '完整', 'Complete')), "check"
FROM line LEFT JOIN pillar ON pillar.id = line.pillar LEFT JOIN lens ON lens.id = pillar.lens
ORDER BY line.pillar = '', lens.position, pillar.position, status <> 'open', severity DESC, open DESC, source, "check"
