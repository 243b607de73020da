-- title: Responsible people | 责任人一览
-- below: raci
-- optional: yes
-- column: name | Name | 姓名 | format=long
-- column: party | Party | 所属方
-- column: title | Function | 职务 | format=long
-- column: measures | Measures | 负责的措施 | format=long
-- column: days | Man-days | 人天 | format=number
-- column: address | How to reach | 联系方式 | format=long
-- Everybody who is named for a measure of the plan; the function is that of the list of contacts, or what stands behind the name.
WITH share AS MATERIALIZED (SELECT number, label, owner, value AS person, days / json_array_length(people) AS days FROM (SELECT recommended.id, number, label, owner, days, '["' || replace(replace(person, '"', ''), ' / ', '","') || '"]' AS people FROM recommended JOIN responsible USING (id) WHERE is_planned AND person > '') JOIN json_each(people) WHERE value > '' ORDER BY number),
one AS MATERIALIZED (SELECT person, trim(substr(person, 1, min(instr(person || ',', ','), instr(person || '(', '('), instr(person || '，', '，'), instr(person || '（', '（')) - 1)) AS name, max(owner) AS owner, group_concat(label, iif(:lang = 'zh', '、', ', ')) AS labels, sum(days) AS days, min(number) AS number FROM share GROUP BY person),
known AS MATERIALIZED (SELECT one.*, coalesce((SELECT nullif(title, '') FROM contact WHERE contact.name IN (one.name, one.person) ORDER BY title = '' LIMIT 1), nullif(trim(ltrim(substr(person, length(one.name) + 1), ',，')), ''), (SELECT nullif(role, '') FROM respondent WHERE respondent.name = one.name), '—') AS title,
  (SELECT coalesce(nullif(email, ''), nullif(phone, ''), iif(dingtalk > '', iif(:lang = 'zh', '钉钉 ', 'DingTalk ') || dingtalk, NULL)) FROM contact WHERE contact.name IN (one.name, one.person) LIMIT 1) AS address FROM one)
SELECT name, (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'owner' AND word.id = owner), title, labels, round(days, 2), ifnull(address, '—') FROM known ORDER BY owner, number
