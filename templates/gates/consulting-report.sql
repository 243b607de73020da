-- title: Well-Architected Consulting Report: what is missing | 卓越架构咨询报告：待补充内容
-- column: what | What | 缺少 | width=30
-- column: item | Item | 项目 | format=long
-- column: workload | Workload | 工作负载
-- column: place | Where to go | 处理位置 | format=long
-- column: question | Question | 问题 | format=place
-- column: recommendation | Recommendation | 建议 | format=place
-- column: form | Form | 表单 | format=place
-- column: field | Field | 字段 | format=place
-- column: conflict | Conflict | 冲突 | format=place
WITH accepted AS (SELECT id, iif(workload > '', workload_name, iif(id GLOB 'F-*', '', (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'scope' AND word.id = 'organization'))) AS workload_name, iif(practice > '', practice, id) || ' · ' || iif(:lang = 'zh', title_zh, title_en) AS item,
    'wellbook recommend FILE ' || id AS command, owner, decision,
    most = 0 AND ifnull(once, once_level <> 'once-none') = 0 AND ifnull(month, month_level <> 'month-none') = 0 AS is_free,
    most = 0 AS is_unestimated, practice = '' AND part_of = '' AND once IS NULL AS is_unpriced, how_en = '' AS is_bare, saving > 0 AND saving_basis = '' AND decision NOT IN ('deferred', 'rejected') AS is_groundless
  FROM improvement WHERE status = 'accepted'),
asked AS (SELECT *, question || ' · ' || iif(:lang = 'zh', topic_zh, topic_en) AS item,
    row_number() OVER (ORDER BY workload_position, lens_position, pillar_position, question_position) AS position
  FROM asked_once),
helped AS MATERIALIZED (SELECT * FROM improved_question),
unhelped AS (SELECT *, (SELECT min(id) FROM helped WHERE helped.workload IN (asked.workload, '')
    AND helped.question = asked.question AND status = 'proposed') AS proposed
  FROM asked WHERE risk = 'HIGH' AND NOT EXISTS (SELECT 1 FROM helped WHERE helped.workload IN (asked.workload, '')
    AND helped.question = asked.question AND status IN ('accepted', 'merged'))
  AND NOT (state = 'refused' AND EXISTS (SELECT 1 FROM improvement WHERE improvement.workload = asked.workload
    AND practice = '' AND improvement.pillar = asked.pillar AND status IN ('accepted', 'merged')))),
point (kind, position, what, item, workload, place, question, recommendation, form, field, conflict) AS (
  SELECT 1, position, iif(:lang = 'zh', '问题未回答', 'Question not answered'), item, workload_name,
    'wellbook answer FILE ' || question || ' --workload "' || workload_name || '"', question, '', '', '', ''
  FROM asked WHERE state = 'unanswered'
  UNION ALL SELECT 2, position, iif(:lang = 'zh', '高风险没有建议', 'High risk without a recommendation'), item, workload_name,
    'wellbook recommend FILE ' || ifnull(proposed || ' status=accepted',
      iif(state = 'refused', '--add TITLE --pillar ' || pillar || ' --workload "' || workload_name || '"', '')),
    question, ifnull(proposed, ''), '', '', ''
  FROM unhelped
  UNION ALL SELECT 3, 0, iif(:lang = 'zh', '建议缺少成本', 'Recommendation without cost'), item, workload_name, command || ' least= likely= most=', '', id, '', '', ''
  FROM accepted WHERE is_free
  UNION ALL SELECT 3, 0, iif(:lang = 'zh', '建议投入未估算', 'Effort not estimated'), item, workload_name, command || ' least= likely= most=', '', id, '', '', ''
  FROM accepted WHERE is_unestimated AND NOT is_free
  UNION ALL SELECT 3, 0, iif(:lang = 'zh', '建议采购费用未估算', 'Purchase not estimated'), item, workload_name, command || ' once=', '', id, '', '', ''
  FROM accepted WHERE is_unpriced AND NOT is_free
  UNION ALL SELECT 3, 0, iif(:lang = 'zh', '月节省缺少依据', 'Saving without a basis'), item, workload_name, command || ' saving-basis=', '', id, '', '', ''
  FROM accepted WHERE is_groundless
  UNION ALL SELECT 3, 0, iif(:lang = 'zh', '可能重复计算的节省', 'Saving perhaps counted twice'), item || iif(:lang = 'zh', '；另见 ', '; see also ') || iif(other_practice > '', other_practice, other), workload_name, command || ' saving=', '', id, '', '', ''
  FROM accepted JOIN saving_overlap USING (id)
  UNION ALL SELECT 4, 0, iif(:lang = 'zh', '建议缺少改进方法', 'Recommendation without a way'), item, workload_name, command || ' explanation-en=', '', id, '', '', ''
  FROM accepted WHERE is_bare
  UNION ALL SELECT 4, 0, iif(:lang = 'zh', '建议缺少责任方', 'Recommendation without owner'), item, workload_name, command || ' owner=', '', id, '', '', ''
  FROM accepted WHERE owner = ''
  UNION ALL SELECT 5, 0, iif(:lang = 'zh', '建议缺少客户决定', 'Recommendation without decision'), item, workload_name, command || ' decision=', '', id, '', '', ''
  FROM accepted WHERE decision = ''
  UNION ALL SELECT 6, 0, iif(:lang = 'zh', '冲突未解决', 'Conflict not settled'), entity || '.' || field || ' ' || key1 || ' ' || key2 || ' ' || key3, '', 'wellbook list FILE conflicts', '', '', '', '', id
  FROM conflict JOIN conflict_lead USING (id) WHERE settled_at = '' AND id = lead
  UNION ALL SELECT 7, form_position * 10000 + record_position * 1000 + field_position, iif(:lang = 'zh', '必填字段为空', 'Required field empty'),
    iif(:lang = 'zh', form_zh, form_en) || ' · ' || iif(:lang = 'zh', label_zh, label_en), record_name,
    'wellbook set FILE ' || form || '.' || field || iif(record_name > '', '@"' || record_name || '"', '') || ' VALUE', '', '', form, field, ''
  FROM form_value WHERE required AND value = '')
SELECT what, item, workload, place, question, recommendation, form, field, conflict FROM point ORDER BY kind, position, item
