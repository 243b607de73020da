-- title: Step that begins before the one it follows has ended | 步骤早于其前置步骤结束
-- column: what | What | 缺少 | width=30
-- column: item | Item | 项目 | format=long
-- column: place | Where to go | 处理位置 | format=long
-- column: record | Form | 表单 | format=place
SELECT iif(:lang = 'zh', '步骤早于其前置步骤结束', 'Step that begins before the one it follows has ended'), said ->> (SELECT id FROM entry_field WHERE entry_field.form = line.form AND position = 1), 'wellbook record FILE step set ' || number, 'step'
FROM (SELECT form, record, number, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line) AS line WHERE form = 'step' AND value ->> 'starts' > '' AND value ->> 'starts' < (SELECT other.value ->> 'ends' FROM entry_line AS other WHERE other.form = 'step' AND other.record = line.value ->> 'after') ORDER BY record
