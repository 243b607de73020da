-- title: Investigation | 调研
-- intro: How much was recorded for each pillar, and how much of it comes from evidence and has not been confirmed yet. | 各支柱的调研记录数，以及其中来自证据、尚待确认的记录数。
-- optional: yes
-- column: form | Investigation | 调研内容
-- column: records | Records | 记录数
-- column: unconfirmed | To be confirmed | 待确认
WITH survey (position, form, en, zh) AS (VALUES (1, 'survey-cost', 'Cost', '成本'), (2, 'survey-security', 'Security', '安全'), (3, 'survey-reliability', 'Reliability', '稳定性'),
  (4, 'survey-release', 'Releases', '应用发布'), (5, 'survey-operations', 'Operations', '卓越运营'), (6, 'survey-performance', 'Performance', '高效性能'))
SELECT iif(:lang = 'zh', zh, en), count(*), sum(unconfirmed) FROM survey JOIN (SELECT form, unconfirmed FROM entry_line) USING (form) GROUP BY position ORDER BY position
