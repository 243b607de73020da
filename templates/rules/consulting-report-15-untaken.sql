-- title: Proposals not taken up, without a reason | 建议未采纳且未说明原因
-- column: what | What | 缺少 | width=30
-- column: item | Item | 项目 | format=long
-- column: workload | Workload | 工作负载
-- column: place | Where to go | 处理位置 | format=long
-- column: question | Question | 问题 | format=place
-- column: recommendation | Recommendation | 建议 | format=place
-- column: form | Form | 表单 | format=place
-- column: field | Field | 字段 | format=place
-- column: conflict | Conflict | 冲突 | format=place
-- Whoever signs asks why a medium risk stays. What is high has its own point.
WITH silent AS MATERIALIZED (SELECT id FROM improvement AS one JOIN recommendation AS r USING (id) WHERE r.status = 'proposed' AND trim(r.reason) = '' AND r.earliest = ''
  AND NOT EXISTS (SELECT 1 FROM improvement AS base WHERE base.status = 'accepted' AND base.decision NOT IN ('deferred', 'rejected') AND base.practice > '' AND instr(' ' || one.needs || ' ', ' ' || base.practice || ' ') AND ('' IN (one.workload, base.workload) OR one.workload = base.workload)))
SELECT iif(:lang = 'zh', '未采纳建议缺少原因', 'Risk stays, no reason'), risk_answer.question || ' · ' || iif(:lang = 'zh', topic_zh, topic_en), workload_name, 'wellbook recommend FILE ' || min(silent.id) || ' reason=', '', min(silent.id), '', '', ''
FROM risk_answer JOIN improved_question AS member ON member.question = risk_answer.question AND member.workload IN ('', risk_answer.workload) JOIN silent ON silent.id = iif(member.status = 'merged', member.merged_into, member.id)
WHERE NOT is_mended AND risk = 'MEDIUM' GROUP BY risk_answer.workload, risk_answer.question ORDER BY risk_answer.question, workload_name
