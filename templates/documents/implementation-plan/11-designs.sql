-- title: Solution design | 方案设计
-- intro: The designs of this plan and what was decided in each; the sections below have their targets, options, records and acceptance criteria. | 本方案包含的各项设计及其决定；目标、备选做法、设计记录与验收标准见以下各节。
-- optional: yes
-- column: design | Design | 方案
-- column: package | Package | 服务包
-- column: decision | Decision | 决定
WITH line AS (SELECT record, iif(:lang = 'zh', zh, en) AS said FROM entry_line WHERE form = 'design')
SELECT said ->> 'title', said ->> 'package', said ->> 'decision' FROM line ORDER BY record
