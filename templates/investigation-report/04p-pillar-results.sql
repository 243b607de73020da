-- title: Pillar results | 支柱评估结果
-- group: Results | 评估结果
-- intro: Score and risks by pillar across all workloads. Coverage is the share of applicable questions with a score (answered, or refused and scored as not known). Per automated checks: the same score with answers that open findings disprove replaced by what the checks found. Risks, targets and scores after the plan are based on the answers. | 各支柱的得分与风险（汇总全部工作负载）；覆盖率为适用问题中已计分（已回答，或客户未提供而按不清楚计分）的比例。“按检测结果”指被未整改检测项推翻的“已落实”按检测结果计为部分落实或未落实后的得分；风险、目标及计划完成后的得分均按回答计算。
-- tab: #2F5597
-- column: pillar | Pillar | 支柱 | format=id width=40
-- column: score | Score as answered | 得分（按回答） | format=score width=11
-- column: checked | Score per automated checks | 按检测结果 | format=score width=13
-- column: coverage | Coverage % | 覆盖率 % | format=score width=14
-- column: high | High risks | 高风险 | format=count width=14
-- column: medium | Medium risks | 中风险 | format=count width=12
-- column: none | No risk | 无风险 | format=number width=20
-- column: unanswered | Unanswered | 未回答 | format=count width=16
-- column: not_applicable | Not applicable | 不适用 | format=number width=46
-- chart: radar | Score by pillar | 各支柱得分 | pillar score
-- chart: stacked | Questions by risk | 各支柱问题的风险分布 | pillar high medium none unanswered not_applicable
SELECT iif(:lang = 'zh', pillar_zh, pillar_en), score, (SELECT checked_result.score FROM checked_result WHERE workload = '' AND checked_result.pillar = pillar_overall.pillar),
  round(100.0 * (answered - not_applicable) / nullif(questions - not_applicable, 0), 2),
  high, medium, none, unanswered, not_applicable
FROM pillar_overall ORDER BY lens_position, pillar_position
