-- title: Improvement items | 改进项
-- intro: Which recommendation is worked on in which package, and what came of it. | 每项建议所属的服务包与结果。
-- empty: No recommendation has been assigned to a package yet. | 尚未将建议分配到服务包。
-- tab: #1F3864
-- column: number | No. | 编号 | format=id width=8
-- column: item | Recommendation | 建议 | format=long width=48
-- column: pillar | Pillar | 支柱 | width=22
-- column: package | Package | 服务包 | width=28
-- column: explanation | Explanation | 说明 | format=long width=52
-- column: effort | Effort (man-days) | 投入（人天） | format=number width=13
-- column: result | Result | 结果 | width=12
-- column: note | Note | 备注 | format=long width=30
SELECT ifnull(label, ''), said ->> 'item', iif(:lang = 'zh', improvement.pillar_zh, improvement.pillar_en), said ->> 'package', iif(:lang = 'zh', improvement.how_zh, improvement.how_en),
  nullif(round(days, 1), 0), said ->> 'result', said ->> 'note'
FROM (SELECT record, value, iif(:lang = 'zh', zh, en) AS said FROM entry_line WHERE form = 'package-item') AS line LEFT JOIN improvement ON improvement.id = line.value ->> 'item' LEFT JOIN recommended ON recommended.id = improvement.id ORDER BY line.record
