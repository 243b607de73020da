-- title: Consulting Report: what is missing | 咨询报告：缺少的内容
-- column: what | What | 缺少 | width=30
-- column: item | Item | 项目 | format=long
-- column: place | Where to go | 处理位置 | format=long
WITH accepted AS (SELECT * FROM improvement WHERE status = 'accepted'),
point AS (
  SELECT 1 AS kind, iif(:lang = 'zh', '问题未回答', 'Question not answered') AS what, question || ' · ' || workload_name || ' · ' || iif(:lang = 'zh', topic_zh, topic_en) AS item,
    'wellbook answer FILE ' || question || ' --workload "' || workload_name || '"' AS place, workload_position * 10000 + lens_position * 5000 + pillar_position * 100 + question_position AS position
  FROM questionnaire WHERE state = 'unanswered'
  UNION ALL SELECT 2, iif(:lang = 'zh', '高风险没有建议', 'High risk without a recommendation'), question || ' · ' || workload_name || ' · ' || iif(:lang = 'zh', topic_zh, topic_en),
    'wellbook recommend FILE ' || ifnull((SELECT min(id) FROM improvement WHERE improvement.workload = questionnaire.workload AND improvement.question = questionnaire.question AND status = 'proposed') || ' status=accepted',
      iif(state = 'refused', '--add TITLE --pillar ' || pillar || ' --workload "' || workload_name || '"', '')),
    workload_position * 10000 + lens_position * 5000 + pillar_position * 100 + question_position
  FROM questionnaire WHERE risk = 'HIGH' AND NOT EXISTS (SELECT 1 FROM improvement
    WHERE improvement.workload = questionnaire.workload AND (improvement.question = questionnaire.question
      OR questionnaire.state = 'refused' AND practice = '' AND improvement.pillar = questionnaire.pillar) AND status IN ('accepted', 'merged'))
  UNION ALL SELECT 3, iif(:lang = 'zh', '建议缺少成本', 'Recommendation without cost'), id || ' · ' || iif(:lang = 'zh', title_zh, title_en), 'wellbook recommend FILE ' || id || ' least= likely= most=', 0
  FROM accepted WHERE most = 0 AND ifnull(once, once_level <> 'once-none') = 0 AND ifnull(month, month_level <> 'month-none') = 0
  UNION ALL SELECT 4, iif(:lang = 'zh', '建议缺少责任方', 'Recommendation without owner'), id || ' · ' || iif(:lang = 'zh', title_zh, title_en), 'wellbook recommend FILE ' || id || ' owner=', 0
  FROM accepted WHERE owner = ''
  UNION ALL SELECT 5, iif(:lang = 'zh', '建议缺少客户决定', 'Recommendation without decision'), id || ' · ' || iif(:lang = 'zh', title_zh, title_en), 'wellbook recommend FILE ' || id || ' decision=', 0
  FROM accepted WHERE decision = ''
  UNION ALL SELECT 6, iif(:lang = 'zh', '冲突未解决', 'Conflict not settled'), entity || '.' || field || ' ' || key1 || ' ' || key2 || ' ' || key3, 'wellbook list FILE conflicts', 0
  FROM conflict WHERE settled_at = ''
  UNION ALL SELECT 7, iif(:lang = 'zh', '必填字段为空', 'Required field empty'), iif(:lang = 'zh', form_zh, form_en) || iif(record_name > '', ' · ' || record_name, '') || ' · ' || iif(:lang = 'zh', label_zh, label_en),
    'wellbook set FILE ' || form || '.' || field || iif(record_name > '', '@"' || record_name || '"', '') || ' VALUE', form_position * 10000 + record_position * 1000 + field_position
  FROM form_value WHERE required AND value = '')
SELECT what, item, place FROM point ORDER BY kind, position, item
