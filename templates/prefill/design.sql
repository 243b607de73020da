-- title: Skeleton of a design by its kind | 按类型给出的方案骨架
-- column: name | Name | 名称
-- column: field | Field | 字段
-- column: value | Value | 内容
WITH skeleton (kind, field, en, zh) AS (VALUES
  ('cost-allocation', 'target', 'From ( month ) on each cost of the bill has a cost centre or a key; at most ( x ) % stays unallocated. The figures are there on the fifth of the following month, since bills are final on the third or fourth.', '自【月份】起，账单中每笔费用都有成本中心或分摊规则；未分摊比例不超过【x】%。账单每月 3 至 4 日定稿，5 日出数。'),
  ('cost-allocation', 'decision', 'Tags first: ( keys ) are mandatory and refused by TagPolicy when missing. Products that take no tags (bandwidth, delivery network, snapshots) are shared by the keys below. The rest is shown as unallocated and not spread, so that it hurts.', '先靠标签：【标签键】为必填，缺失时由标签策略拦截。不支持标签的产品（共享带宽、CDN、快照等）按下列规则分摊。其余列为未分摊，不做摊销，以便推动治理。'),
  ('cost-allocation', 'why', 'An account is too coarse when several centres share it; a spreadsheet of shares ages with each project. Tags move with the resource.', '多个中心共用账号时，按账号划分过粗；表格分摊随项目变化很快过时；标签随资源走。'),
  ('cost-allocation', 'risks', 'Tags are wrong or missing: required-tags in Config reports daily. Resources from before stay untagged: backfill by cost, largest first. Owners dispute: a dispute is settled before the close or carried to the next month.', '标签错漏：由配置审计 required-tags 每日检查。存量未打标：按费用从大到小补打。责任人有异议：关账前解决，否则计入下月。'),
  ('cost-allocation', 'acceptance', 'The bill of ( month ) shared by the design: parts add up to the bill to the cent; each centre has an owner who signed; unallocated is at most ( x ) %.', '【月份】账单按方案分摊：各部分合计与账单分毫不差；每个中心有责任人签字；未分摊不超过【x】%。'),
  ('encryption', 'target', 'All core and important data (GB/T 43697) encrypted at rest with keys that we can withdraw, and in transit with TLS 1.2 or later.', '全部核心数据与重要数据（GB/T 43697）以可收回的自管密钥加密存储，传输使用 TLS 1.2 及以上。'),
  ('encryption', 'decision', 'KMS ( instance type ), one key per data class and region, rotation every ( 180 / 365 ) days; users of a key and its administrators are different people. Per store: OSS by SSE-KMS, databases by TDE and SSL, disks by encrypted copies.', '使用 KMS【实例类型】，按数据级别与地域分设密钥，每【180/365】天轮转；密钥使用者与管理员分离。各存储：OSS 用 SSE-KMS，数据库用 TDE 与 SSL，云盘用加密副本替换。'),
  ('encryption', 'why', 'Service keys cannot be withdrawn nor separated by class; hardware keys are worth it where a regulation asks for them.', '服务密钥无法收回、也不能按级别区分；硬件密钥仅在法规要求时值得采用。'),
  ('encryption', 'risks', 'A deleted key loses the data: waiting period of 30 days, two people. TDE often cannot be turned off again: tested on a copy first. Clients without TLS break: connection logs are read for two weeks before it is enforced.', '密钥删除即数据丢失：设 30 天等待期并双人审批。TDE 多数无法关闭：先在副本上测试。不支持 TLS 的客户端会中断：强制前先观察两周连接日志。'),
  ('encryption', 'acceptance', 'Coverage by class is as agreed; a backup is restored and read under the new key; ActionTrail shows each use of a key.', '各级覆盖率达到约定；在新密钥下恢复并读取一份备份；操作审计可查每次密钥使用。'),
  ('gray-release', 'target', 'A faulty version reaches at most ( 5 ) % of the users and is back within ( 10 ) minutes.', '故障版本影响不超过【5】% 的用户，并在【10】分钟内回退。'),
  ('gray-release', 'decision', '( Canary / lanes / blue-green ) with the batches below: internal users, 5 %, 20 %, 50 %, all. Each batch is watched for its whole time; error rate, p99 and one business figure decide.', '采用【金丝雀/全链路灰度/蓝绿】，批次为内部用户、5 %、20 %、50 %、全量。每批观察足够时长，以错误率、p99 与一项业务指标判定。'),
  ('gray-release', 'why', 'A second environment is back at once but costs twice and shares the database; batches by server cannot follow a user through several services.', '双环境回退最快，但成本翻倍且数据库仍共用；按服务器分批无法让同一用户在多个服务间保持灰度。'),
  ('gray-release', 'risks', 'Schema changes: add, migrate, remove, a release between each. Messages: consumers of both versions understand both formats. Sessions: kept outside of the process.', '表结构变更：先增、再迁、后删，分次发布。消息：新旧消费者均能识别两种格式。会话：存放在进程之外。'),
  ('gray-release', 'acceptance', 'A drill with a faulty version goes back by its criteria and within the time; no transaction is lost.', '以故障版本演练，按条件在时限内回退，不丢失交易。'),
  ('iac', 'target', '( Network, platform, applications ) of production come from one repository; a change by hand is seen within a day.', '生产环境的【网络、平台、应用】均由一个代码库产生；手工变更一天内被发现。'),
  ('iac', 'decision', '( Terraform / ROS ), modules by layer, folders by account and environment; state in OSS with versions, encrypted, locked by Tablestore; pipeline: format, validate, plan, policy check, approval, apply.', '采用【Terraform/ROS】，按层划分模块、按账号与环境划分目录；状态存于 OSS（多版本、加密），以 Tablestore 加锁；流水线：格式化、校验、计划、策略检查、审批、执行。'),
  ('iac', 'why', 'The tool that the team knows and that serves all its clouds; state with a lock, because two applies at a time destroy it.', '选用团队熟悉且覆盖所用各云的工具；状态必须加锁，并发执行会破坏状态。'),
  ('iac', 'risks', 'A wrong plan removes what runs: prevent_destroy on data, approval by two. State holds secrets: private bucket, no secrets in variables. Existing resources: imported, and plan shows no change, before anything is altered.', '错误计划会删除在用资源：数据类资源设 prevent_destroy，双人审批。状态含敏感信息：私有 Bucket，变量不放密钥。存量资源：先导入，计划无差异后再变更。'),
  ('iac', 'acceptance', 'A plan of production shows no change; drift made by hand is reported; one module is rolled back in a drill.', '生产环境计划无差异；手工漂移被报告；演练回退一个模块。'),
  ('performance', 'target', '( n ) requests a second at p95 ( t ) ms with ( 30 ) % of headroom, errors below ( 0.1 ) %.', '【n】次/秒，p95【t】毫秒，余量【30】%，错误率低于【0.1】%。'),
  ('performance', 'decision', 'Bottlenecks in the order in which they bind, each with one measure; capacity by the load model below.', '按制约先后处理瓶颈，每个瓶颈一项措施；容量按下列负载模型计算。'),
  ('performance', 'why', 'By measurement: ( traces, slow log, load test ) show that most of the time is spent in ( tier ). Larger instances elsewhere would not be felt.', '依据实测：【链路、慢日志、压测】显示时间主要耗在【层】。扩容其他层不会有感。'),
  ('performance', 'risks', 'The load test touches production: own window, own data, stop criteria. More instances mean more connections: pools are sized with the database.', '压测触及生产：独立窗口、独立数据、停止条件。实例增加带来连接增加：连接池与数据库一并核算。'),
  ('performance', 'acceptance', 'PTS with the agreed load for ( 30 ) minutes meets target and headroom; measured before and after.', '以 PTS 按约定负载压测【30】分钟，达到目标与余量；前后均有实测。'),
  ('open', 'target', 'The state when it is done, as a figure that both sides can measure.', '完成后的状态，以双方可测量的数字表示。'),
  ('open', 'decision', 'What is done, with which products, in which order.', '做什么、用哪些产品、按什么顺序。'),
  ('open', 'why', 'Which ways were compared, and what decided between them.', '比较了哪些做法，取舍依据是什么。'),
  ('open', 'risks', 'What may go wrong, how it is noticed, how it goes back.', '可能出什么问题、如何发现、如何回退。'),
  ('open', 'acceptance', 'What is tried, by whom, and which result counts as passed.', '由谁做什么验证、何种结果算通过。'))
SELECT record, field, iif(:lang = 'zh', skeleton.zh, skeleton.en)
FROM entry_line JOIN skeleton ON skeleton.kind = coalesce(nullif(value ->> 'kind', ''), 'open') WHERE form = 'design' AND value ->> field = '' ORDER BY record
