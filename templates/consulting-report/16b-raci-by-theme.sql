-- title: Responsibilities in the plan: R responsible, A accountable (one person), C consulted beforehand, I informed | 计划各主题的责任分工：R 负责执行，A 唯一最终负责（批准），C 事前咨询，I 知会
-- below: raci
-- optional: yes
-- column: theme | Theme | 主题 | format=long
-- column: wave | Wave | 阶段
-- column: measures | Measures | 措施 | format=long
-- column: responsible | R responsible | R 负责执行 | format=long
-- column: accountable | A accountable | A 最终负责 | format=long
-- column: consulted | C consulted | C 提供咨询 | format=long
-- column: informed | I informed | I 知会 | format=long
WITH measure AS MATERIALIZED (SELECT ifnull(theme.position, 99) AS place, ifnull(iif(:lang = 'zh', theme.title_zh, theme.title_en), iif(:lang = 'zh', '其他措施', 'Further measures')) AS theme, recommended.id, number, label, wave, '["' || replace(replace(ifnull(person, ''), '"', ''), ' / ', '","') || '"]' AS people
  FROM recommended LEFT JOIN theme ON question > '' AND instr(' ' || questions || ' ', ' ' || question || ' ') LEFT JOIN responsible ON responsible.id = recommended.id WHERE is_planned),
lead (field, name) AS MATERIALIZED (SELECT field, value FROM field_value WHERE form = 'engagement' AND field IN ('customer_manager', 'customer_representative', 'provider_manager') AND value > ''),
its AS MATERIALIZED (SELECT measure.id, measure.place, wave, workload FROM measure JOIN recommended_workload USING (id) WHERE workload > ''
  UNION SELECT measure.id, measure.place, wave, fault.workload FROM measure JOIN affected_finding AS fault ON fault.recommendation = measure.id WHERE fault.workload > '' AND NOT EXISTS (SELECT 1 FROM recommended_workload AS its WHERE its.id = measure.id AND its.workload > '')),
asked AS MATERIALIZED (SELECT DISTINCT measure.place, measure.wave, coalesce((SELECT value FROM field_value WHERE form = 'business' AND field IN ('owner', 'technical_owner') AND substr(value, 1, length(contact.name)) = contact.name ORDER BY field DESC LIMIT 1), contact.name) AS name FROM measure JOIN recommended_member USING (id) JOIN practice ON practice.id = recommended_member.practice JOIN answer ON answer.question = practice.question AND (recommended_member.workload IS NULL OR answer.workload = recommended_member.workload) JOIN contact ON contact.party = 'customer' AND contact.title > '' AND instr('; ' || replace(asked, '；', '; ') || ';', '; ' || contact.title || ';')),
owner AS MATERIALIZED (SELECT DISTINCT place, wave, field, value AS name FROM its JOIN field_value ON form = 'business' AND record = its.workload AND field IN ('owner', 'technical_owner') AND value > ''),
sole AS MATERIALIZED (SELECT place, wave, min(name) AS name FROM owner WHERE field = 'owner' AND NOT EXISTS (SELECT 1 FROM measure WHERE measure.place = owner.place AND measure.wave = owner.wave AND NOT EXISTS (SELECT 1 FROM recommended_workload AS own WHERE own.id = measure.id AND own.workload > '')) GROUP BY place, wave HAVING count(*) = 1),
own AS MATERIALIZED (SELECT place, wave, group_concat(label, iif(:lang = 'zh', '、', ', ')) AS labels, count(*) AS items FROM (SELECT DISTINCT place, wave, number, label FROM measure JOIN json_each(people) JOIN lead ON field = 'customer_manager' WHERE value > '' AND substr(lead.name || ' ', 1, length(value) + 1) IN (value || ' ', value || ',', value || '，', value || '(', value || '（') ORDER BY number) GROUP BY place, wave),
share (place, wave, role, name) AS MATERIALIZED (
  SELECT place, wave, 'R', value FROM measure JOIN json_each(people) WHERE value > ''
  UNION SELECT place, wave, 'A', name FROM sole
  UNION SELECT place, wave, 'A', lead.name FROM (SELECT DISTINCT place, wave FROM measure) AS part JOIN lead ON field = 'customer_manager' WHERE NOT EXISTS (SELECT 1 FROM sole WHERE sole.place = part.place AND sole.wave = part.wave) AND NOT EXISTS (SELECT 1 FROM own JOIN lead AS other ON other.field = 'customer_representative' WHERE own.place = part.place AND own.wave = part.wave AND items = (SELECT count(*) FROM measure WHERE measure.place = part.place AND measure.wave = part.wave))
  UNION SELECT place, wave, 'A', lead.name || iif(:lang = 'zh', '（', ' (') || labels || iif(:lang = 'zh', '）', ')') FROM own JOIN lead ON field = 'customer_representative' WHERE NOT EXISTS (SELECT 1 FROM sole WHERE sole.place = own.place AND sole.wave = own.wave)
  UNION SELECT place, wave, 'C', name FROM owner
  UNION SELECT place, wave, 'C', name FROM asked WHERE NOT EXISTS (SELECT 1 FROM owner WHERE owner.place = asked.place AND owner.wave = asked.wave AND substr(owner.name, 1, length(asked.name)) = asked.name) AND NOT EXISTS (SELECT 1 FROM lead WHERE substr(lead.name, 1, length(asked.name)) = asked.name)
    AND NOT EXISTS (SELECT 1 FROM measure AS part JOIN json_each(part.people) WHERE part.place = asked.place AND part.wave = asked.wave AND substr(value, 1, length(asked.name)) = asked.name)
  UNION SELECT DISTINCT place, wave, 'C', respondent.name FROM measure JOIN theme ON theme.position = place JOIN assignment ON instr(' ' || theme.questions || ' ', ' ' || assignment.question || ' ') JOIN respondent ON respondent.id = assignment.respondent WHERE respondent.name > ''
  UNION SELECT place, wave, 'C', name FROM measure JOIN lead ON field = 'provider_manager'
  UNION SELECT place, wave, 'I', name FROM measure JOIN lead ON field IN ('customer_representative', 'customer_manager')),
duty AS MATERIALIZED (SELECT place, wave, value AS name, group_concat(label, iif(:lang = 'zh', '、', ', ')) AS labels FROM (SELECT place, wave, label, people FROM measure ORDER BY number) JOIN json_each(people) WHERE value > '' GROUP BY place, wave, value),
named AS MATERIALIZED (SELECT place, wave, role, group_concat(name || iif(role = 'C' AND name NOT IN (SELECT value FROM measure JOIN json_each(people)), coalesce((SELECT iif(:lang = 'zh', '，', ', ') || title FROM contact WHERE contact.name = mine.name AND party = 'customer' AND title > ''), ''), '') || coalesce((SELECT iif(:lang = 'zh', '（' || labels || '）', ' (' || labels || ')') FROM duty WHERE role = 'R' AND duty.place = mine.place AND duty.wave = mine.wave AND duty.name = mine.name), (SELECT iif(role = 'A', iif(:lang = 'zh', '（其余措施）', ' (the others)'), iif(:lang = 'zh', '（' || labels || ' 除外）', ' (but for ' || labels || ')')) FROM own JOIN lead ON lead.name = mine.name AND lead.field = iif(role = 'A', 'customer_manager', 'customer_representative') WHERE role IN ('A', 'I') AND own.place = mine.place AND own.wave = mine.wave AND NOT EXISTS (SELECT 1 FROM sole WHERE sole.place = own.place AND sole.wave = own.wave)), ''), char(10)) AS names FROM (SELECT * FROM share WHERE role IN ('R', 'A') OR NOT EXISTS (SELECT 1 FROM share AS nearer WHERE nearer.place = share.place AND nearer.wave = share.wave AND nearer.name = share.name AND nearer.role IN ('R', 'A')) ORDER BY name) AS mine GROUP BY place, wave, role),
part AS MATERIALIZED (SELECT place, theme, wave, group_concat(label, iif(:lang = 'zh', '、', ', ')) AS labels FROM (SELECT * FROM measure ORDER BY number) GROUP BY place, wave)
SELECT theme, ifnull((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'wave' AND word.id = wave AND wave > ''), iif(:lang = 'zh', '未排期', 'Without date')), labels,
  ifnull((SELECT names FROM named WHERE named.place = part.place AND named.wave = part.wave AND role = 'R'), iif(:lang = 'zh', '待指定', 'To be named')),
  ifnull((SELECT names FROM named WHERE named.place = part.place AND named.wave = part.wave AND role = 'A'), iif(:lang = 'zh', '待指定', 'To be named')),
  ifnull((SELECT names FROM named WHERE named.place = part.place AND named.wave = part.wave AND role = 'C'), '—'),
  ifnull((SELECT names FROM named WHERE named.place = part.place AND named.wave = part.wave AND role = 'I'), '—')
FROM part ORDER BY place, wave = '', CAST(wave AS INTEGER)
