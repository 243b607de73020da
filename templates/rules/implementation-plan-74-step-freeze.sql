-- title: Step in a freeze | 步骤与封网冲突
-- column: what | What | 缺少 | width=30
-- column: item | Item | 项目 | format=long
-- column: place | Where to go | 处理位置 | format=long
-- column: record | Form | 表单 | format=place
SELECT iif(:lang = 'zh', '步骤与封网冲突', 'Step in a freeze'), title || iif(:lang = 'zh', '：', ': ') || first || iif(:lang = 'zh', ' 至 ', ' – ') || last || ' ' || iif(:lang = 'zh', name_zh, name_en), 'wellbook record FILE step move', 'step'
FROM step_freeze ORDER BY record, first
