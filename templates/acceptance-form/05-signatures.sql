-- title: Signatures | 签字确认
-- layout: card
-- tab: #1F3864
-- intro: Both parties sign; a seal where it is customary. | 双方签字确认，按惯例加盖公章。
-- column: label | Item | 项目
-- column: value | Entry | 内容 | format=long
-- column: kind | Kind | 类别
SELECT iif(:lang = 'zh', '验收结果', 'Result'), ifnull((SELECT group_concat(DISTINCT iif(:lang = 'zh', zh, en)) FROM acceptance_state JOIN word ON word.kind = 'verdict' AND word.id = verdict), iif(:lang = 'zh', '[  ] 通过    [  ] 有条件通过    [  ] 不通过', '[  ] accepted    [  ] accepted with conditions    [  ] rejected')), ''
UNION ALL SELECT iif(:lang = 'zh', '客户代表', 'For the customer'), '', 'section'
UNION ALL SELECT iif(:lang = 'zh', '姓名与职务', 'Name and title'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'customer_representative'), ''
UNION ALL SELECT iif(:lang = 'zh', '签字与盖章', 'Signature and seal'), '', 'seal'
UNION ALL SELECT iif(:lang = 'zh', '日期', 'Date'), '', ''
UNION ALL SELECT iif(:lang = 'zh', '服务方代表', 'For the provider'), '', 'section'
UNION ALL SELECT iif(:lang = 'zh', '姓名与职务', 'Name and title'), (SELECT nullif(iif(:lang = 'zh', shown_zh, shown_en), '') FROM form_value WHERE form = 'engagement' AND field = 'provider_manager'), ''
UNION ALL SELECT iif(:lang = 'zh', '签字与盖章', 'Signature and seal'), '', 'seal'
UNION ALL SELECT iif(:lang = 'zh', '日期', 'Date'), '', ''
UNION ALL SELECT iif(:lang = 'zh', '会签', 'Countersigned by'), '', 'section'
UNION ALL SELECT iif(:lang = 'zh', '姓名与职务', 'Name and title'), '', ''
UNION ALL SELECT iif(:lang = 'zh', '签字与日期', 'Signature and date'), '', ''
