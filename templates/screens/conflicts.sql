-- title: Conflicts | 冲突
-- column: what | What | 内容
-- column: earlier | Earlier | 较早的回答
-- column: later | Later | 较晚的回答
-- column: kept | Kept | 保留
-- column: workload | Workload | 工作负载
-- column: question | Question | 问题
-- column: id | Id | 编号
-- column: chosen | Chosen | 选择
-- column: earlier_said | Earlier said | 较早说的
-- column: later_said | Later said | 较晚说的
WITH unsettled AS (SELECT conflict.*, place, words,
    EXISTS (SELECT 1 FROM entity_column AS part WHERE part.entity = conflict.entity AND part.unit = conflict.field AND part.is_hundredths) AS is_counted,
    EXISTS (SELECT 1 FROM entity_column AS part WHERE part.entity = conflict.entity AND part.unit = conflict.field AND part.is_moment) AS is_timed
  FROM conflict LEFT JOIN entity_column ON entity_column.entity = conflict.entity AND entity_column.name = conflict.field JOIN conflict_lead USING (id) WHERE settled_at = '' AND id = lead),
open AS (SELECT *, ifnull((SELECT CASE WHEN is_counted AND part.type = 'integer' THEN printf('%g', part.value / 100.0) WHEN is_timed THEN ifnull(strftime('%Y-%m-%d %H:%M', iif(part.value GLOB '????-??-??T*Z', part.value, NULL), 'localtime'), part.value) ELSE part.value END FROM json_each(nullif(earlier, '')) AS part WHERE part.key = 0), '') AS was,
    ifnull((SELECT CASE WHEN is_counted AND part.type = 'integer' THEN printf('%g', part.value / 100.0) WHEN is_timed THEN ifnull(strftime('%Y-%m-%d %H:%M', iif(part.value GLOB '????-??-??T*Z', part.value, NULL), 'localtime'), part.value) ELSE part.value END FROM json_each(nullif(later, '')) AS part WHERE part.key = 0), '') AS becomes,
    ifnull((SELECT ' · ' || group_concat(CASE WHEN is_counted AND part.type = 'integer' THEN printf('%g', part.value / 100.0) WHEN is_timed THEN ifnull(strftime('%Y-%m-%d %H:%M', iif(part.value GLOB '????-??-??T*Z', part.value, NULL), 'localtime'), part.value) ELSE part.value END, ' · ') FROM json_each(nullif(earlier, '')) AS part WHERE part.key > 0 AND part.value <> '' AND part.value IS NOT (nullif(later, '') ->> part.key)), '') AS more_earlier,
    ifnull((SELECT ' · ' || group_concat(CASE WHEN is_counted AND part.type = 'integer' THEN printf('%g', part.value / 100.0) WHEN is_timed THEN ifnull(strftime('%Y-%m-%d %H:%M', iif(part.value GLOB '????-??-??T*Z', part.value, NULL), 'localtime'), part.value) ELSE part.value END, ' · ') FROM json_each(nullif(later, '')) AS part WHERE part.key > 0 AND part.value <> '' AND part.value IS NOT (nullif(earlier, '') ->> part.key)), '') AS more_later,
    CASE entity WHEN 'practice_answer' THEN (SELECT question FROM practice WHERE practice.id = key2) WHEN 'answer' THEN key2 ELSE '' END AS question
  FROM unsettled)
SELECT CASE entity
    WHEN 'practice_answer' THEN key2 || ' · ' || (SELECT iif(:lang = 'zh', title_zh, title_en) FROM practice WHERE practice.id = key2)
    WHEN 'field_value' THEN (SELECT iif(:lang = 'zh', label_zh, label_en) FROM field WHERE form = key1 AND field.id = key3)
    WHEN 'entry' THEN (SELECT iif(:lang = 'zh', title_zh || '：' || label_zh, title_en || ': ' || label_en) FROM entry_field JOIN entry_form ON entry_form.id = form WHERE form = key1 AND entry_field.id = key3)
    WHEN 'answer' THEN key2 || ' · ' || (SELECT iif(:lang = 'zh', topic_zh, topic_en) FROM question AS q WHERE q.id = key2)
      || ' · ' || (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'field' AND word.id = entity || '.' || open.field)
    WHEN 'suppression' THEN ifnull((SELECT coalesce(nullif(resource_name, ''), nullif(resource, ''), "check") FROM finding_list WHERE finding_list.key = CAST(key1 AS INTEGER)), '') || ' · ' || (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'field' AND word.id = 'suppression.reason')
    WHEN 'check_map' THEN key2 || ' · ' || (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'field' AND word.id = 'check_map.practice')
    WHEN 'recommendation' THEN coalesce((SELECT iif(:lang = 'zh', zh, en) FROM recommendation_name WHERE recommendation_name.id = key1), (SELECT iif(:lang = 'zh', name_zh, name_en) FROM check_tally WHERE check_tally.id = key1), iif(key1 GLOB '*_*-*', substr(key1, 1, instr(key1, '-') - 1), '')) || ' · ' || (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'field' AND word.id = entity || '.' || open.field)
    WHEN 'capacity' THEN ifnull((SELECT iif(:lang = 'zh', label_zh, label_en) FROM rate WHERE rate.id = key1), key1) || ' · ' || key2
      || ' · ' || (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'field' AND word.id = entity || '.' || open.field)
    WHEN 'setting' THEN (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'setting' AND word.id = key1)
    ELSE (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'field' AND word.id = entity || '.' || open.field) END,
  coalesce((SELECT iif(:lang = 'zh', zh, en) FROM choice_word AS word WHERE word.kind = words AND word.id = was AND was > ''), nullif(was, ''), '—') || more_earlier,
  coalesce((SELECT iif(:lang = 'zh', zh, en) FROM choice_word AS word WHERE word.kind = words AND word.id = becomes AND becomes > ''), nullif(becomes, ''), '—') || more_later,
  (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'chosen' AND word.id = chosen),
  (SELECT name FROM workload WHERE place > '' AND workload.id IN (key1, key2)), question, id, chosen,
  earlier_by || ', ' || strftime('%m-%d %H:%M', earlier_at, 'localtime'), later_by || ', ' || strftime('%m-%d %H:%M', later_at, 'localtime')
FROM open ORDER BY entity, key1, question, key2, key3, field
