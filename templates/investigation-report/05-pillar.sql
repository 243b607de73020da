-- title: Pillar | 支柱
-- group: Results | 评估结果
-- intro: Questions of this pillar with risk, score and practices not in place; questions for the whole organization are listed once. A question counts as unanswered until all its best practices are assessed; what is known so far is listed. Practices whose answer checks contradict are named in the last line; risk and score follow the answers until that is settled. | 本支柱的每个问题：风险、得分与未落实项；全组织问题只列一次。最佳实践未全部评定的问题计为未回答，其中已发现的未落实项仍照列。回答与检测结果不一致的实践列于末行，核实前风险与得分仍按回答计算。
-- each: pillar
-- column: question | No. | 编号 | format=id width=10
-- column: workload | Workload | 工作负载 | width=20
-- column: area | Area | 设计领域 | width=22
-- column: title | Question | 问题 | format=long width=40
-- column: risk | Risk | 风险 | format=risk width=14
-- column: score | Score | 得分 | format=score width=10
-- column: gaps | Not in place | 未落实项 | format=long width=56
-- column: note | Note | 备注 | format=long width=40
SELECT question, iif(scope = 'organization', (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'scope' AND word.id = 'organization'), workload_name), iif(:lang = 'zh', area_zh, area_en), iif(:lang = 'zh', title_zh, title_en), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'risk' AND id = risk), score,
  nullif(trim(ifnull(CASE state WHEN 'refused' THEN (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'question' AND id = state) || iif(:lang = 'zh', '：', ': ') || explanation ELSE
  (SELECT group_concat(gap, char(10)) FROM (SELECT '- ' || iif(:lang = 'zh', shown_gap.zh, shown_gap.en) AS gap
    FROM practice JOIN practice_answer ON practice_answer.practice = practice.id JOIN shown_gap ON shown_gap.practice = practice.id AND shown_gap.state = practice_answer.state
    WHERE practice.question = asked_once.question AND practice_answer.workload = asked_once.workload
      AND practice_answer.state IN ('missing', 'partial', 'unknown') ORDER BY practice.position)) END, '') || ifnull(char(10) || iif(:lang = 'zh', '- 与检测结果不一致，待核实：', '- Differs from the checks, to be verified: ') || (SELECT group_concat(practice, iif(:lang = 'zh', '、', ', ')) FROM (SELECT DISTINCT practice
    FROM contradiction JOIN practice ON practice.id = contradiction.practice
    WHERE practice.question = asked_once.question AND (scope = 'organization' OR contradiction.workload = asked_once.workload) ORDER BY practice.position)), ''), char(10)), ''), note
FROM asked_once WHERE pillar = :pillar ORDER BY question_position, workload_position
