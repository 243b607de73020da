-- title: Check coverage | 导出数据的检测情况
-- group: Questionnaire and evidence | 问卷与证据
-- intro: Best practices by what the imported checks say of them in each workload. Evaluated means that a check covered the practice, with or without findings. What no export covers proves nothing and is left out of the shares, which include only practices whose checks were all evaluated. The Questionnaire sheet has the details. | 按导入的检测项在各工作负载中的结论统计最佳实践。已检测指有检测项实际检查过：发现未整改项，或未发现问题；导出数据未覆盖的不构成任何证明，也不计入任何占比，占比仅以完整检测过的为基数。逐项情况见“调研问卷”工作表。
-- optional: yes
-- tab: #C55A11
-- column: workload | Workload | 工作负载 | format=id width=26
-- column: pillar | Pillar | 支柱 | width=26
-- column: practices | Best practices | 最佳实践数 | format=number width=14 total=sum
-- column: found | Open findings | 有未整改项 | format=count width=14 total=sum
-- column: none | Evaluated, none found | 已检测，未发现问题 | format=number width=16 total=sum
-- column: part | Evaluated in part, none found so far | 部分检测，暂未发现问题 | format=number width=18 total=sum
-- column: evaluated | Fully evaluated | 已完整检测 | format=number width=14 total=sum
-- column: not_applicable | Not applicable | 不适用 | format=number width=14 total=sum
-- column: not_evaluated | Not evaluated | 未检测 | format=number width=14 total=sum
-- column: share | None found % of evaluated | 已检测中未发现问题占比 % | format=score width=18 total=none/evaluated
-- total: workload
SELECT workload_name, iif(:lang = 'zh', pillar_zh, pillar_en), count(*), sum(evaluation = 'found'), sum(evaluation = 'none'),
  sum(evaluation = 'part'), sum(evaluation IN ('found', 'none')), sum(evaluation = 'not-applicable'), sum(evaluation = 'not-evaluated'),
  round(100.0 * sum(evaluation = 'none') / nullif(sum(evaluation IN ('found', 'none')), 0), 2)
FROM practice_evaluation JOIN practice_state USING (practice, workload, question)
WHERE EXISTS (SELECT 1 FROM finding_key)
GROUP BY workload, pillar ORDER BY workload_position, lens_position, pillar_position
