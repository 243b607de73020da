-- title: Best practices | 最佳实践
-- column: pillar | Pillar | 支柱
-- column: question | Question | 问题
-- column: practice | No. | 编号
-- column: title | Best practice | 最佳实践
-- column: weight | Weight | 权重
-- column: min_days | Man-days, least | 最少人天 | format=number
-- column: max_days | Man-days, most | 最多人天 | format=number
-- column: saving | Saving | 节省
-- column: stage | Stage (days) | 阶段（天） | format=number
-- column: products | Products | 产品
-- column: evidence | Evidence | 证据
-- column: checks | Checks | 检测项
-- column: depends_on | Depends on | 依赖
-- column: same_as | Same as | 等同于
-- column: reviewed | Reviewed | 复核日期
SELECT pillar, question, practice.id, iif(:lang = 'zh', practice.title_zh, practice.title_en), weight,
  min_days, max_days, iif(saving_percent > '', saving_percent || ' % ' || saving_base, ''), stage, products,
  ifnull((SELECT iif(max(strength) = 'proves', 'proved', 'indicated') FROM practice_check WHERE practice_check.practice IN (practice.id, practice.same_as)), 'asked'),
  ifnull((SELECT group_concat(code, ' ') FROM (SELECT "check" AS code FROM practice_check WHERE practice_check.practice = practice.id ORDER BY practice_check.position)), ''), depends_on, practice.same_as, practice.reviewed
FROM practice JOIN question ON question.id = question JOIN pillar ON pillar.id = pillar
  JOIN lens ON lens.id = pillar.lens
ORDER BY lens.position, pillar.position, question.position, practice.position
