-- title: History | 历史
-- column: at | When | 时间
-- column: what | What | 内容
-- column: change | Change | 变化
-- column: author | Who | 操作人
-- column: act | Act | 操作
-- column: workload | Workload | 工作负载
-- column: question | Question | 问题 | format=place
-- column: number | Act number | 操作号 | format=place
SELECT strftime('%Y-%m-%d %H:%M', at, 'localtime'),
  trim(CASE entity
    WHEN 'practice_answer' THEN practice || ' · ' || (SELECT iif(:lang = 'zh', title_zh, title_en) FROM practice WHERE id = key2)
    WHEN 'field_value' THEN (SELECT iif(:lang = 'zh', label_zh, label_en) FROM field WHERE form = key1 AND id = key3)
    WHEN 'entry' THEN (SELECT iif(:lang = 'zh', title_zh || '：' || label_zh, title_en || ': ' || label_en) FROM entry_field JOIN entry_form ON entry_form.id = form WHERE form = key1 AND entry_field.id = key3)
    WHEN 'answer' THEN question || ' · ' || (SELECT iif(:lang = 'zh', topic_zh, topic_en) FROM question AS q WHERE q.id = log_line.question)
    WHEN 'recommendation' THEN coalesce((SELECT iif(:lang = 'zh', zh, en) FROM recommendation_name WHERE recommendation_name.id = key1), (SELECT iif(:lang = 'zh', name_zh, name_en) FROM check_tally WHERE check_tally.id = key1), iif(key1 GLOB '*_*-*', substr(key1, 1, instr(key1, '-') - 1), ''))
    WHEN 'check_map' THEN key2
    WHEN 'setting' THEN (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'setting' AND id = key1)
    WHEN 'capacity' THEN key1
    WHEN 'rate' THEN key1
    WHEN 'conflict' THEN (SELECT CASE WHEN conflict.key2 > '' AND conflict.entity NOT IN ('field_value', 'entry') THEN conflict.key2 ELSE conflict.key1 || '.' || conflict.key3 END FROM conflict WHERE conflict.id = log_line.key1)
    ELSE CASE log_line.kind WHEN 'import' THEN (SELECT name FROM import_batch WHERE import_batch.id = log_line.target)
      WHEN 'rewind' THEN (SELECT log_line.number - max(number) FROM journal AS first WHERE first.kind = 'undo' AND first.target = log_line.target AND first.number < log_line.number) || iif(:lang = 'zh', ' 次操作', ' acts')
      WHEN 'lens' THEN coalesce((SELECT iif(:lang = 'zh', name_zh, name_en) FROM lens WHERE id = log_line.target), log_line.target)
      ELSE question END END
  || CASE WHEN field IN ('', 'practice_answer.state', 'field_value.value', 'entry.value', 'setting.value') THEN ''
    ELSE iif(entity IN ('answer', 'practice_answer', 'conflict', 'recommendation', 'check_map', 'capacity', 'rate'), ' · ', ' ')
      || (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'field' AND id = field) END),
  iif(field = '', '', coalesce(nullif(coalesce(
      (SELECT iif(:lang = 'zh', zh, en) FROM choice_word WHERE choice_word.kind = log_line.words AND id = before),
      (SELECT iif(:lang = 'zh', label_zh, label_en) FROM field_option WHERE entity = 'field_value' AND form = key1 AND field_option.field = key3 AND id = before),
    (SELECT iif(:lang = 'zh', label_zh, label_en) FROM entry_option WHERE entity = 'entry' AND form = key1 AND entry_option.field = key3 AND id = before),
      before_read, before), ''), '—') || ' → ' ||
    coalesce(nullif(coalesce(
      (SELECT iif(:lang = 'zh', zh, en) FROM choice_word WHERE choice_word.kind = log_line.words AND id = after),
      (SELECT iif(:lang = 'zh', label_zh, label_en) FROM field_option WHERE entity = 'field_value' AND form = key1 AND field_option.field = key3 AND id = after),
    (SELECT iif(:lang = 'zh', label_zh, label_en) FROM entry_option WHERE entity = 'entry' AND form = key1 AND entry_option.field = key3 AND id = after),
      after_read, after), ''), '—')),
  author,
  (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'act' AND id = log_line.kind)
    || iif(is_undone, iif(:lang = 'zh', '（已撤销）', ' (undone)'), ''),
  (SELECT name FROM workload WHERE id = iif(entity = 'recommendation', (SELECT recommendation.workload FROM recommendation WHERE recommendation.id = key1), log_line.workload)), question, number
FROM (SELECT * FROM log_line
  WHERE NOT (field = 'recommendation.progress' AND 'not-started' IN (before, after) AND '' IN (before, after))) AS log_line
WHERE (:question IS NULL OR question = :question) AND (:since IS NULL OR date(at, 'localtime') >= :since)
  AND (:act IS NULL OR number = CAST(:act AS INTEGER))
  AND (:newest IS NULL OR number > (SELECT max(number) FROM journal) - CAST(:newest AS INTEGER))
  AND (log_line.kind <> 'create' OR (entity = 'field_value' AND key3 = 'customer') OR field = '')
ORDER BY number DESC, entity DESC, question, practice, field
