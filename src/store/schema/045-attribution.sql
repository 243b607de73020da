-- SPDX-License-Identifier: GPL-3.0-or-later
-- Which accounts, resource groups and tags of the exports are a workload's; a new workbook has the fields
-- from data/forms/business.csv.
INSERT OR IGNORE INTO field (position, form, id, section_en, section_zh, label_en, label_zh, help_en, help_zh, type,
 required, unit_en, unit_zh) SELECT last + place, 'business', id, 'Evidence in exports', '导出数据归属',
 label_en, label_zh, help_en, help_zh, 'text', 0, '', '' FROM (SELECT max(position) AS last FROM field WHERE
 form = 'business') JOIN (SELECT 1 AS place, 'accounts' AS id, 'Accounts' AS label_en, '账号' AS label_zh,
 'Write the ids of the accounts that hold this workload and no other; the list of attributions shows those in the exports.' AS help_en,
 '填写只承载该业务的账号 ID，多个用空格分隔；归属清单列出导出数据中的账号。' AS help_zh UNION ALL SELECT 2,
 'resource_groups', 'Resource groups', '资源组',
 'Write the ids of its resource groups in shared accounts; they come before accounts.',
 '填写共享账号中属于该业务的资源组 ID，多个用空格分隔；优先于账号。' UNION ALL SELECT 3, 'tags', 'Tags', '标签',
 'Write its tags as key:value, apart by semicolons, for example App:order; App:cart; they come before resource groups.',
 '填写属于该业务的标签，格式为“键:值”，多个用分号分隔，例如 App:order; App:cart；优先于资源组。') WHERE last IS NOT NULL;
