-- title: Contradictions | 与证据矛盾的回答
-- column: number | No. | 编号
-- column: state | Answer | 回答
-- column: title | Best practice | 最佳实践
-- column: checks | Checks | 检测项 | format=number
-- column: resources | Resources | 资源 | format=number
-- column: workload | Workload | 工作负载
-- column: question | Question | 问题 | format=place
-- column: practice | Best practice | 最佳实践 | format=place
-- column: recommendation | Recommendation | 建议 | format=place
-- column: form | Form | 表单 | format=place
-- column: field | Field | 字段 | format=place
SELECT practice_state.practice, (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'practice' AND id = practice_state),
  iif(:lang = 'zh', practice_zh, practice_en), open_checks, open_resources, workload_name, question, practice_state.practice, '', '', ''
FROM state_evidence JOIN practice_state USING (practice, workload)
WHERE open > 0 AND practice_state IN ('in-place', 'not-applicable')
ORDER BY workload_position, lens_position, pillar_position, question_position, practice_position
