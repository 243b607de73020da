-- title: Document | 文档
-- column: name | Title | 标题
-- column: customer | Customer | 客户
-- column: project | Engagement | 项目名称
-- column: version | Version | 文档版本
-- column: date | Date | 日期
-- column: provider | Prepared by | 编制单位
-- column: confidentiality | Confidentiality | 密级
-- column: contents | Contents | 目录
-- column: table | Table | 表
-- column: see | In detail | 详见
-- column: page | Page | 页码
WITH said AS (SELECT field, nullif(iif(:lang = 'zh', shown_zh, shown_en), '') AS text FROM form_value WHERE form = 'engagement')
SELECT :title,
  ifnull((SELECT text FROM said WHERE field = 'customer'), ''),
  ifnull((SELECT text FROM said WHERE field = 'project_name'), iif(:lang = 'zh', '阿里云卓越架构服务', 'Alibaba Cloud Well-Architected service')),
  ifnull((SELECT text FROM said WHERE field = 'document_version'), '1.0'),
  ifnull((SELECT text FROM said WHERE field = 'document_date'), :now),
  ifnull((SELECT text FROM said WHERE field = 'provider'), ''),
  ifnull((SELECT text FROM said WHERE field = 'confidentiality'), iif(:lang = 'zh', '保密', 'Confidential')),
  iif(:lang = 'zh', '目录', 'Contents'),
  iif(:lang = 'zh', '表', 'Table'),
  iif(:lang = 'zh', '详见', 'In detail'),
  iif(:lang = 'zh', '页码', 'page')
