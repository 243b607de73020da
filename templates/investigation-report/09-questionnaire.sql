-- title: Questionnaire | 调研问卷
-- group: Questionnaire and evidence | 问卷与证据
-- intro: All questions and best practices with their state by workload; the note on a question is shown with its first practice. | 各工作负载的全部问题与最佳实践及其状态；问题的备注列在其第一项最佳实践处。
-- pages: on-demand
-- tab: #2F5597
-- column: practice | No. | 编号 | format=id width=11
-- column: workload | Workload | 工作负载 | width=18
-- column: pillar | Pillar | 支柱 | width=16
-- column: question | Question | 问题 | format=long width=34
-- column: title | Best practice | 最佳实践 | format=long width=42
-- column: weight | Weight | 权重 | width=10
-- column: state | State | 状态 | format=state width=14
-- column: reason | Reason | 原因 | format=long width=18
-- column: scope | Scope | 范围 | width=14
-- column: same_as | Same as | 等同于 | format=id width=11
-- column: risk | Risk of the question | 问题风险 | format=risk width=14
-- column: note | Note | 备注 | format=long width=36
-- column: evidence | Evidence | 证据数 | format=number width=10
-- column: exports | Exports | 导出数据 | format=long width=18
-- column: asked | Interviewee | 受访人 | width=18
-- column: confidence | Confidence | 可信度 | width=12
SELECT practice, workload_name, iif(:lang = 'zh', pillar_zh, pillar_en), iif(:lang = 'zh', title_zh, title_en), iif(:lang = 'zh', practice_zh, practice_en), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'weight' AND id = weight),
  CASE WHEN state IN ('not-applicable', 'refused') THEN (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'question' AND id = state)
    ELSE (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'practice' AND id = practice_state) END,
  CASE WHEN state IN ('not-applicable', 'refused') THEN
      trim((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'reason' AND id = reason) || ' ' || explanation)
    ELSE (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'reason' AND id = practice_reason) END,
  (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'scope' AND id = scope), same_as,
  (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'risk' AND id = risk), trim(iif(practice_position = first, note, '') || char(10) || practice_note, char(10)),
  iif(practice_position = first, nullif(evidence, 0), NULL), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'evaluation' AND word.id = evaluation AND EXISTS (SELECT 1 FROM finding_key))
    || iif(evaluation = 'found' AND practice_state = 'in-place' AND NOT EXISTS (SELECT 1 FROM contradiction WHERE contradiction.practice = practice_state.practice AND contradiction.workload = practice_state.workload), iif(:lang = 'zh', '（仅供参考）', ' (for reference)'), ''),
  iif(practice_position = first, asked, ''), iif(practice_position > first, '', (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'confidence' AND id = confidence))
FROM practice_state JOIN practice_evaluation USING (practice, workload, question) JOIN (SELECT question AS of_question, min(position) AS first FROM practice GROUP BY question)
  ON of_question = question
ORDER BY workload_position, lens_position, pillar_position, question_position, practice_position
