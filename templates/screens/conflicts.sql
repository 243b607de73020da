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
WITH cell AS (SELECT id, member, place, words, differs, is_shown,
    iif(is_moment AND earlier GLOB '????-??-??T*Z', strftime('%Y-%m-%d %H:%M', earlier, 'localtime'), earlier) AS earlier,
    iif(is_moment AND later GLOB '????-??-??T*Z', strftime('%Y-%m-%d %H:%M', later, 'localtime'), later) AS later,
    row_number() OVER (PARTITION BY id ORDER BY member, place) = 1 AS leads FROM conflict_cell),
unsettled AS (SELECT conflict.*, place FROM conflict JOIN conflict_lead USING (id) WHERE settled_at = '' AND id = lead),
open AS (SELECT *, ifnull((SELECT words FROM cell WHERE cell.id = unsettled.id AND leads), '') AS words,
    ifnull((SELECT cell.earlier FROM cell WHERE cell.id = unsettled.id AND leads), '') AS was,
    ifnull((SELECT cell.later FROM cell WHERE cell.id = unsettled.id AND leads), '') AS becomes,
    ifnull((SELECT ' · ' || group_concat(cell.earlier, ' · ') FROM cell WHERE cell.id = unsettled.id AND is_shown AND NOT leads AND cell.earlier > ''), '') AS more_earlier,
    ifnull((SELECT ' · ' || group_concat(cell.later, ' · ') FROM cell WHERE cell.id = unsettled.id AND is_shown AND NOT leads AND cell.later > ''), '') AS more_later,
    CASE entity WHEN 'practice_answer' THEN (SELECT question FROM practice WHERE practice.id = key2) WHEN 'answer' THEN key2 ELSE '' END AS question
  FROM unsettled)
SELECT CASE entity
    WHEN 'practice_answer' THEN key2 || ' · ' || (SELECT iif(:lang = 'zh', title_zh, title_en) FROM practice WHERE practice.id = key2)
    WHEN 'field_value' THEN (SELECT iif(:lang = 'zh', label_zh, label_en) FROM field WHERE form = key1 AND field.id = key3)
    WHEN 'entry' THEN (SELECT iif(:lang = 'zh', title_zh || '：' || label_zh, title_en || ': ' || label_en) FROM entry_field JOIN entry_form ON entry_form.id = form WHERE form = key1 AND entry_field.id = key3 UNION ALL SELECT iif(:lang = 'zh', title_zh, title_en) FROM entry_form WHERE entry_form.id = key1 AND key3 = '')
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
