-- title: Evidence versus answers | 证据与回答对照
-- group: Questionnaire and evidence | 问卷与证据
-- intro: Where imported checks contradict what was answered: in place with open findings, or missing although every check is compliant. Both sides stand as they are; settle each with the person named. | 导入的检测结果与访谈回答不一致之处：回答已落实但有未整改的检测项，或回答未落实但检测项全部合规。两方记录均未改动，请与所列人员逐项核实。
-- optional: yes
-- tab: #C55A11
-- column: practice | No. | 编号 | format=id width=11
-- column: question | Question | 问题 | format=long width=30
-- column: title | Best practice | 最佳实践 | format=long width=32
-- column: answer | Answer | 回答 | format=state width=13
-- column: contradiction | Evidence says | 证据显示 | format=long width=20
-- column: workloads | Workloads | 工作负载 | format=long width=16
-- column: who | Person interviewed | 受访人 | format=long width=18
-- column: checks | Checks | 检测项数 | format=number width=11
-- column: resources | Resources | 资源数 | format=count width=12
-- column: names | Checks by name | 检测项 | format=long width=30
-- column: examples | Examples | 资源示例 | format=long width=24
WITH evidence AS MATERIALIZED (SELECT * FROM state_evidence),
part AS MATERIALIZED (SELECT practice, workload FROM practice_evaluation WHERE evaluation = 'part'),
contradiction AS MATERIALIZED (
  SELECT practice, workload, workload_name, scope, asked, title_en, title_zh, practice_en, practice_zh, practice_state, lens_position, pillar_position, question_position,
    practice_position, open_checks, open_resources, compliant_checks, compliant_resources,
    CASE WHEN practice_state = 'missing' THEN 'compliant' ELSE 'open' END AS kind,
    iif(practice_state = 'missing', 2, 1) AS status
  FROM evidence JOIN practice_state USING (practice, workload)
  WHERE (practice_state = 'in-place' AND open > 0)
    OR (practice_state = 'missing' AND compliant > 0 AND open = 0 AND suppressed = 0
      AND NOT EXISTS (SELECT 1 FROM part WHERE part.practice = evidence.practice AND part.workload = evidence.workload))
  ORDER BY workload_position),
found AS MATERIALIZED (
  SELECT DISTINCT group_practice.practice, status_rank, resource_name IN ('', resource) AS is_nameless, coalesce(nullif(resource_name, ''), resource) AS example, attributed_finding.workload
  FROM group_practice CROSS JOIN attributed_finding USING (grp)
  WHERE strength = 'proves' AND group_practice.practice IN (SELECT practice FROM contradiction) AND resource > ''),
line AS (
  SELECT *, group_concat(workload_name, char(10)) AS workloads,
    iif(status = 1, max(open_checks), max(compliant_checks)) AS found_checks,
    iif(scope = 'organization' OR NOT EXISTS (SELECT 1 FROM workload_claim), max(iif(status = 1, open_resources, compliant_resources)), sum(iif(status = 1, open_resources, compliant_resources))) AS found_resources,
    (SELECT group_concat(who, char(10)) FROM (SELECT DISTINCT ifnull(nullif(other.asked, ''), iif(:lang = 'zh', '顾问记录', 'recorded by the consultant')) AS who
      FROM contradiction AS other JOIN practice_answer ON practice_answer.workload = other.workload AND practice_answer.practice = other.practice
      WHERE other.practice = contradiction.practice AND other.kind = contradiction.kind)) AS people
  FROM contradiction GROUP BY practice, kind)
SELECT practice, iif(:lang = 'zh', title_zh, title_en), iif(:lang = 'zh', practice_zh, practice_en),
  (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'practice' AND id = practice_state),
  (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'contradiction' AND id = line.kind), workloads, people,
  found_checks, found_resources,
  (SELECT group_concat(name, char(10)) FROM (SELECT DISTINCT iif(:lang = 'zh', name_zh, name_en) AS name
    FROM group_practice JOIN check_name USING (grp)
    WHERE group_practice.practice = line.practice AND strength = 'proves' AND EXISTS (SELECT 1 FROM finding_key WHERE finding_key.grp = group_practice.grp AND finding_key.status = line.status)
    ORDER BY name)),
  (SELECT group_concat(example, char(10)) FROM (SELECT DISTINCT example
    FROM found
    WHERE found.practice = line.practice AND found.status_rank = line.status
      AND (scope = 'organization' OR found.workload = '' OR found.workload IN (SELECT workload FROM contradiction AS other WHERE other.practice = line.practice AND other.kind = line.kind)) ORDER BY is_nameless, example LIMIT 3))
  || iif(found_resources > 3, char(10) || iif(:lang = 'zh', '等', 'and more'), '')
FROM line
ORDER BY status, kind, found_resources DESC, lens_position, pillar_position, question_position, practice_position
