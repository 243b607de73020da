-- title: Summary | 摘要
-- group: Management | 管理层
-- intro: What was agreed, what was done, what it proved and what is left. | 约定了什么、完成了什么、验证结果如何、还剩什么。
-- layout: card
-- pages: one
-- tab: #1F3864
-- column: label | Item | 项目
-- column: value | Result | 结果 | format=long
-- column: kind | Kind | 类别
WITH step AS (SELECT value ->> 'progress' AS progress, value ->> 'starts' AS starts, value ->> 'ends' AS ends, value ->> 'deviation' AS deviation FROM entry_line WHERE form = 'step'),
checked AS (SELECT value ->> 'passed' AS passed FROM entry_line WHERE form = 'validation'),
item AS (SELECT value ->> 'result' AS result FROM entry_line WHERE form = 'package-item')
SELECT iif(:lang = 'zh', '服务包与目标', 'Packages and goals'), '', 'section'
UNION ALL SELECT name, iif(goals > '', goals, iif(:lang = 'zh', '目标尚未约定', 'goals not agreed yet')) || char(10) || printf(iif(:lang = 'zh', '计划 %.1f 人天，已用 %.1f，剩余 %.1f', 'planned %.1f man-days, used %.1f, left %.1f'), days, used, days - used)
  || iif(is_agreed, iif(:lang = 'zh', '；已书面确认 ', '; confirmed in writing on ') || confirmed, iif(:lang = 'zh', '；尚未书面确认', '; not confirmed in writing yet')), '' FROM package_state
UNION ALL SELECT iif(:lang = 'zh', '服务包', 'Packages'), iif(:lang = 'zh', '尚未约定服务包。', 'No package has been agreed yet.'), '' WHERE NOT EXISTS (SELECT 1 FROM package_state)
UNION ALL SELECT iif(:lang = 'zh', '结果', 'Result'), '', 'section'
UNION ALL SELECT iif(:lang = 'zh', '改进项', 'Improvement items'), count(*) || iif(:lang = 'zh', ' 项，其中完成 ', ', of which done: ') || ifnull(sum(result = 'done'), 0) || iif(:lang = 'zh', '，部分完成 ', ', in part: ') || ifnull(sum(result = 'partial'), 0), '' FROM item
UNION ALL SELECT iif(:lang = 'zh', '实施步骤', 'Steps'), count(*) || iif(:lang = 'zh', ' 步，其中完成 ', ', of which done: ') || ifnull(sum(progress = 'done'), 0) || iif(:lang = 'zh', '，回退 ', ', rolled back: ') || ifnull(sum(progress = 'back'), 0)
  || ifnull(iif(:lang = 'zh', '；', '; ') || min(nullif(starts, '')) || iif(:lang = 'zh', ' 至 ', ' to ') || max(nullif(ends, '')), '') || iif(sum(deviation > ''), iif(:lang = 'zh', '；偏差 ', '; deviations: ') || sum(deviation > '') || iif(:lang = 'zh', ' 项，见步骤与回退', ', see Steps and rollback'), ''), '' FROM step
UNION ALL SELECT iif(:lang = 'zh', '验证', 'Validation'), count(*) || iif(:lang = 'zh', ' 项，通过 ', ' items, passed: ') || ifnull(sum(passed = 'passed'), 0) || iif(:lang = 'zh', '，未通过 ', ', failed: ') || ifnull(sum(passed = 'failed'), 0) || iif(:lang = 'zh', '，未验证 ', ', open: ') || ifnull(sum(passed NOT IN ('passed', 'failed')), 0), '' FROM checked
UNION ALL SELECT iif(:lang = 'zh', '云上检查项', 'Findings of the cloud'), iif(:lang = 'zh', '改进项对应的未解决检查项：之前 ', 'open findings of these items: before ') || ifnull(sum(before), 0) || iif(:lang = 'zh', '，现在 ', ', now ') || ifnull(sum(now), 0), '' FROM item_finding
UNION ALL SELECT iif(:lang = 'zh', '方案决定', 'Solutions'), group_concat(said ->> 'title' || iif(:lang = 'zh', '：', ': ') || (said ->> 'decision'), char(10)), '' FROM (SELECT iif(:lang = 'zh', zh, en) AS said FROM entry_line WHERE form = 'design' ORDER BY record) HAVING count(*)
UNION ALL SELECT iif(:lang = 'zh', '不在范围内', 'Not included'), iif(:lang = 'zh', '云上变更由客户或经授权的人员执行；本文档验收后不再调整。', 'The customer carries out changes to the cloud; after acceptance this document is not adjusted.'), ''
