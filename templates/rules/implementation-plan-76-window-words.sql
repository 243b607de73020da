-- title: Window that says no days and hours | 变更窗口无法识别
-- column: what | What | 缺少 | width=30
-- column: item | Item | 项目 | format=long
-- column: place | Where to go | 处理位置 | format=long
-- column: record | Form | 表单 | format=place
SELECT iif(:lang = 'zh', '变更窗口无法识别', 'Window that says no days and hours'), value ->> 'title' || iif(:lang = 'zh', '：', ': ') || (value ->> 'window'), 'wellbook record FILE step set ' || number, 'step'
FROM entry_line WHERE form = 'step' AND value ->> 'window' > '' AND NOT window_is_read(value ->> 'window') AND value ->> 'progress' NOT IN ('done', 'back') ORDER BY record
