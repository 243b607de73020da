-- A bill of a million lines over 50 cost centres more, of the sample's resources.
INSERT INTO entry (form, record, field, value)
  SELECT 'design-centre', printf('%032x', centre), field, iif(field = 'key', 'CostCenter', prefix || centre)
  FROM (SELECT value AS centre FROM generate_series(1, 50)),
    (SELECT column1 AS field, column2 AS prefix FROM (VALUES ('name', 'Bench '), ('owner', 'Owner '), ('key', ''), ('values', 'B-')));
INSERT INTO cost (grp, batch, content, product, resource, name, region, tags, item, amount, currency)
  SELECT grp, batch, content + value, product, resource, name, region, 'Env:prod;CostCenter:B-' || (1 + value % 50), item, amount, currency
  FROM (SELECT * FROM cost ORDER BY id DESC LIMIT 100), generate_series(1, 10000);
