-- 100,000 open findings of 50 checks, as an import leaves them.
INSERT INTO import_batch (number, id, name, imported_at, imported_by) VALUES (9001, 'bench', 'bench', '', '');
INSERT INTO check_group (id, product, layer, "check", account, rule, name)
  SELECT 900000 + value, 'config', 'resource', 'cr-' || value, '1031445495681234', 900000 + value, 'Rule ' || value || ' of the bench'
  FROM generate_series(1, 50);
INSERT INTO import_cover (grp, batch, taken, rows, digest)
  SELECT id, 9001, '2026-11-20T00:00:00Z', 1, 1 FROM check_group WHERE id > 900000;
INSERT INTO finding (key, grp, first_batch, content, status, severity, resource, region, type, name, detail, remediation, cost, since)
  SELECT 1000000 + value, 900001 + value % 50, 9001, 0, 1, 2 + value % 3, 'i-bp1' || printf('%016x', value * 7919), 'cn-hangzhou',
    'ACS::ECS::Instance', 'prd-app-' || value, 'reason: The value does not equal the desired value; property: $.Enabled',
    'Look at each resource; repair it; check again', '', '2026-11-01T00:00:00Z'
  FROM generate_series(1, 100000);
INSERT OR REPLACE INTO finding_key (grp, key, status, id) SELECT grp, key, status, id FROM finding ORDER BY grp, key;
