-- title: Contents | 目录
-- layout: contents
-- pages: one
-- tab: #1F3864
-- column: number | No. | 序号 | format=number width=8
-- column: sheet | Sheet | 工作表 | format=link width=34
-- column: about | About | 内容 | format=long width=70
-- column: rows | Rows | 行数 | format=number width=10
SELECT key + 1, value ->> 'title', value ->> 'intro', iif(value ->> 'is_table', value ->> 'rows', NULL)
FROM json_each(:sheets)
