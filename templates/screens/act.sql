-- title: Act | 操作
-- column: subject | What | 内容
-- column: before | Before | 之前
-- column: after | After | 之后
-- column: of | Of | 对象
SELECT trim(CASE entity
    WHEN 'practice_answer' THEN practice
    WHEN 'field_value' THEN (SELECT iif(:lang = 'zh', label_zh, label_en) FROM field WHERE form = key1 AND id = key3)
    WHEN 'entry' THEN (SELECT iif(:lang = 'zh', title_zh || '：' || label_zh, title_en || ': ' || label_en) FROM entry_field JOIN entry_form ON entry_form.id = form WHERE form = key1 AND entry_field.id = key3)
    WHEN 'answer' THEN question
    WHEN 'workload' THEN iif(:lang = 'zh', '工作负载', 'Workload')
    WHEN 'recommendation' THEN coalesce((SELECT coalesce(nullif(practice, ''), iif(:lang = 'zh', zh, en)) FROM recommendation_name WHERE recommendation_name.id = key1), (SELECT iif(:lang = 'zh', name_zh, name_en) FROM check_tally WHERE check_tally.id = key1), iif(key1 GLOB '*_*-*', substr(key1, 1, instr(key1, '-') - 1), ''))
    WHEN 'check_map' THEN key2
    WHEN 'setting' THEN (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'setting' AND id = key1)
    WHEN 'capacity' THEN key1
    WHEN 'rate' THEN key1
    ELSE iif(log_line.kind = 'import', (SELECT name FROM import_batch WHERE import_batch.id = log_line.target), question) END
  || CASE WHEN field IN ('', 'practice_answer.state', 'answer.state', 'field_value.value', 'entry.value', 'setting.value', 'workload.name') THEN ''
    ELSE ' ' || (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'field' AND id = field) END),
  coalesce(nullif((SELECT iif(:lang = 'zh', zh, lower(substr(en, 1, 1)) || substr(en, 2)) FROM word WHERE word.kind = log_line.words AND id = before), ''),
    (SELECT iif(:lang = 'zh', label_zh, label_en) FROM field_option WHERE entity = 'field_value' AND form = key1 AND field_option.field = key3 AND id = before),
    (SELECT iif(:lang = 'zh', label_zh, label_en) FROM entry_option WHERE entity = 'entry' AND form = key1 AND entry_option.field = key3 AND id = before),
    before_read, nullif(before, ''), '—'),
  coalesce(nullif((SELECT iif(:lang = 'zh', zh, lower(substr(en, 1, 1)) || substr(en, 2)) FROM word WHERE word.kind = log_line.words AND id = after), ''),
    (SELECT iif(:lang = 'zh', label_zh, label_en) FROM field_option WHERE entity = 'field_value' AND form = key1 AND field_option.field = key3 AND id = after),
    (SELECT iif(:lang = 'zh', label_zh, label_en) FROM entry_option WHERE entity = 'entry' AND form = key1 AND entry_option.field = key3 AND id = after),
    after_read, nullif(after, ''), '—'),
  entity || ' ' || key1 || ' ' || ifnull(key2, '') || ' ' || ifnull(key3, '')
FROM log_line
WHERE number = CAST(:act AS INTEGER) AND entity IS NOT NULL AND field > ''
ORDER BY field <> 'workload.name', field NOT IN ('practice_answer.state', 'answer.state', 'recommendation.status'), leads DESC, entity DESC, question, practice, 1, field
