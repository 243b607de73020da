-- title: Residual high risks | 计划完成后仍存的高风险
-- below: outlook
-- optional: yes
-- column: number | No. | 编号 | width=9
-- column: pillar | Pillar | 支柱
-- column: workload | Workload | 工作负载
-- column: topic | Topic | 主题 | format=long
-- column: why | Why it remains | 原因 | format=long
-- column: planned | Measures | 措施 | format=long
SELECT label, iif(:lang = 'zh', pillar_zh, pillar_en), iif(:lang = 'zh', where_zh, where_en), iif(:lang = 'zh', topic_zh, topic_en), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'risk-left' AND word.id = reason) || ifnull(iif(:lang = 'zh', '：' || put_off_zh, ': ' || put_off_en), ''), ifnull(iif(:lang = 'zh', replace(planned, ', ', '、'), planned), '—')
FROM risk_left ORDER BY number
