#!/bin/sh
# The figures of both reports, added up by another program: each has one value on every page that
# prints it, in both languages.
. "$TOP/tests/command/lib.sh"

must wellbook demo d.wellbook
for lang in en zh; do
    rm -f c.json i.json
    must wellbook export d.wellbook consulting-report --lang $lang --format json -o c.json --anyway now
    must wellbook export d.wellbook investigation-report --lang $lang --format json -o i.json --anyway now
    sqlite3 :memory: >found <<'SQL'
CREATE TABLE line AS SELECT report.column1 AS report, sheet.key AS sheet, row.key AS number, row.value AS cells
  FROM (VALUES ('c', 'c.json'), ('i', 'i.json')) AS report, json_each(readfile(report.column2)) AS sheet, json_each(sheet.value) AS row;
CREATE TABLE cell AS SELECT report, sheet, number, cell.key AS name, cell.value AS value FROM line, json_each(cells) AS cell;
CREATE VIEW part AS SELECT sheet, name, round(sum(value), 1) AS total FROM cell WHERE report = 'c' AND name IN ('items', 'days', 'work', 'once', 'month', 'saving') GROUP BY sheet, name;
CREATE VIEW tile AS SELECT report, number, max(iif(name = 'value', value, '')) AS value, max(iif(name = 'note', value, '')) AS note FROM cell WHERE sheet = 'executive-summary-2' GROUP BY report, number;
-- From what it costs once on: the day rates stand before it.
CREATE VIEW money AS SELECT number - (SELECT count(*) FROM cell WHERE sheet = 'cost-evaluation-5' AND name = 'item' AND (value LIKE 'Day rate%' OR value LIKE '人天单价%')) AS number, json_extract(cells, '$.amount') AS amount, json_extract(cells, '$.words') AS words FROM line WHERE sheet = 'cost-evaluation-5';
CREATE VIEW flow AS SELECT number + 1 AS number, json_extract(cells, '$.paid') AS paid, json_extract(cells, '$.total') AS total FROM line WHERE sheet = 'month-by-month';
-- A number stands alone in a text.
CREATE VIEW fact (what, is_so) AS
  SELECT sheet || ' adds up to the same ' || name, abs(total - (SELECT total FROM part AS first WHERE first.sheet = 'cost-evaluation' AND first.name = part.name)) < 0.3
    FROM part WHERE sheet GLOB 'cost-*' AND sheet NOT IN ('cost-evaluation', 'cost-evaluation-4') AND (name <> 'items' OR sheet NOT GLOB 'cost-by-*') OR sheet = 'improvement-plan' AND name = 'days'
  UNION ALL SELECT 'what it costs once is the work and purchases of the first table', abs((SELECT amount FROM money WHERE number = 0) - (SELECT sum(total) FROM part WHERE sheet = 'cost-evaluation' AND name IN ('work', 'once'))) < 0.3
  UNION ALL SELECT 'own staff, what is ordered apart and purchases are all of it', abs((SELECT amount FROM money WHERE number = 0) - (SELECT sum(amount) FROM money WHERE number BETWEEN 1 AND 3)) < 0.3
  UNION ALL SELECT 'what is paid month by month is what it costs', abs((SELECT sum(paid) FROM flow) - (SELECT sum(total) FROM part WHERE sheet = 'cost-evaluation' AND name IN ('work', 'once'))) < 0.3
  UNION ALL SELECT 'the cost of 12 months is that of the twelfth', (SELECT amount FROM money WHERE number = 5) = -(SELECT total FROM flow WHERE number = 12)
  UNION ALL SELECT 'where it saves less than it costs to run there is no payback', (SELECT amount FROM money WHERE number = 4) < 0 AND ifnull((SELECT amount FROM money WHERE number = 7), '') IN ('', '—') AND (SELECT total < 0 FROM flow ORDER BY number DESC LIMIT 1)
  UNION ALL SELECT 'the service that is ordered apart is apart', abs((SELECT amount FROM money WHERE number = 2) - (SELECT json_extract(cells, '$.work') + json_extract(cells, '$.once') FROM line WHERE sheet = 'cost-evaluation-3' ORDER BY number DESC LIMIT 1)) < 0.3
  UNION ALL SELECT 'high risks are those of the pillars, today and after the plan', (SELECT sum(value) FROM cell WHERE sheet = 'outlook-2' AND name = 'high_today') = (SELECT value FROM cell WHERE sheet = 'outlook' AND number = 0 AND name = 'high')
    AND (SELECT value FROM tile WHERE report = 'c' AND number = 1) = (SELECT value FROM cell WHERE sheet = 'outlook' AND number = 0 AND name = 'high') || ' → ' || (SELECT value FROM cell WHERE sheet = 'outlook' AND name = 'high' ORDER BY number DESC LIMIT 1)
  UNION ALL SELECT 'high risks have a measure or none', (SELECT sum(value) FROM cell WHERE sheet = 'outlook-2' AND name IN ('mended', 'unmended_high')) = (SELECT sum(value) FROM cell WHERE sheet = 'outlook-2' AND name = 'high_today')
    AND (SELECT instr(note, ' ' || (SELECT CAST(sum(value) AS INTEGER) FROM cell WHERE sheet = 'outlook-2' AND name = 'unmended_high') || ' ') FROM tile WHERE report = 'c' AND number = 1)
  UNION ALL SELECT 'no risk without its question answered: ' || report, sum(value) = (SELECT value FROM cell AS other WHERE other.report = cell.report AND sheet = 'document-control-4' AND number = 0 AND name = 'amount')
    AND (SELECT value GLOB CAST(sum(cell.value) AS INTEGER) || ' *' FROM cell AS other WHERE other.report = cell.report AND name = 'limit' AND number = 0) FROM cell WHERE sheet = 'pillar-results' AND name = 'unanswered' GROUP BY report
  UNION ALL SELECT 'the confirmation has the coverage of the first page: ' || report, EXISTS (SELECT 1 FROM cell WHERE cell.report = tile.report AND sheet = 'confirmation' AND name = 'value'
    AND length(value) > 20 AND substr(tile.note, 1, length(value)) = value) FROM tile WHERE number = 0
  UNION ALL SELECT 'the first page says what 12 months cost', EXISTS (SELECT 1 FROM tile WHERE report = 'c' AND number = 3 AND note LIKE (SELECT iif(amount < 1e6, printf('%%12 %%CNY %,d %%', 1000 * round(amount / 1000)), printf('%%12 %% %.2f million%%', amount / 1e6)) FROM money WHERE number = 5)
      OR report = 'c' AND number = 3 AND note LIKE (SELECT iif(amount < 1e6, printf('%%12 %%%.1f 万元%%', amount / 1e4), printf('%%12 %%%.0f 万元%%', amount / 1e4)) FROM money WHERE number = 5))
  UNION ALL SELECT 'and between what and what it costs once', EXISTS (SELECT 1 FROM tile, (SELECT replace(replace(words, ',', ''), '区间', 'range') AS words FROM money WHERE number = 0) WHERE report = 'c' AND number = 2
    AND (instr(note, printf('; CNY %,d to ', 1000 * round(CAST(substr(words, instr(words, 'range ') + 6) AS INTEGER) / 1000.0))) OR note LIKE '%；区间 % 万元至 % 万元%'))
  UNION ALL SELECT 'no part of the service is said twice', NOT EXISTS (SELECT 1 FROM line WHERE sheet = 'raci' GROUP BY json_remove(cells, '$.task', '$.details') HAVING count(*) > 1)
  UNION ALL SELECT 'each measure with a date has its persons once', (SELECT count(*) FROM line WHERE sheet = 'improvement-plan' AND json_extract(cells, '$.number') GLOB 'R*') > 30 AND NOT EXISTS (SELECT 1 FROM line AS task WHERE sheet = 'improvement-plan' AND json_extract(cells, '$.number') GLOB 'R*'
    AND 1 <> (SELECT count(*) FROM line AS part WHERE part.sheet = 'raci-2' AND instr(json_extract(part.cells, '$.measures'), json_extract(task.cells, '$.number')) AND json_extract(part.cells, '$.responsible') > '' AND json_extract(part.cells, '$.accountable') > ''))
  UNION ALL SELECT 'a risk has the level of its recommendation, or says why not', NOT EXISTS (SELECT 1 FROM line AS risk, line AS advice WHERE risk.sheet = 'risk-list' AND advice.sheet = 'recommendations'
    AND instr(json_extract(risk.cells, '$.labels'), json_extract(advice.cells, '$.number')) AND json_extract(risk.cells, '$.level') <> json_extract(advice.cells, '$.level')
    AND NOT (json_extract(risk.cells, '$.level') IN ('Medium', '中') AND (json_extract(risk.cells, '$.recommendation') LIKE '%(level high: %' OR json_extract(risk.cells, '$.recommendation') LIKE '%（等级为高：%')))
  UNION ALL SELECT 'as many checks are named as counted', NOT EXISTS (SELECT 1 FROM line WHERE sheet IN ('evidence-and-answers', 'contradicting-evidence')
    AND json_extract(cells, '$.checks') <> (SELECT sum(iif(value GLOB '*[(（][0-9][)）]', CAST(substr(value, -2, 1) AS INTEGER), 1)) FROM json_each('["' || replace(replace(json_extract(cells, '$.names'), '"', ''), char(10), '","') || '"]')))
  UNION ALL SELECT 'as answered and per automated checks is the same on the first page as in the table: ' || report, EXISTS (SELECT 1 FROM line WHERE line.report = tile.report AND sheet = 'pillar-results-2'
    AND json_extract(cells, '$.workload') IN ('All workloads', '全部工作负载') AND json_extract(cells, '$.checked') < json_extract(cells, '$.score')
    AND instr(tile.note, printf('%.0f as answered, %.0f per automated checks', json_extract(cells, '$.score'), json_extract(cells, '$.checked'))) + instr(tile.note, printf('按回答 %.0f 分，按检测结果 %.0f 分', json_extract(cells, '$.score'), json_extract(cells, '$.checked')))) FROM tile WHERE number = 0
  UNION ALL SELECT 'no score is higher per automated checks', NOT EXISTS (SELECT 1 FROM line WHERE sheet GLOB 'pillar-results*' AND json_extract(cells, '$.checked') > json_extract(cells, '$.score'))
  UNION ALL SELECT 'a recommendation is for the same workloads everywhere', count(*) = 0 FROM (SELECT json_extract(cells, '$.number') AS label FROM line WHERE sheet IN ('recommendations', 'assessment', 'cost-by-recommendation', 'improvement-plan') AND label GLOB 'R*' GROUP BY label HAVING count(DISTINCT json_extract(cells, '$.workload')) > 1)
  UNION ALL SELECT 'more man-days never remove less', NOT EXISTS (SELECT 1 FROM (SELECT name, value, lag(value) OVER (PARTITION BY name ORDER BY number) AS before FROM cell WHERE sheet = 'curve' AND name IN ('best', 'plain')) WHERE value < before)
  UNION ALL SELECT 'nothing is asked for by a day before the report', NOT EXISTS (SELECT 1 FROM cell WHERE sheet = 'executive-summary-5' AND name = 'by' AND value GLOB '20*' AND value < '2026-12-04')
  UNION ALL SELECT 'what runs out has a measure with a number', EXISTS (SELECT 1 FROM cell WHERE sheet = 'executive-summary-5' AND name = 'measures' AND (value LIKE 'Renew now%; R__ (_%)' OR value LIKE '立即续费%；R__（_%）'))
  UNION ALL SELECT 'what runs out has one number: ' || report, (SELECT count(*) FROM line WHERE sheet = 'expiring') > 0 AND value GLOB (SELECT count(*) FROM line WHERE sheet = 'expiring') || ' *' FROM cell WHERE sheet = 'executive-summary-5' AND number = 0 AND name = 'gap'
  UNION ALL SELECT 'what runs out is counted alike in the ' || sheet, sum(value) = (SELECT count(*) FROM line WHERE sheet = 'expiring') FROM cell WHERE sheet GLOB 'inventory*' AND name = 'expiring' GROUP BY sheet
  UNION ALL SELECT 'the measure and the minutes have that number, too: ' || sheet, instr(value, ' ' || (SELECT count(*) FROM line WHERE sheet = 'expiring') || ' ') FROM cell WHERE name = 'title' AND (value LIKE '%subscriptions that run out%' OR value LIKE '%包年包月资源%' AND sheet = 'open-points' OR value LIKE '续费%')
  UNION ALL SELECT 'what has run out by the day of the report has one number', count(*) = 1 FROM cell AS one, cell AS other WHERE one.sheet = 'at-once' AND one.name = 'names' AND other.report = one.report AND other.sheet = 'executive-summary-5' AND other.number = 0 AND other.name = 'gap' AND (one.value LIKE '% by this report%' AND instr(other.value, substr(one.value, instr(one.value, ' by this report') - 2, 24)) OR one.value LIKE '%，其中 %' AND instr(other.value, substr(one.value, instr(one.value, '，其中 '), 18)))
  UNION ALL SELECT 'who sees to a critical finding, and when, has one answer', count(*) > 2 AND min(instr(said, json_extract(urgent.cells, '$.person')) AND instr(said, json_extract(urgent.cells, '$.due')))
    FROM (SELECT json_extract(cells, '$.recommendation') || json_extract(cells, '$.owner') || json_extract(cells, '$.date') AS said FROM line WHERE sheet = 'risk-list') JOIN line AS urgent ON urgent.sheet = 'at-once' AND (instr(said, 'Immediate action no. ' || json_extract(urgent.cells, '$.number')) OR instr(said, '“立即处理”第 ' || json_extract(urgent.cells, '$.number') || ' 项'))
  UNION ALL SELECT 'no sentence ends twice: ' || report || ' ' || sheet || ' ' || number || ' ' || name, value NOT LIKE '%。。%' AND value NOT GLOB '*[a-zA-Z0-9)].. *' FROM cell WHERE value LIKE '%。。%' OR value GLOB '*[a-zA-Z0-9)].. *'
  UNION ALL SELECT 'an endpoint that the Internet reaches does not wait for a plan', count(*) > 0 AND min(EXISTS (SELECT 1 FROM line AS urgent WHERE urgent.report = 'c' AND urgent.sheet = 'at-once' AND instr(json_extract(urgent.cells, '$.names'), json_extract(line.cells, '$.name')))) FROM line WHERE report = 'i' AND sheet = 'public-addresses' AND json_extract(cells, '$.address') = '—' AND json_extract(cells, '$.resource') NOT GLOB 'i-*'
  UNION ALL SELECT 'what runs out has a day and somebody', NOT EXISTS (SELECT 1 FROM line WHERE sheet = 'expiring' AND (json_extract(cells, '$.act') = '' OR json_extract(cells, '$.person') IN ('', 'To be named', '待指定')))
  UNION ALL SELECT 'contradictions have one number: ' || report || ' ' || sheet, items = (SELECT amount FROM (SELECT json_extract(cells, '$.amount') AS amount FROM line AS said WHERE said.report = part.report AND sheet = 'document-control-4' AND json_extract(cells, '$.point') IN ('Unresolved conflicts between answers and checks', '回答与检测结果不一致，待核实')))
    FROM (SELECT report, sheet, count(*) AS items FROM line WHERE sheet IN ('evidence-and-answers', 'contradicting-evidence') GROUP BY report, sheet
      UNION ALL SELECT report, sheet, count(*) FROM line WHERE sheet = 'open-points' AND json_extract(cells, '$.kind') IN ('Answer and checks differ', '回答与检测不一致')
      UNION ALL SELECT report, 'headline', CAST(substr(value, instr(value, '; ') + 2) AS INTEGER) + CAST(substr(value, instr(value, '；') + 1) AS INTEGER) * (value GLOB '*；*') FROM cell WHERE report = 'i' AND sheet = 'executive-summary') AS part
  UNION ALL SELECT 'a contradiction is settled by somebody and by a day', NOT EXISTS (SELECT 1 FROM line WHERE sheet IN ('evidence-and-answers', 'contradicting-evidence') AND NOT (json_extract(cells, '$.settler') > '' AND json_extract(cells, '$.due') > ''))
  UNION ALL SELECT 'a resource count is that of the resources listed', NOT EXISTS (SELECT 1 FROM line WHERE sheet = 'assessment' AND ifnull(json_extract(cells, '$.resources'), '') <> ifnull((SELECT nullif(count(DISTINCT json_extract(one.cells, '$.account') || lower(json_extract(one.cells, '$.resource'))), 0) FROM line AS one WHERE one.sheet = 'affected-resources' AND json_extract(one.cells, '$.number') = json_extract(line.cells, '$.number')), ''))
  UNION ALL SELECT 'the high risks that stay are listed, as many as counted', (SELECT count(*) FROM line WHERE sheet = 'outlook-3') = (SELECT value FROM cell WHERE sheet = 'outlook' AND name = 'high' ORDER BY number DESC LIMIT 1) AND NOT EXISTS (SELECT 1 FROM line AS one WHERE one.sheet = 'outlook-3' AND NOT EXISTS (SELECT 1 FROM line WHERE sheet = 'risk-list' AND json_extract(line.cells, '$.number') = json_extract(one.cells, '$.number') AND json_extract(line.cells, '$.level') IN ('High', '高') AND json_extract(line.cells, '$.workload') = json_extract(one.cells, '$.workload') AND instr(json_extract(line.cells, '$.finding'), json_extract(one.cells, '$.topic'))))
  UNION ALL SELECT 'no more is answered for the first time than is answered', NOT EXISTS (SELECT 1 FROM line WHERE sheet = 'document-control-5' AND json_extract(cells, '$.what') IN ('Questions answered for the first time', '新答复的问题') AND json_extract(cells, '$.changes') > (SELECT max(CAST(iif(instr(note, '已回答 '), substr(note, instr(note, '已回答 ') + 4), note) AS INTEGER)) FROM tile WHERE number = 0))
  UNION ALL SELECT 'critical findings of the first page are those of the pillars', (SELECT max(value) FROM (SELECT CAST(sum(value) AS INTEGER) AS value FROM cell WHERE sheet = 'findings-by-pillar' AND name = 'critical')) = (SELECT CAST(iif(instr(note, 'with '), substr(note, instr(note, ': ') + 2), ltrim(substr(note, instr(note, '严重') + 2))) AS INTEGER) FROM tile WHERE report = 'i' AND number = 2)
  UNION ALL SELECT 'a critical finding has a measure or is said to have none', NOT EXISTS (SELECT 1 FROM line AS fault WHERE fault.sheet = 'open-findings' AND json_extract(fault.cells, '$.severity') IN ('Critical', '严重') AND NOT EXISTS (SELECT 1 FROM line WHERE sheet = 'affected-resources' AND json_extract(line.cells, '$.resource') = json_extract(fault.cells, '$.resource') AND json_extract(line.cells, '$.account') = json_extract(fault.cells, '$.account'))
    AND NOT EXISTS (SELECT 1 FROM line WHERE sheet = 'risk-list' AND instr(json_extract(line.cells, '$.evidence') || json_extract(line.cells, '$.recommendation'), json_extract(fault.cells, '$.resource_name'))))
  UNION ALL SELECT 'what is open is open of something', NOT EXISTS (SELECT 1 FROM line WHERE sheet = 'findings-by-check' AND json_extract(cells, '$.status') IN ('Open', '未整改') AND json_extract(cells, '$.open') = 0)
  UNION ALL SELECT 'every measure of the plan has a person and a day', NOT EXISTS (SELECT 1 FROM cell AS label WHERE sheet = 'improvement-plan' AND name = 'label' AND value GLOB 'R*' AND (SELECT count(*) FROM cell AS its WHERE its.sheet = label.sheet AND its.number = label.number AND its.name IN ('person', 'ends') AND its.value > '') < 2)
  UNION ALL SELECT 'no measure begins before what it waits for has ended', count(*) > 10 AND min(json_extract(task.cells, '$.start') >= json_extract(other.cells, '$.end')) FROM line AS task JOIN line AS other ON other.sheet = task.sheet
    AND instr(json_extract(task.cells, '$.depends_on'), json_extract(other.cells, '$.number')) WHERE task.sheet = 'improvement-plan' AND json_extract(other.cells, '$.number') GLOB 'R*'
  UNION ALL SELECT 'each recommendation says what it brings and what it costs', (SELECT count(*) FROM line WHERE sheet = 'benefits') = (SELECT count(*) FROM line WHERE sheet = 'recommendations')
    AND NOT EXISTS (SELECT 1 FROM cell WHERE sheet = 'benefits' AND name IN ('benefits', 'trade_offs') AND length(value) < 8)
  UNION ALL SELECT 'what a goal of saving leaves out has its reason', count(*) > 5 AND NOT sum(value LIKE 'No reason%' OR value LIKE '未说明%') FROM cell WHERE sheet GLOB 'goals-and-scope-*' AND name = 'reason'
  UNION ALL SELECT 'the parties have one name', NOT EXISTS (SELECT 1 FROM cell WHERE value LIKE '%甲方%' OR value LIKE '%乙方%')
  UNION ALL SELECT 'the cash that is decided on is that of the months', count(*) AND instr(max(value), (SELECT printf('%,d', round(sum(value))) FROM cell AS month WHERE month.sheet = 'month-by-month' AND month.name = 'cash'))
    FROM cell WHERE sheet = 'confirmation' AND name = 'value' AND (value LIKE 'Release the budget%' OR value LIKE 'Approve the budget%' OR value LIKE '批准预算%')
  UNION ALL SELECT 'no goal names a code of the bank', NOT EXISTS (SELECT 1 FROM cell WHERE sheet GLOB 'goals-and-scope*' AND (value GLOB '*SEC[0-9]*' OR value GLOB '*REL[0-9]*' OR value GLOB '*COS[0-9]*'))
  UNION ALL SELECT 'the bill measured is that of the last month', EXISTS (SELECT 1 FROM cell WHERE sheet = 'declared' AND name = 'measured' AND CAST(value AS REAL) = 836000)
  UNION ALL SELECT 'what was rejected is no measure, and says so', EXISTS (SELECT 1 FROM cell WHERE sheet = 'executive-summary-5' AND name = 'measures' AND (value LIKE '%rejected%' OR value LIKE '%不采纳%'));
SELECT iif(is_so, 'so: ', 'not so: ') || what FROM fact;
SQL
    result "the figures agree ($lang)" test "$(grep -c '^so: ' found)" -gt 30
    grep '^not so: ' found
    result "  all of them" test -z "$(grep '^not so: ' found)"
done
