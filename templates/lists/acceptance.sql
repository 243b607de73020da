-- title: Acceptance | 验收
-- column: id | Deliverable | 交付物
-- column: phase | Phase | 阶段
-- column: content | Content | 内容
-- column: type | Type | 类型
-- column: milestone | Milestone | 里程碑
-- column: indicator | Completion indicator | 完成标志
-- column: state | State | 状态
-- column: number | Version | 版本
-- column: verdict | Acceptance | 验收
-- column: representative | Representative | 客户代表
-- column: role | Job title | 职务
-- column: date | Date | 日期 | format=date
-- column: way | Way | 方式
-- column: note | Conditions or reasons | 条件或原因
SELECT acceptance_state.id, iif(:lang = 'zh', phase_zh, phase_en), iif(:lang = 'zh', content_zh, content_en),
iif(:lang = 'zh', type_zh, type_en), iif(:lang = 'zh', milestone_zh, milestone_en), iif(:lang = 'zh',
indicator_zh, indicator_en), state, number, acceptance_state.verdict, ifnull(representative, ''), ifnull(role,
''), ifnull(date, ''), ifnull(way, ''), ifnull(note, '') FROM acceptance_state LEFT JOIN acceptance ON
acceptance.id = (SELECT id FROM acceptance WHERE version = acceptance_state.version ORDER BY changed_at DESC,
id LIMIT 1) ORDER BY position
