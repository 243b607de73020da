-- SPDX-License-Identifier: GPL-3.0-or-later
-- Effort is in hundredths of a man-day. planned_* is the plan as it was agreed. Milestones of
-- before have no progress.
ALTER TABLE recommendation ADD COLUMN progress TEXT NOT NULL DEFAULT 'not-started' CHECK (progress
 IN ('not-started', 'in-progress', 'blocked', 'done'));
ALTER TABLE recommendation ADD COLUMN actual INTEGER;
ALTER TABLE recommendation ADD COLUMN remaining INTEGER;
ALTER TABLE recommendation ADD COLUMN started TEXT NOT NULL DEFAULT '';
ALTER TABLE recommendation ADD COLUMN finished TEXT NOT NULL DEFAULT '';
ALTER TABLE recommendation ADD COLUMN planned_start TEXT NOT NULL DEFAULT '';
ALTER TABLE recommendation ADD COLUMN planned_end TEXT NOT NULL DEFAULT '';
ALTER TABLE recommendation ADD COLUMN planned_days INTEGER;
ALTER TABLE recommendation ADD COLUMN planned_at TEXT NOT NULL DEFAULT '';
ALTER TABLE milestone_recommendation ADD COLUMN progress TEXT NOT NULL DEFAULT 'not-started' CHECK
 (progress IN ('not-started', 'in-progress', 'blocked', 'done'));
ALTER TABLE milestone_recommendation ADD COLUMN actual INTEGER;
ALTER TABLE milestone_recommendation ADD COLUMN remaining INTEGER;
ALTER TABLE milestone_recommendation ADD COLUMN started TEXT NOT NULL DEFAULT '';
ALTER TABLE milestone_recommendation ADD COLUMN finished TEXT NOT NULL DEFAULT '';
ALTER TABLE milestone_recommendation ADD COLUMN planned_start TEXT NOT NULL DEFAULT '';
ALTER TABLE milestone_recommendation ADD COLUMN planned_end TEXT NOT NULL DEFAULT '';
ALTER TABLE milestone_recommendation ADD COLUMN planned_days INTEGER;
ALTER TABLE milestone_recommendation ADD COLUMN planned_at TEXT NOT NULL DEFAULT '';
CREATE VIEW task AS SELECT id, progress, actual, remaining, started, finished, planned_start,
 planned_end, planned_days, planned_at FROM recommendation;
INSERT INTO word (kind, id, position, en, zh) VALUES ('progress', 'not-started', 1, 'Not started',
 '未开始'), ('progress', 'in-progress', 2, 'In progress', '进行中'), ('progress', 'blocked', 3, 'Blocked',
 '受阻'), ('progress', 'done', 4, 'Done', '已完成'), ('field', 'recommendation.progress', 70, 'Progress',
 '进展'), ('field', 'recommendation.actual', 71, 'Actual effort (1/100 man-day)', '实际投入（1/100 人天）'),
 ('field', 'recommendation.remaining', 72, 'Effort left (1/100 man-day)', '剩余投入（1/100 人天）'),
 ('field', 'recommendation.started', 73, 'Actual start', '实际开始'), ('field',
 'recommendation.finished', 74, 'Actual end', '实际完成'), ('field', 'recommendation.planned_start', 75,
 'Agreed start', '基线开始'), ('field', 'recommendation.planned_end', 76, 'Agreed end', '基线完成'),
 ('field', 'recommendation.planned_days', 77, 'Agreed effort (1/100 man-day)', '基线投入（1/100 人天）');
