-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the log says of them in whole units and in words.
UPDATE word SET en = replace(replace(replace(en, ' (1/100 man-day)', ' (man-days)'), ' (1/100)',
 ''), ' (cents)', ''), zh = replace(replace(replace(zh, '（1/100 人天）', '（人天）'), '（1/100）', ''),
 '（分）', '') WHERE kind = 'field';
INSERT INTO word (kind, id, position, en, zh) VALUES ('setting-value', 'no', 1, 'no', '不计入'),
 ('setting-value', 'yes', 2, 'yes', '计入'), ('setting-value', 'stop', 3, 'no dates', '不排期'),
 ('setting-value', 'weekdays', 4, 'Monday to Friday', '按周一至周五');
