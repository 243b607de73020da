-- title: A restore test that the form has no date of | 恢复测试已落实但表单没有日期
-- column: number | No. | 编号
-- column: state | Answer | 回答
-- column: title | Title | 标题
-- column: workload | Workload | 工作负载
-- column: question | Question | 问题 | format=place
-- column: practice | Best practice | 最佳实践 | format=place
-- column: recommendation | Recommendation | 建议 | format=place
-- column: form | Form | 表单 | format=place
-- column: field | Field | 字段 | format=place
SELECT practice_state.practice, (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'practice' AND id = practice_state),
  iif(:lang = 'zh', '回答称恢复测试已落实，表单的最近一次恢复测试为' || iif(ifnull(value, '') > '', ' ' || value, '空'),
    'The answer says that restores are tested; the form says of the last restore test: ' || iif(ifnull(value, '') > '', value, 'nothing')),
  workload_name, question, practice_state.practice, '', 'business', 'last_restore'
FROM practice_state LEFT JOIN field_value ON form = 'business' AND field = 'last_restore' AND record = workload
WHERE practice_state.practice IN ('REL09_1', 'REL09_2') AND practice_state = 'in-place'
  AND (ifnull(value, '') = '' OR (practice_state.practice = 'REL09_1' AND value < date(:now, '-6 months')))
ORDER BY workload_position, practice_state.practice
