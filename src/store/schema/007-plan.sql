-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a bank says stays in the bank; a column here that is empty or NULL leaves it at that.
-- Effort is in hundredths of a man-day, amounts are in cents, risk in hundredths of a point. id is
-- the practice and the first eight digits of the workload's.
CREATE TABLE rate (id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('role', 'once',
 'month')), position INTEGER NOT NULL, label_en TEXT NOT NULL, label_zh TEXT NOT NULL, currency TEXT
 NOT NULL, cents INTEGER NOT NULL CHECK (cents >= 0), week INTEGER NOT NULL CHECK (week >= 0))
 WITHOUT ROWID;
CREATE TABLE recommendation (id TEXT PRIMARY KEY, practice TEXT NOT NULL DEFAULT '', workload TEXT
 REFERENCES workload ON DELETE CASCADE, pillar TEXT NOT NULL DEFAULT '', status TEXT NOT NULL
 DEFAULT 'proposed' CHECK (status IN ('proposed', 'accepted', 'dismissed', 'merged')), reason TEXT
 NOT NULL DEFAULT '', merged_into TEXT NOT NULL DEFAULT '', title_en TEXT NOT NULL DEFAULT '',
 title_zh TEXT NOT NULL DEFAULT '', explanation_en TEXT NOT NULL DEFAULT '', explanation_zh TEXT NOT
 NULL DEFAULT '', benefits TEXT NOT NULL DEFAULT '', trade_offs TEXT NOT NULL DEFAULT '', risk
 INTEGER, resources INTEGER, exposure TEXT NOT NULL DEFAULT '' CHECK (exposure IN ('', 'isolated',
 'internal', 'partner', 'internet')), priority INTEGER CHECK (priority BETWEEN 1 AND 4),
 priority_reason TEXT NOT NULL DEFAULT '', role TEXT NOT NULL DEFAULT '', least INTEGER, likely
 INTEGER, most INTEGER, currency TEXT NOT NULL DEFAULT '', once INTEGER, month INTEGER, saving
 INTEGER, owner TEXT NOT NULL DEFAULT '' CHECK (owner IN ('', 'customer', 'provider')), decision
 TEXT NOT NULL DEFAULT '' CHECK (decision IN ('', 'accepted', 'deferred', 'rejected')),
 justification TEXT NOT NULL DEFAULT '', pin TEXT NOT NULL DEFAULT '', earliest TEXT NOT NULL
 DEFAULT '', latest TEXT NOT NULL DEFAULT '', changed_at TEXT NOT NULL, changed_by TEXT NOT NULL)
 WITHOUT ROWID;
-- Practices that fall short, whether or not they were proposed yet.
CREATE VIEW shortfall AS SELECT practice.id || '-' || substr(practice_answer.workload, 1, 8) AS id,
 practice.id AS practice, practice_answer.workload, practice_answer.state, CASE weight WHEN 'high'
 THEN 300 WHEN 'medium' THEN 200 ELSE 100 END / iif(practice_answer.state = 'partial', 2, 1) AS
 risk, result.risk AS level FROM practice_answer JOIN practice ON practice.id =
 practice_answer.practice JOIN result ON result.workload = practice_answer.workload AND
 result.question = practice.question WHERE practice_answer.state IN ('missing', 'partial',
 'unknown') AND result.risk <> 'NOT_APPLICABLE';
-- A recommendation with what the bank says; without those that nobody accepted before the practice
-- came into place.
CREATE VIEW improvement AS SELECT r.id, r.practice, ifnull(r.workload, '') AS workload,
 ifnull(workload.name, '') AS workload_name, ifnull(question.id, '') AS question, ifnull(pillar.id,
 '') AS pillar, ifnull(pillar.name_en, '') AS pillar_en, ifnull(pillar.name_zh, '') AS pillar_zh,
 ifnull(pillar.position, 0) AS pillar_position, coalesce(nullif(r.title_en, ''), nullif(r.title_zh,
 ''), practice.title_en, '') AS title_en, coalesce(nullif(r.title_zh, ''), nullif(r.title_en, ''),
 practice.title_zh, '') AS title_zh, coalesce(nullif(explanation_en, ''), nullif(explanation_zh,
 ''), how_en, '') AS how_en, coalesce(nullif(explanation_zh, ''), nullif(explanation_en, ''),
 how_zh, '') AS how_zh, ifnull(why_en, '') AS why_en, ifnull(why_zh, '') AS why_zh,
 ifnull(shortfall.state, '') AS state, ifnull(shortfall.level, '') AS level, status, reason,
 merged_into, decision, justification, owner, priority, priority_reason, exposure, ifnull(resources,
 0) AS resources, ifnull(r.risk, ifnull(shortfall.risk, 0)) AS risk, role, ifnull(least,
 CAST(round(100 * ifnull(min_days, 0)) AS INTEGER)) AS least, likely, ifnull(most, CAST(round(100 *
 ifnull(max_days, 0)) AS INTEGER)) AS most, r.currency, once, month, ifnull(saving, 0) AS saving,
 'once-' || ifnull(cost_once, 'none') AS once_level, 'month-' || ifnull(cost_month, 'none') AS
 month_level, ifnull(saving_percent, '') AS saving_percent, ifnull(stage, '') AS stage,
 ifnull(practice.depends_on, '') AS needs, benefits, trade_offs, pin, earliest, latest FROM
 recommendation AS r LEFT JOIN practice ON practice.id = r.practice LEFT JOIN question ON
 question.id = practice.question LEFT JOIN pillar ON pillar.id = ifnull(question.pillar, r.pillar)
 LEFT JOIN workload ON workload.id = r.workload LEFT JOIN shortfall ON shortfall.workload =
 r.workload AND shortfall.practice = r.practice WHERE shortfall.id IS NOT NULL OR status <>
 'proposed' OR r.practice = '';
-- What priority.c, cost.c and schedule.c made of the recommendations, kept by plan.c for those who
-- read SQL. number is the place by priority.
CREATE TABLE improvement_result (id TEXT PRIMARY KEY, number INTEGER NOT NULL, priority INTEGER NOT
 NULL, impact REAL NOT NULL, urgency REAL NOT NULL, effort REAL NOT NULL, score REAL NOT NULL, risk
 INTEGER NOT NULL, days REAL NOT NULL, currency TEXT NOT NULL, work INTEGER NOT NULL, once INTEGER
 NOT NULL, month INTEGER NOT NULL, saving INTEGER NOT NULL, payback TEXT NOT NULL, depends_on TEXT
 NOT NULL, starts TEXT NOT NULL, ends TEXT NOT NULL, wave TEXT NOT NULL, critical INTEGER NOT NULL)
 WITHOUT ROWID;
INSERT INTO word (kind, id, position, en, zh) VALUES ('recommendation', 'proposed', 1, 'Proposed',
 '待定'), ('recommendation', 'accepted', 2, 'Accepted', '采纳'), ('recommendation', 'dismissed', 3,
 'Dismissed', '不采纳'), ('recommendation', 'merged', 4, 'Merged', '已合并'), ('decision', '', 0, 'Open',
 '未定'), ('decision', 'accepted', 1, 'Accepted', '接受'), ('decision', 'deferred', 2, 'Deferred',
 '暂缓'), ('decision', 'rejected', 3, 'Rejected', '拒绝'), ('owner', '', 0, '', ''), ('owner',
 'customer', 1, 'Customer', '客户'), ('owner', 'provider', 2, 'Provider', '服务方'), ('field',
 'recommendation.status', 20, 'Status', '状态'), ('field', 'recommendation.reason', 21, 'Reason',
 '原因'), ('field', 'recommendation.title_en', 22, 'Title', '标题'), ('field',
 'recommendation.title_zh', 23, 'Title', '标题'), ('field', 'recommendation.priority', 24, 'Priority',
 '优先级'), ('field', 'recommendation.priority_reason', 25, 'Reason of the priority', '优先级原因'),
 ('field', 'recommendation.owner', 26, 'Owner', '责任方'), ('field', 'recommendation.decision', 27,
 'Decision', '决定'), ('field', 'recommendation.justification', 28, 'Justification', '技术理由'),
 ('field', 'rate.cents', 29, 'Rate', '单价');
