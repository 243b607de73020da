-- title: Measures agreed then | 上次商定的措施
-- intro: What became of each recommendation that was accepted in the last review. | 上次评估中采纳的各项建议的落实情况。
-- empty: No recommendation was accepted in the last review. | 上次评估未采纳任何建议。
-- tab: #548235
-- column: title | Recommendation | 建议 | format=long width=52
-- column: workload | Workload | 工作负载 | width=20
-- column: practice | Best practice | 最佳实践 | format=id width=12
-- column: verdict | Outcome | 结果 | width=14
-- column: again | Accepted again | 本次再次采纳 | width=14
WITH measure AS (SELECT * FROM compared WHERE kind = 'measure' AND before = 'accepted'),
shown AS (SELECT measure.*, coalesce((SELECT coalesce(practice.verdict, 'mended') FROM compared AS practice WHERE practice.kind = 'practice' AND practice.key = measure.key AND (practice.workload = measure.workload OR practice.workload = '' OR measure.workload = '') AND practice.after > ''
    ORDER BY (SELECT position FROM word WHERE word.kind = 'outcome' AND id = practice.verdict) DESC LIMIT 1),
  (SELECT 'open' FROM need WHERE need.id = measure.key), 'unknown') AS outcome FROM measure)
SELECT iif(:lang = 'zh', title_zh, title_en), iif(workload = '', iif(:lang = 'zh', '整体', 'All'), workload), (SELECT id FROM practice WHERE id = shown.key),
  (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'outcome' AND id = outcome), iif(after = 'accepted', iif(:lang = 'zh', '是', 'Yes'), '')
FROM shown ORDER BY (SELECT position FROM word WHERE word.kind = 'outcome' AND id = outcome), key, workload
