-- SPDX-License-Identifier: GPL-3.0-or-later
-- A release is a deliverable that left although its gate (templates/gates) found so many points
-- missing. Milestones keep recommendations from here on.
CREATE TABLE release (id TEXT PRIMARY KEY, deliverable TEXT NOT NULL, reason TEXT NOT NULL, missing
 INTEGER NOT NULL, at TEXT NOT NULL, author TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE milestone_recommendation (milestone TEXT, id TEXT, practice, workload, pillar, status,
 reason, merged_into, title_en, title_zh, explanation_en, explanation_zh, benefits, trade_offs,
 risk, resources, exposure, priority, priority_reason, role, least, likely, most, currency, once,
 month, saving, owner, decision, justification, pin, earliest, latest, changed_at, changed_by,
 PRIMARY KEY (milestone, id)) WITHOUT ROWID;
INSERT INTO word (kind, id, position, en, zh) VALUES ('field', 'release.reason', 40,
 'Exported in spite of its gate', '未通过检查仍导出'), ('field', 'recommendation.merged_into', 41,
 'Merged into', '合并到'), ('field', 'recommendation.explanation_en', 42, 'Explanation', '说明'),
 ('field', 'recommendation.explanation_zh', 43, 'Explanation', '说明'), ('field',
 'recommendation.benefits', 44, 'Benefits', '收益'), ('field', 'recommendation.trade_offs', 45,
 'Trade-offs', '取舍'), ('field', 'recommendation.risk', 46, 'Risk removed', '消除的风险'), ('field',
 'recommendation.resources', 47, 'Affected resources', '受影响资源'), ('field',
 'recommendation.exposure', 48, 'Exposure', '暴露面'), ('field', 'recommendation.role', 49, 'Role',
 '角色'), ('field', 'recommendation.least', 50, 'Least effort (1/100 man-day)', '最少投入（1/100 人天）'),
 ('field', 'recommendation.likely', 51, 'Likely effort (1/100 man-day)', '最可能投入（1/100 人天）'),
 ('field', 'recommendation.most', 52, 'Most effort (1/100 man-day)', '最多投入（1/100 人天）'), ('field',
 'recommendation.currency', 53, 'Currency', '币种'), ('field', 'recommendation.once', 54,
 'Purchase (cents)', '一次性采购（分）'), ('field', 'recommendation.month', 55, 'Run cost a month (cents)',
 '月运行费用（分）'), ('field', 'recommendation.saving', 56, 'Saving a month (cents)', '月节省（分）'), ('field',
 'recommendation.pin', 57, 'Pinned date', '固定日期'), ('field', 'recommendation.earliest', 58,
 'Earliest start', '最早开始'), ('field', 'recommendation.latest', 59, 'Latest end', '最晚结束'), ('field',
 'rate.week', 60, 'Days a week (1/100)', '每周人天（1/100）'), ('field', 'rate.currency', 61, 'Currency',
 '币种'), ('wave', '', 0, 'Without date', '未排期'), ('wave', '30', 1, 'Quick wins (30 days)',
 '速赢（30 天）'), ('wave', '90', 2, 'Within 90 days', '90 天内'), ('wave', '180', 3, 'Within 180 days',
 '180 天内'), ('wave', 'later', 4, 'Later', '后续');
-- The accepted ones with what plan_keep made of them; label is what a report calls them by. Days,
-- amounts and risk in whole units.
CREATE VIEW recommended AS SELECT 'R' || printf('%02d', row_number() OVER (ORDER BY number)) AS
 label, number, improvement.id, practice, workload, workload_name, question, pillar, pillar_en,
 pillar_zh, pillar_position, title_en, title_zh, how_en, how_zh, why_en, why_zh, state, level,
 decision, justification, owner, priority_reason, exposure, resources, benefits, trade_offs,
 improvement_result.priority, impact, urgency, effort, score, improvement_result.risk / 100.0 AS
 risk, days, improvement_result.currency, work / 100.0 AS work, improvement_result.once / 100.0 AS
 once, improvement_result.month / 100.0 AS month, improvement_result.saving / 100.0 AS saving,
 payback, improvement_result.depends_on, starts, ends, wave, critical, decision NOT IN ('deferred',
 'rejected') AS is_planned FROM improvement JOIN improvement_result ON improvement_result.id =
 improvement.id WHERE status = 'accepted';
