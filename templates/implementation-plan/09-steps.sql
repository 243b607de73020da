-- title: Steps | 实施步骤
-- intro: Who does what, when and after what; the bars follow when a start or an end is edited. | 各步骤的责任人、时间与前置关系；修改开始或结束日期后，右侧条形图随之变化。
-- empty: No step has been planned yet. | 尚未安排实施步骤。
-- tab: #2E7D32
-- column: title | Step | 步骤 | format=long width=34
-- column: package | Package | 服务包 | format=long width=22
-- column: after | After | 前置步骤 | format=long width=22
-- column: owner | Owner | 责任人 | format=long width=20
-- column: starts | Starts | 开始 | format=date width=13
-- column: ends | Ends | 结束 | format=date width=13
-- column: window | Window | 变更窗口 | format=long width=18
-- column: effort | Effort (man-days) | 工作量（人天） | format=number width=13
-- column: progress | Progress | 进展 | width=16
-- gantt: starts ends
WITH line AS (SELECT record, number, unconfirmed, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line WHERE form = 'step')
SELECT said ->> 'title', said ->> 'package', said ->> 'after', said ->> 'owner', said ->> 'starts', said ->> 'ends', said ->> 'window', nullif(said ->> 'effort', '') + 0, said ->> 'progress'
FROM line ORDER BY value ->> 'starts' = '', value ->> 'starts', record
