-- title: Translations | 译文
-- column: id | Id | 编号
-- column: text | As it was said | 原文 | format=long
-- column: en | On English pages | 英文页面用语 | format=long
-- column: zh | On Chinese pages | 中文页面用语 | format=long
SELECT id, text, en, zh FROM translation ORDER BY text, id
