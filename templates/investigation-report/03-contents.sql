-- title: Contents | 目录
-- group: About this document | 文档说明
-- layout: contents
-- pages: one
-- tab: #1F3864
-- column: number | No. | 序号 | format=number width=8
-- column: part | Part | 部分 | width=26
-- column: sheet | Sheet | 工作表 | format=link width=30
-- column: about | About | 内容 | format=long width=116
-- column: print | Page | 页码 | width=14
SELECT key + 1, value ->> 'group', value ->> 'title', value ->> 'intro', iif(value ->> 'on_demand', iif(:lang = 'zh', '抽样打印', 'sample'), '')
FROM json_each(:sheets)
