-- title: Steps | 实施步骤
-- group: Implementation | 实施
-- intro: Who does what, when and after what. ‖ most of the week is frozen, and nothing in production is changed; ¦ some days of it are frozen. | 各步骤的责任人、时间与前置关系。‖ 当周大部分工作日封网，期间不改动生产环境；¦ 当周部分日期封网。
-- empty: No step has been planned yet. | 尚未安排实施步骤。
-- tab: #2E7D32
-- column: number | No. | 序号 | format=id width=6
-- column: title | Step | 步骤 | format=long width=34
-- column: package | Package | 服务包 | format=long width=22
-- column: after | After | 前置步骤 | format=long width=22
-- column: owner | Owner | 责任人 | format=long width=18
-- column: starts | Starts | 开始 | format=date width=13
-- column: ends | Ends | 结束 | format=date width=13
-- column: window | Window | 变更窗口 | format=long width=18
-- column: effort | Effort (man-days) | 工作量（人天） | format=number width=13
-- column: progress | Progress | 进展 | width=14
-- column: pauses | Freeze | 封网 | format=long width=26
-- column: remark | Remark | 备注 | format=long width=24
-- gantt: starts ends pauses
WITH line AS (SELECT record, number, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line WHERE form = 'step'),
span AS (SELECT min(nullif(value ->> 'starts', '')) AS first, max(value ->> 'ends') AS last FROM line),
met AS (SELECT record, group_concat(first || ' – ' || last, char(10)) AS days FROM step_freeze GROUP BY record),
noted AS (SELECT record, group_concat(iif(:lang = 'zh', zh, en), char(10)) AS words FROM entry_mark WHERE form = 'step' AND sign IN ('!', '~') GROUP BY record)
SELECT number, title, package, after, owner, starts, ends, window, effort, progress, pauses, remark FROM (
SELECT 1 AS place, '‖' AS number, iif(:lang = 'zh', coalesce(nullif(name_zh, ''), name_en), coalesce(nullif(name_en, ''), name_zh)) AS title, ifnull(workload.name, iif(:lang = 'zh', '全部工作负载', 'all workloads')) AS package, '' AS after, '' AS owner, freeze.first AS starts, freeze.last AS ends, '' AS window, '' AS effort, '' AS progress,
  freeze.first || ' – ' || freeze.last AS pauses, (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'freeze-kind' AND word.id = freeze.kind) AS remark, 0 AS record
  FROM freeze LEFT JOIN workload ON workload.id = freeze.workload, span WHERE freeze.last >= span.first AND freeze.first <= span.last
UNION ALL SELECT 2, line.number, said ->> 'title', said ->> 'package', said ->> 'after', said ->> 'owner', said ->> 'starts', said ->> 'ends', said ->> 'window', nullif(said ->> 'effort', '') + 0, said ->> 'progress', met.days, noted.words, line.record
  FROM line LEFT JOIN met USING (record) LEFT JOIN noted USING (record))
ORDER BY place, starts = '', starts, record
