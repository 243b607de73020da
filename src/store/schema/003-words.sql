-- SPDX-License-Identifier: GPL-3.0-or-later
-- The codes that answers are kept in, as reports say them.
CREATE TABLE word (kind TEXT NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL, en TEXT NOT
 NULL, zh TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
INSERT INTO word (kind, id, position, en, zh) VALUES ('practice', '', 0, 'Not answered', '未回答'),
 ('practice', 'in-place', 1, 'In place', '已落实'), ('practice', 'partial', 2, 'Partial', '部分落实'),
 ('practice', 'missing', 3, 'Missing', '缺失'), ('practice', 'not-applicable', 4, 'Not applicable',
 '不适用'), ('practice', 'unknown', 5, 'Don''t know', '不清楚'), ('question', 'unanswered', 0,
 'Unanswered', '未回答'), ('question', 'answered', 1, 'Answered', '已回答'), ('question',
 'not-applicable', 2, 'Not applicable', '不适用'), ('question', 'refused', 3, 'Refused', '拒绝回答'),
 ('question', 'follow-up', 4, 'Follow-up', '待跟进'), ('risk', 'UNANSWERED', 0, 'Unanswered', '未回答'),
 ('risk', 'HIGH', 1, 'High', '高'), ('risk', 'MEDIUM', 2, 'Medium', '中'), ('risk', 'NONE', 3, 'None',
 '无'), ('risk', 'NOT_APPLICABLE', 4, 'Not applicable', '不适用'), ('weight', 'high', 1, 'High', '高'),
 ('weight', 'medium', 2, 'Medium', '中'), ('weight', 'low', 3, 'Low', '低'), ('confidence', '', 0, '',
 ''), ('confidence', 'high', 1, 'High', '高'), ('confidence', 'medium', 2, 'Medium', '中'),
 ('confidence', 'low', 3, 'Low', '低'), ('reason', '', 0, '', ''), ('reason', 'out-of-scope', 1,
 'Out of scope', '不在范围内'), ('reason', 'business-priorities', 2, 'Business priorities', '业务优先级'),
 ('reason', 'architecture-constraints', 3, 'Architecture constraints', '架构约束'), ('reason', 'other',
 4, 'Other', '其他'), ('open', 'unanswered', 1, 'Unanswered', '未回答'), ('open', 'refused', 2,
 'Refused', '拒绝回答'), ('open', 'follow-up', 3, 'Follow-up', '待跟进'), ('open', 'unknown', 4,
 'Don''t know', '不清楚'), ('evidence', 'file', 1, 'File', '文件'), ('evidence', 'link', 2, 'Link',
 '链接'), ('evidence', 'statement', 3, 'Statement', '口头说明');
