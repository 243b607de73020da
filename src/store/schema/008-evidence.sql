-- SPDX-License-Identifier: GPL-3.0-or-later
-- What all imported rows share. `key` and `content` are hashes of what a row is about and of what
-- it says, the same in every copy of the workbook; `grp` is its row in check_group. A row is seen
-- only as long as the batch that brought it is active; what later batches changed lies in
-- NAME_before as it was, so that a batch can be undone whatever its size. NAME_key is the one
-- index of the large tables, filled in sorted order.
-- A macro among the strings would push them all to the right.
-- clang-format off
CREATE TABLE import_batch (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
 taken TEXT NOT NULL DEFAULT '', rows INTEGER NOT NULL DEFAULT 0, new INTEGER NOT NULL DEFAULT 0,
 changed INTEGER NOT NULL DEFAULT 0, same INTEGER NOT NULL DEFAULT 0, resolved INTEGER NOT NULL
 DEFAULT 0, unreadable INTEGER NOT NULL DEFAULT 0, unmapped INTEGER NOT NULL DEFAULT 0, imported_at
 TEXT NOT NULL, imported_by TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'active' CHECK (state IN
 ('active', 'undone', 'dropped')));
CREATE TABLE import_file (batch INTEGER NOT NULL REFERENCES import_batch, position INTEGER NOT NULL,
 source TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, rows INTEGER NOT NULL, new INTEGER
 NOT NULL, changed INTEGER NOT NULL, same INTEGER NOT NULL, resolved INTEGER NOT NULL, unreadable
 INTEGER NOT NULL, unmapped INTEGER NOT NULL, note TEXT NOT NULL, PRIMARY KEY (batch, position))
 WITHOUT ROWID;
-- One row a check and account: what an export covers, and what joins a practice.
CREATE TABLE check_group (id INTEGER PRIMARY KEY, product TEXT NOT NULL, layer TEXT NOT NULL,
 "check" TEXT NOT NULL, account TEXT NOT NULL, rule INTEGER NOT NULL, name TEXT NOT NULL, code TEXT
 NOT NULL DEFAULT '', practice TEXT NOT NULL DEFAULT '');
CREATE INDEX check_group_of_account ON check_group (product, layer, account);
CREATE INDEX check_group_of_practice ON check_group (practice);
CREATE INDEX check_group_of_rule ON check_group (rule);
-- Which batch looked at which group, and when; digest: over rows without a key.
CREATE TABLE import_cover (grp INTEGER NOT NULL REFERENCES check_group, batch INTEGER NOT NULL
 REFERENCES import_batch, taken TEXT NOT NULL, rows INTEGER NOT NULL, digest INTEGER NOT NULL,
 PRIMARY KEY (grp, batch)) WITHOUT ROWID;
CREATE TABLE finding (id INTEGER PRIMARY KEY, key INTEGER NOT NULL, grp INTEGER NOT NULL,
 first_batch INTEGER NOT NULL, content INTEGER NOT NULL, status INTEGER NOT NULL, severity INTEGER
 NOT NULL, gone TEXT NOT NULL DEFAULT '',resource TEXT NOT NULL, region TEXT NOT NULL, type TEXT NOT
 NULL, name TEXT NOT NULL, detail TEXT NOT NULL, remediation TEXT NOT NULL, cost TEXT NOT NULL,
 since TEXT NOT NULL);
CREATE TABLE finding_key (grp INTEGER NOT NULL, key INTEGER NOT NULL, status INTEGER NOT NULL, id
 INTEGER NOT NULL, PRIMARY KEY (grp, key)) WITHOUT ROWID;
CREATE TABLE finding_before (batch INTEGER NOT NULL, id INTEGER NOT NULL, content INTEGER NOT NULL,
 status INTEGER NOT NULL, severity INTEGER NOT NULL, gone TEXT NOT NULL,resource TEXT NOT NULL,
 region TEXT NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL, detail TEXT NOT NULL, remediation
 TEXT NOT NULL, cost TEXT NOT NULL, since TEXT NOT NULL, PRIMARY KEY (batch, id)) WITHOUT ROWID;
CREATE TABLE resource (id INTEGER PRIMARY KEY, key INTEGER NOT NULL, grp INTEGER NOT NULL,
 first_batch INTEGER NOT NULL, content INTEGER NOT NULL, status INTEGER NOT NULL, severity INTEGER
 NOT NULL, gone TEXT NOT NULL DEFAULT '',resource TEXT NOT NULL, region TEXT NOT NULL, type TEXT NOT
 NULL, name TEXT NOT NULL, zone TEXT NOT NULL, resource_group TEXT NOT NULL, tags TEXT NOT NULL,
 created TEXT NOT NULL, expires TEXT NOT NULL, addresses TEXT NOT NULL, monthly_cost TEXT NOT NULL);
CREATE TABLE resource_key (grp INTEGER NOT NULL, key INTEGER NOT NULL, status INTEGER NOT NULL, id
 INTEGER NOT NULL, PRIMARY KEY (grp, key)) WITHOUT ROWID;
CREATE TABLE resource_before (batch INTEGER NOT NULL, id INTEGER NOT NULL, content INTEGER NOT NULL,
 status INTEGER NOT NULL, severity INTEGER NOT NULL, gone TEXT NOT NULL,resource TEXT NOT NULL,
 region TEXT NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL, zone TEXT NOT NULL, resource_group
 TEXT NOT NULL, tags TEXT NOT NULL, created TEXT NOT NULL, expires TEXT NOT NULL, addresses TEXT NOT
 NULL, monthly_cost TEXT NOT NULL, PRIMARY KEY (batch, id)) WITHOUT ROWID;
CREATE TABLE rule (id INTEGER PRIMARY KEY, key INTEGER NOT NULL, grp INTEGER NOT NULL, first_batch
 INTEGER NOT NULL, content INTEGER NOT NULL, status INTEGER NOT NULL, severity INTEGER NOT NULL,
 gone TEXT NOT NULL DEFAULT '',"check" TEXT NOT NULL, name TEXT NOT NULL, code TEXT NOT NULL, pillar
 TEXT NOT NULL, description TEXT NOT NULL, remediation TEXT NOT NULL, cost TEXT NOT NULL);
CREATE TABLE rule_key (grp INTEGER NOT NULL, key INTEGER NOT NULL, status INTEGER NOT NULL, id
 INTEGER NOT NULL, PRIMARY KEY (grp, key)) WITHOUT ROWID;
CREATE TABLE rule_before (batch INTEGER NOT NULL, id INTEGER NOT NULL, content INTEGER NOT NULL,
 status INTEGER NOT NULL, severity INTEGER NOT NULL, gone TEXT NOT NULL,"check" TEXT NOT NULL, name
 TEXT NOT NULL, code TEXT NOT NULL, pillar TEXT NOT NULL, description TEXT NOT NULL, remediation
 TEXT NOT NULL, cost TEXT NOT NULL, PRIMARY KEY (batch, id)) WITHOUT ROWID;
CREATE INDEX rule_of_key ON rule (key);
CREATE TABLE cost (id INTEGER PRIMARY KEY, grp INTEGER NOT NULL, batch INTEGER NOT NULL, content
 INTEGER NOT NULL, product TEXT NOT NULL, resource TEXT NOT NULL, name TEXT NOT NULL, region TEXT
 NOT NULL, tags TEXT NOT NULL, item TEXT NOT NULL, amount NUMERIC NOT NULL, currency TEXT NOT NULL);
CREATE INDEX cost_of_group ON cost (grp, batch);
CREATE TABLE metric (id INTEGER PRIMARY KEY, grp INTEGER NOT NULL, batch INTEGER NOT NULL, content
 INTEGER NOT NULL, resource TEXT NOT NULL, name TEXT NOT NULL, at TEXT NOT NULL, average NUMERIC NOT
 NULL, maximum NUMERIC NOT NULL, minimum NUMERIC NOT NULL);
CREATE INDEX metric_of_group ON metric (grp, batch);
-- Rows that could not be read, as they were.
CREATE TABLE import_tray (id INTEGER PRIMARY KEY, batch INTEGER NOT NULL REFERENCES import_batch,
 file TEXT NOT NULL, line INTEGER NOT NULL, reason TEXT NOT NULL, raw TEXT NOT NULL);
-- data/checks.csv as of the last import, and what the consultant adds to it.
CREATE TABLE known_check (id TEXT PRIMARY KEY, product TEXT NOT NULL, name_en TEXT NOT NULL COLLATE
 NOCASE, name_zh TEXT NOT NULL, severity TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE check_map (product TEXT NOT NULL, "check" TEXT NOT NULL, practice TEXT NOT NULL
 REFERENCES practice, mapped_at TEXT NOT NULL, mapped_by TEXT NOT NULL, PRIMARY KEY (product,
 "check")) WITHOUT ROWID;
-- By the finding's key, so that a later export of the same finding stays suppressed.
CREATE TABLE suppression (key INTEGER PRIMARY KEY, reason TEXT NOT NULL, suppressed_at TEXT NOT
 NULL, suppressed_by TEXT NOT NULL);
CREATE VIEW active_cover AS SELECT import_cover.* FROM import_cover JOIN import_batch ON number =
 batch AND state = 'active';
-- A check's own level says `critical` where its results know only `high`.
CREATE VIEW finding_list AS SELECT finding.id, finding.key, finding.grp, check_group.product AS
 source, check_group."check", coalesce(nullif(rule.name, ''), nullif(check_group.name, ''),
 check_group."check") AS name, CASE WHEN finding.severity = 4 AND rule.severity = 5 THEN 5 WHEN
 finding.severity THEN finding.severity ELSE ifnull(rule.severity, 0) END AS severity_rank, CASE
 WHEN suppression.key IS NOT NULL AND finding.status = 1 THEN 4 ELSE finding.status END AS
 status_rank, check_group.account, finding.region, finding.resource, finding.type, finding.name AS
 resource_name, check_group.practice, finding.detail, coalesce(nullif(finding.remediation, ''),
 rule.remediation, '') AS remediation, coalesce(nullif(finding.cost, ''), rule.cost, '') AS cost,
 coalesce(nullif(finding.since, ''), (SELECT taken FROM import_cover WHERE import_cover.grp = 
 finding.grp AND import_cover.batch = finding.first_batch), '') AS first_seen, ifnull((SELECT
 max(taken) FROM active_cover WHERE active_cover.grp = finding.grp  AND (finding.gone = '' OR taken
 < finding.gone)), '') AS last_seen, finding.gone, ifnull(suppression.reason, '') AS
 suppressed_because FROM finding JOIN import_batch ON number = finding.first_batch AND state =
 'active' JOIN check_group ON check_group.id = finding.grp LEFT JOIN rule ON rule.key =
 check_group.rule AND rule.first_batch IN  (SELECT number FROM import_batch WHERE state = 'active')
 LEFT JOIN suppression ON suppression.key = finding.key;
CREATE VIEW resource_list AS SELECT resource.id, account, region, zone, type, resource,
 resource.name, resource_group, tags, created, expires, addresses, monthly_cost, gone, CASE WHEN
 status = 3 THEN 'resolved' ELSE 'open' END AS status FROM resource JOIN import_batch ON number =
 first_batch AND state = 'active' JOIN check_group ON check_group.id = grp;
-- Of each month and account, what the newest bill says.
CREATE VIEW cost_list AS SELECT cost.id, "check" AS month, account, cost.product, resource,
 cost.name, region, tags, item, amount, currency FROM cost JOIN check_group ON check_group.id =
 cost.grp WHERE cost.batch = (SELECT max(batch) FROM active_cover WHERE active_cover.grp =
 cost.grp);
CREATE VIEW metric_list AS SELECT metric.id, account, resource, metric.name, at, average, maximum,
 minimum FROM metric JOIN check_group ON check_group.id = metric.grp WHERE metric.batch = (SELECT
 max(batch) FROM active_cover WHERE active_cover.grp = metric.grp);
CREATE VIEW tray AS SELECT import_tray.* FROM import_tray JOIN import_batch ON number = batch AND
 state = 'active';
CREATE VIEW unmapped_check AS SELECT product AS source, "check", max(coalesce(
 nullif(check_group.name, ''), (SELECT name FROM rule WHERE rule.key = check_group.rule), '')) AS
 name, count(DISTINCT account) AS accounts FROM check_group WHERE practice = '' AND EXISTS (SELECT 1
 FROM finding_key WHERE grp = check_group.id) AND EXISTS (SELECT 1 FROM active_cover WHERE grp =
 check_group.id) GROUP BY product, "check";
INSERT INTO word (kind, id, position, en, zh) VALUES ('severity', '', 0, '', ''), ('severity',
 'none', 1, 'None', '无'), ('severity', 'low', 2, 'Low', '低'), ('severity', 'medium', 3, 'Medium',
 '中'), ('severity', 'high', 4, 'High', '高'), ('severity', 'critical', 5, 'Critical', '严重'),
 ('status', 'open', 1, 'Open', '未解决'), ('status', 'compliant', 2, 'Compliant', '合规'), ('status',
 'resolved', 3, 'Resolved', '已解决'), ('status', 'suppressed', 4, 'Suppressed', '已忽略'), ('status',
 'not-applicable', 5, 'Not applicable', '不适用');
