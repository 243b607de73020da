-- title: The risks to act on first | 首先要处理的风险
-- intro: Table: the gravest gaps, where they are, and what they lead to. | 表格：最严重的差距、涉及范围与可能的后果。
-- empty: No high risk was found in the questions answered so far. | 已回答的问题中未发现高风险。
-- column: gap | What is not in place | 未落实的事项 | format=long
-- column: workloads | Where | 涉及范围
-- column: why | What it leads to | 可能的后果 | format=long
SELECT iif(:lang = 'zh', gap_zh, gap_en), iif(:lang = 'zh', where_zh, where_en), iif(:lang = 'zh', why_zh, why_en) FROM top_risk ORDER BY number LIMIT 5
