-- title: Answers taken | 已采纳的回答
-- intro: What each answer was and became, who gave it, and the cell it came from. | 每项回答的原值与新值、填写人及其所在单元格。
-- tab: #1F3864
-- empty: No answer was taken yet. | 尚未采纳回答。
-- column: item | Id | 编号 | format=id width=14
-- column: title | Question or best practice | 问题或最佳实践 | format=long width=40
-- column: workload | Workload | 工作负载 | width=16
-- column: what | Field | 项目 | width=10
-- column: before | Before | 原值 | format=long width=22
-- column: after | After | 新值 | format=long width=26
-- column: who | Answered by | 填写人 | width=16
-- column: file | File | 文件 | width=26
-- column: place | Cell | 单元格 | width=20
SELECT item, coalesce((SELECT iif(:lang = 'zh', title_zh, title_en) FROM practice WHERE id = item), (SELECT iif(:lang = 'zh', title_zh, title_en) FROM question WHERE id = item),
    (SELECT iif(:lang = 'zh', label_zh, label_en) FROM field WHERE item = field.form || '.' || field.id OR item LIKE field.form || '.' || field.id || ' (%' LIMIT 1), ''),
  ifnull((SELECT name FROM workload WHERE id = said.workload), ''),
  CASE what WHEN 'state' THEN iif(:lang = 'zh', '状态', 'State') WHEN 'note' THEN iif(:lang = 'zh', '备注', 'Note') WHEN 'asked' THEN iif(:lang = 'zh', '填写人', 'By') WHEN 'evidence' THEN iif(:lang = 'zh', '证据', 'Evidence') ELSE iif(:lang = 'zh', '内容', 'Value') END,
  coalesce((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE what = 'state' AND kind IN ('practice', 'question') AND id = substr(before || ':', 1, instr(before || ':', ':') - 1) AND before > '' LIMIT 1), before),
  CASE WHEN verdict = 'emptied' THEN iif(:lang = 'zh', '（已清空）', '(emptied)') ELSE coalesce((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE what = 'state' AND kind IN ('practice', 'question') AND id = substr(after || ':', 1, instr(after || ':', ':') - 1) LIMIT 1), after) END,
  who, file, place
FROM returned_answer AS said JOIN returned ON returned.id = said.returned
WHERE verdict IN ('new', 'changed', 'emptied')
ORDER BY returned.at, file, number
