-- title: From evidence, not confirmed | 来自证据，尚未确认
-- column: what | What | 缺少 | width=30
-- column: item | Item | 项目 | format=long
-- column: place | Where to go | 处理位置 | format=long
-- column: record | Form | 表单 | format=place
SELECT iif(:lang = 'zh', '来自证据，尚未确认', 'From evidence, not confirmed'), name, 'wellbook record FILE ' || form || ' confirm ' || number, form
FROM entry_row WHERE unconfirmed ORDER BY form, record
