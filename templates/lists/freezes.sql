-- title: Freezes | 封网期
-- column: id | Id | 编号
-- column: first | First day | 首日 | format=date
-- column: last | Last day | 末日 | format=date
-- column: workload | Workload | 工作负载
-- column: kind | Kind | 类别
-- column: name | Name | 名称
-- column: note | Note | 备注
SELECT freeze.id, first, last, ifnull(workload.name, ''), kind, iif(:lang = 'zh', coalesce(nullif(name_zh, ''), name_en), coalesce(nullif(name_en, ''), name_zh)), note
FROM freeze LEFT JOIN workload ON workload.id = freeze.workload ORDER BY first, last, name_en, freeze.id
