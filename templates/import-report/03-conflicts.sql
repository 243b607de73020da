-- title: Both said something | 双方说法不一
-- intro: What was said here and in the questionnaire differed. The last column says what stands now. | 本处与问卷的回答不一致；末列为目前采用的结果。
-- tab: #C00000
-- empty: Nothing was answered differently. | 没有不一致的回答。
-- column: item | Id | 编号 | format=id width=14
-- column: what | Field | 项目 | width=12
-- column: ours | Here | 本处 | format=long width=26
-- column: theirs | In the questionnaire | 问卷中 | format=long width=26
-- column: who | Answered by | 填写人 | width=16
-- column: file | File | 文件 | width=26
-- column: place | Cell | 单元格 | width=20
-- column: stands | What stands | 采用 | format=long width=26
SELECT item, CASE what WHEN 'state' THEN iif(:lang = 'zh', '状态', 'State') WHEN 'note' THEN iif(:lang = 'zh', '备注', 'Note') WHEN 'asked' THEN iif(:lang = 'zh', '填写人', 'By') WHEN 'value' THEN iif(:lang = 'zh', '内容', 'Value') ELSE what END,
  coalesce((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE what = 'state' AND kind IN ('practice', 'question') AND id = substr(before || ':', 1, instr(before || ':', ':') - 1) AND before > '' LIMIT 1), before),
  coalesce((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE what = 'state' AND kind IN ('practice', 'question') AND id = substr(after || ':', 1, instr(after || ':', ':') - 1) AND after > '' LIMIT 1), after),
  who, file, place,
  CASE reason WHEN 'theirs' THEN iif(:lang = 'zh', '问卷', 'The questionnaire') WHEN 'none' THEN iif(:lang = 'zh', '均未采用：同一项出现两次', 'Neither: it stood there twice')
    ELSE CASE WHEN EXISTS (SELECT 1 FROM conflict WHERE settled_at = '' AND said.item IN (key2, key1 || '.' || key3) AND key1 IN (said.workload, substr(said.item, 1, instr(said.item || '.', '.') - 1))) THEN iif(:lang = 'zh', '待处理，目前为本处', 'To be settled; for now here')
    WHEN EXISTS (SELECT 1 FROM conflict WHERE settled_at > '' AND key1 = said.workload AND key2 = said.item AND field = said.what AND chosen = 'later') THEN iif(:lang = 'zh', '问卷', 'The questionnaire')
    ELSE iif(:lang = 'zh', '本处', 'Here') END END
FROM returned_answer AS said JOIN returned ON returned.id = said.returned
WHERE verdict = 'conflict'
ORDER BY returned.at, file, number
