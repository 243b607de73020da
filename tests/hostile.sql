-- Gives UPDATE statements that put something hostile behind every text of a workbook that is
-- neither a key nor a code: ESC and other C0 controls, C1, marks of direction, zero-width
-- characters, separators, tags, and bytes that are not UTF-8.
SELECT printf('UPDATE OR IGNORE "%w" SET "%w" = "%w" || char(27, 93, 48, 59, 80, 87, 78, 7, 27, 91, 50,'
    || ' 74, 8, 13, 10, 127, 155, 8238, 8294, 8203, 8205, 8207, 8288, 65279, 8232, 8233, 173, 1564,'
    || ' 65529, 917569) || CAST(x''ff9bc0'' AS TEXT) || ''end'';', t.name, c.name, c.name)
FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
WHERE t.type = 'table' AND c.type = 'TEXT' AND NOT c.pk AND t.name NOT IN ('setting', 'session')
  AND c.name NOT IN ('workload', 'question', 'pillar', 'lens', 'practice', 'form', 'field', 'record',
    'product', 'layer', 'check', 'code', 'rule', 'site', 'target', 'kind', 'type', 'currency',
    'checks', 'depends_on', 'high_when', 'medium_when', 'repeats', 'entity', 'key1', 'key2', 'key3',
    'part_of', 'merged_into', 'role', 'deliverable', 'sha256', 'at', 'taken', 'gone', 'pin',
    'risk', 'earliest', 'latest', 'started', 'finished', 'planned_start', 'planned_end', 'due', 'since')
  AND c.name NOT GLOB '*_at';
