-- title: Conflicts | 冲突
-- column: entity | Row | 行
-- column: workload | Workload | 工作负载
-- column: id | Id | 编号
-- column: field | Field | 字段
-- column: earlier | Earlier | 较早
-- column: earlier_by | Earlier by | 较早的作者
-- column: earlier_at | Earlier at | 较早的时间
-- column: later | Later | 较晚
-- column: later_by | Later by | 较晚的作者
-- column: later_at | Later at | 较晚的时间
-- column: chosen | Kept | 保留
-- column: settled_at | Settled at | 解决时间
-- column: settled_by | Settled by | 解决人
SELECT entity, (SELECT name FROM workload WHERE workload.id IN (key1, key2)),
  CASE WHEN entity IN ('field_value', 'entry') THEN key1 || iif(key3 > '', '.' || key3, '') || iif(entity = 'entry', '@' || key2, '')
    WHEN entity = 'workload' THEN '' WHEN entity = 'capacity' THEN key1 || '@' || key2
    WHEN key2 > '' THEN key2 ELSE key1 END,
  columns, earlier_said, earlier_by, earlier_at, later_said, later_by, later_at,
  chosen, settled_at, settled_by
FROM conflict JOIN conflict_said USING (id) ORDER BY settled_at > '', entity, key1, key2, key3, field
