-- title: Improvement items | 改进项
-- group: Management | 管理层
-- intro: Which recommendation is worked on in which package, and what came of it. The estimate is for all of the recommendation, the steps are what this plan does of it. | 每项建议所属的服务包与结果。估算为建议整体所需投入，步骤工作量为本方案安排的部分。
-- empty: No recommendation has been assigned to a package yet. | 尚未将建议分配到服务包。
-- tab: #1F3864
-- column: number | No. | 序号 | format=id width=6
-- column: label | In the report | 报告编号 | width=10
-- column: item | Recommendation | 建议 | format=long width=40
-- column: pillar | Pillar | 支柱 | width=16
-- column: package | Package | 服务包 | width=18
-- column: explanation | Explanation | 说明 | format=long width=52
-- column: effort | Estimate (man-days) | 估算（人天） | format=number width=15
-- column: planned | Steps (man-days) | 步骤（人天） | format=number width=15
-- column: result | Result | 结果 | width=12
-- column: note | Note | 备注 | format=long width=20
SELECT line_number, ifnull(label, ''), said ->> 'item', iif(:lang = 'zh', improvement.pillar_zh, improvement.pillar_en), said ->> 'package', iif(:lang = 'zh', improvement.how_zh, improvement.how_en),
  nullif(round(days, 1), 0), (SELECT nullif(round(sum(step.value ->> 'effort'), 2), 0) FROM entry_line AS step WHERE step.form = 'step' AND step.value ->> 'item' = line.record), said ->> 'result', said ->> 'note'
FROM (SELECT record, number AS line_number, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line WHERE form = 'package-item') AS line LEFT JOIN improvement ON improvement.id = line.value ->> 'item' LEFT JOIN recommended ON recommended.id = improvement.id ORDER BY line.record
