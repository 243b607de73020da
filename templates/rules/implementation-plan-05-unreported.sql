-- title: Item that the consulting report does not recommend | 改进项不在咨询报告的建议之列
-- column: what | What | 缺少 | width=30
-- column: item | Item | 项目 | format=long
-- column: place | Where to go | 处理位置 | format=long
-- column: record | Form | 表单 | format=place
-- Who bought both services signs both reports, and what is carried out has a number in the first.
SELECT iif(:lang = 'zh', '改进项不在咨询报告的建议之列', 'Item not in the consulting report'), iif(:lang = 'zh', title_zh, title_en), 'wellbook recommend FILE ' || improvement.id || ' status=accepted', 'package-item'
FROM entry_line AS line JOIN bought ON consulting JOIN improvement ON improvement.id = line.value ->> 'item'
WHERE line.form = 'package-item' AND (improvement.status = 'proposed' OR improvement.decision = 'rejected') ORDER BY line.number
