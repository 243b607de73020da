-- title: Step on no day of its window | 步骤日期不在变更窗口内
-- column: what | What | 缺少 | width=30
-- column: item | Item | 项目 | format=long
-- column: place | Where to go | 处理位置 | format=long
-- column: record | Form | 表单 | format=place
SELECT iif(:lang = 'zh', '步骤日期不在变更窗口内', 'Step on no day of its window'), title || iif(:lang = 'zh', '：', ': ') || window, 'wellbook record FILE step set ' || number, 'step'
FROM step_off_window ORDER BY record
