-- title: Investigation Report: what is missing | 卓越架构调研报告：待补充内容
-- column: what | What | 缺少 | width=30
-- column: item | Item | 项目 | format=long
-- column: workload | Workload | 工作负载
-- column: place | Where to go | 处理位置 | format=long
-- column: question | Question | 问题 | format=place
-- column: practice | Best practice | 最佳实践 | format=place
-- column: recommendation | Recommendation | 建议 | format=place
-- column: form | Form | 表单 | format=place
-- column: field | Field | 字段 | format=place
-- column: conflict | Conflict | 冲突 | format=place
-- column: session | Sessions | 会谈 | format=place
-- column: import | Import | 导入 | format=place
WITH asked AS MATERIALIZED (SELECT * FROM asked_once),
share AS (SELECT workload, workload_name, pillar, pillar_en, pillar_zh, sum(state <> 'unanswered') AS answered, count(*) AS questions,
    row_number() OVER (ORDER BY workload_position, lens_position, pillar_position) AS position
  FROM asked GROUP BY workload, pillar),
first_open AS (SELECT share.*, (SELECT question FROM asked WHERE asked.workload = share.workload AND asked.pillar = share.pillar AND state = 'unanswered'
    ORDER BY question_position LIMIT 1) AS question
  FROM share WHERE answered < questions),
differing AS MATERIALIZED (SELECT practice_state.*, open_resources FROM state_evidence JOIN practice_state USING (practice, workload)
  WHERE open > 0 AND practice_state IN ('in-place', 'not-applicable')),
point (kind, position, what, item, workload, place, question, practice, recommendation, form, field, conflict, session, import) AS (
  SELECT 1, position, iif(:lang = 'zh', '问题未回答', 'Questions not answered'),
    iif(:lang = 'zh', pillar_zh || '：已回答 ' || answered || ' / ' || questions, pillar_en || ': ' || answered || ' of ' || questions || ' answered'), workload_name,
    'wellbook answer FILE ' || question || ' --workload "' || workload_name || '"', question, '', '', '', '', '', '', ''
  FROM first_open
  UNION ALL SELECT 2, form_position * 10000 + record_position * 1000 + field_position, iif(:lang = 'zh', '必填字段为空', 'Required field empty'),
    iif(:lang = 'zh', form_zh || ' · ' || label_zh, form_en || ' · ' || label_en), record_name,
    'wellbook set FILE ' || form || '.' || field || iif(record_name > '', '@"' || record_name || '"', '') || ' VALUE', '', '', '', form, field, '', '', ''
  FROM form_value WHERE required AND value = ''
  UNION ALL SELECT 3, 0, iif(:lang = 'zh', '没有会谈记录', 'No session recorded'), iif(:lang = 'zh', '尚未与客户访谈，或未登记', 'No interview was held, or none was entered'), '',
    'wellbook session FILE add --from TIME --hours N', '', '', '', '', '', '', 'sessions', ''
  WHERE NOT EXISTS (SELECT 1 FROM session WHERE ends > '')
  UNION ALL SELECT 4, 0, iif(:lang = 'zh', '没有导入数据', 'No export imported'), iif(:lang = 'zh', '结论仅基于访谈', 'The conclusions rest on interviews alone'), '',
    'wellbook import FILE SOURCE', '', '', '', '', '', '', '', 'import'
  WHERE NOT EXISTS (SELECT 1 FROM import_batch WHERE state = 'active')
  UNION ALL SELECT 4, 1, iif(:lang = 'zh', '导出数据不完整', 'Export not complete'), iif(:lang = 'zh', zh, en), '',
    'wellbook import FILE SOURCE', '', '', '', '', '', '', '', 'import'
  FROM missing_export
  UNION ALL SELECT 5, row_number() OVER (ORDER BY workload_position, lens_position, pillar_position, question_position, practice_position),
    iif(:lang = 'zh', '回答与检测结果不一致', 'Answer and checks differ'), practice || ' · ' || iif(:lang = 'zh', practice_zh, practice_en), workload_name,
    'wellbook answer FILE ' || question || ' ' || practice || '=STATE --workload "' || workload_name || '"', question, practice, '', '', '', '', '', ''
  FROM differing
  UNION ALL SELECT 6, 0, iif(:lang = 'zh', '冲突未解决', 'Conflict not settled'), entity || '.' || field || ' ' || key1 || ' ' || key2 || ' ' || key3, '',
    'wellbook list FILE conflicts', '', '', '', '', '', id, '', ''
  FROM conflict JOIN conflict_lead USING (id) WHERE settled_at = '' AND id = lead)
SELECT what, item, workload, place, question, practice, recommendation, form, field, conflict, session, import FROM point ORDER BY kind, position, item
