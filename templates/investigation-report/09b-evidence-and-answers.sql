-- title: Evidence versus answers | 证据与回答对照
-- group: Questionnaire and evidence | 问卷与证据
-- intro: Answers that imported checks contradict: in place or not applicable despite open findings, or missing although every check is compliant. The number after a check is the number of checks with that name. Only checks that prove a practice on their own count; where a check merely indicates it, the questionnaire has "Open findings (for reference)". Neither side was changed: the person named resolves each by the date given, by correcting the answer or by stating why the check does not apply. | 导入的检测结果与访谈回答不一致之处：回答已落实或不适用但有未整改的检测项，或回答未落实但检测项全部合规。检测项名称后的数字为同名检测项的个数。此处仅计能够单独证明该实践的检测项；只能提示、不能单独证明的，在调研问卷中标为“有未整改项（仅供参考）”，不改变回答与得分。两方记录均未改动，请所列核实人在期限前逐项核实：更改回答，或说明检测结果为何不适用。
-- optional: yes
-- tab: #C55A11
-- column: practice | No. | 编号 | format=id width=11
-- column: question | Question | 问题 | format=long width=30
-- column: title | Best practice | 最佳实践 | format=long width=32
-- column: answer | Answer | 回答 | width=13
-- column: contradiction | Evidence says | 证据显示 | format=long width=20
-- column: workloads | Workloads | 工作负载 | format=long width=16
-- column: who | Person interviewed | 受访人 | format=long width=18
-- column: settler | To be settled by | 核实人 | format=long width=18
-- column: due | Due | 期限 | format=date width=12
-- column: checks | Checks | 检测项数 | format=number width=11
-- column: resources | Resources | 资源数 | format=count width=12
-- column: names | Checks by name | 检测项 | format=long width=30
-- column: examples | Examples | 资源示例 | format=long width=24
WITH line AS MATERIALIZED (
  SELECT practice, kind, practice_state, title_en, title_zh, practice_en, practice_zh, lens_position, pillar_position, question_position, practice_position, status,
    iif(scope = 'organization', ifnull((SELECT group_concat(name, char(10)) FROM (SELECT DISTINCT name FROM workload JOIN contradiction_witness AS told ON told.owner = workload.id WHERE told.practice = said.practice AND told.kind = said.kind ORDER BY position)), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'scope' AND word.id = 'organization')), group_concat(workload_name, char(10))) AS workloads,
    (SELECT group_concat(who, char(10)) FROM (SELECT ifnull(nullif(answer.asked, ''), iif(:lang = 'zh', '顾问记录', 'recorded by the consultant')) AS who
      FROM contradiction AS other JOIN workload ON workload.id = other.workload LEFT JOIN answer ON answer.workload = other.workload AND answer.question = said.question
      WHERE other.practice = said.practice AND other.kind = said.kind GROUP BY who ORDER BY min(workload.position))) AS people
  FROM (SELECT * FROM contradiction JOIN practice_state USING (practice, workload) ORDER BY workload_position) AS said GROUP BY practice, kind),
seen AS MATERIALIZED (SELECT practice, kind, count(DISTINCT said) AS checks, count(DISTINCT place) AS resources FROM contradiction_witness GROUP BY practice, kind)
SELECT practice, iif(:lang = 'zh', title_zh, title_en), iif(:lang = 'zh', practice_zh, practice_en),
  (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'practice' AND id = practice_state),
  (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'contradiction' AND id = line.kind), workloads, people,
  (SELECT group_concat(person, char(10)) FROM (SELECT DISTINCT person FROM raised_point WHERE raised_point.kind = 'contradiction' AND number = line.practice AND person > '' ORDER BY person)), (SELECT reviewed FROM report_day), checks, nullif(resources, 0),
  (SELECT group_concat(name || iif(checks > 1, iif(:lang = 'zh', '（', ' (') || checks || iif(:lang = 'zh', '）', ')'), ''), char(10)) FROM (SELECT name, count(*) AS checks
    FROM (SELECT max(iif(:lang = 'zh', name_zh, name_en)) AS name FROM contradiction_witness AS told WHERE told.practice = line.practice AND told.kind = line.kind GROUP BY said) GROUP BY name ORDER BY name)),
  (SELECT group_concat(example, char(10)) FROM (SELECT DISTINCT example FROM contradiction_witness AS told
    WHERE told.practice = line.practice AND told.kind = line.kind AND place IS NOT NULL ORDER BY is_nameless, example LIMIT 3))
  || iif(resources > 3, char(10) || iif(:lang = 'zh', '等', 'and more'), '') || iif(resources = 0, iif(:lang = 'zh', '账号级检测，未列资源', 'A check of the account as a whole, which names no resource'), '')
FROM line JOIN seen USING (practice, kind)
ORDER BY status, kind = 'not-applicable', resources DESC, lens_position, pillar_position, question_position, practice_position
