-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a check is called in each language, and its pillar: by its practice, or else as its source
-- says. One row a check and account.
CREATE VIEW check_name AS SELECT check_group.id AS grp, coalesce(nullif(known_check.name_en, ''),
 nullif(rule.name, ''),  nullif(check_group.name, ''), (SELECT max(name) FROM check_group AS other
 WHERE other.rule =   check_group.rule AND name > ''), check_group."check") AS name_en,
 coalesce(nullif(known_check.name_zh, ''), nullif(rule.name, ''),  nullif(check_group.name, ''),
 (SELECT max(name) FROM check_group AS other WHERE other.rule =   check_group.rule AND name > ''),
 check_group."check") AS name_zh, coalesce((SELECT question.pillar FROM practice JOIN question ON
 question.id = question  WHERE practice.id = check_group.practice), nullif(rule.pillar, ''),  CASE
 WHEN check_group.layer LIKE 'cost-%' THEN 'cost'   WHEN check_group.product = 'security-center'
 THEN 'security' ELSE '' END) AS pillar FROM check_group LEFT JOIN known_check ON known_check.id =
 check_group.code LEFT JOIN rule ON rule.key = check_group.rule AND rule.first_batch IN  (SELECT
 number FROM import_batch WHERE state = 'active');
-- Findings in words and pillars.
CREATE VIEW finding_in_words AS SELECT finding_list.*, name_en, name_zh, pillar,
 iif(finding_list.resource > '', finding_list.account || ' ' || finding_list.region || ' ' || 
 finding_list.resource, NULL) AS place FROM finding_list JOIN check_name ON check_name.grp =
 finding_list.grp;
-- Tags are key:value, apart by ';'.
CREATE VIEW live_resource AS SELECT resource_list.*, tags > '' AS is_tagged FROM resource_list WHERE
 status = 'open';
-- One row a resource and address that is reachable from the Internet.
CREATE VIEW public_address AS WITH RECURSIVE part (resource_row, rest, address) AS (SELECT id,
 replace(addresses, ',', ';') || ';', '' FROM live_resource WHERE addresses > ''  UNION ALL SELECT
 resource_row, substr(rest, instr(rest, ';') + 1),   trim(substr(rest, 1, instr(rest, ';') - 1))
 FROM part WHERE rest > '') SELECT DISTINCT resource_row, address FROM part WHERE address GLOB
 '[23]*:*'  OR (address GLOB '[1-9]*.*.*.[0-9]*' AND NOT (address GLOB '10.*'   OR address GLOB
 '192.168.*' OR address GLOB '127.*' OR address GLOB '169.254.*'   OR address GLOB '172.1[6-9].*' OR
 address GLOB '172.2[0-9].*'   OR address GLOB '172.3[01].*' OR address GLOB '100.6[4-9].*'   OR
 address GLOB '100.[7-9][0-9].*' OR address GLOB '100.1[01][0-9].*'   OR address GLOB
 '100.12[0-7].*'));
-- Costs with the value of their tag Owner.
CREATE VIEW cost_in_words AS SELECT month, account, product, region, tags, amount, currency,
 iif(owner_at, substr(owner_tags, owner_at + 7,  instr(substr(owner_tags, owner_at + 7), ';') - 1),
 '') AS owner FROM (SELECT *, ';' || tags || ';' AS owner_tags,  instr(lower(';' || tags || ';'),
 ';owner:') AS owner_at FROM cost_list);
-- What checks say of each practice that they belong to.
CREATE VIEW practice_evidence AS SELECT practice, count(DISTINCT iif(status_rank = 1, source || ' '
 || "check", NULL)) AS open_checks, count(DISTINCT iif(status_rank = 1, place, NULL)) AS
 open_resources, count(DISTINCT iif(status_rank = 2, source || ' ' || "check", NULL)) AS
 compliant_checks, count(DISTINCT iif(status_rank = 2, place, NULL)) AS compliant_resources,
 sum(status_rank = 1) AS open, sum(status_rank = 2) AS compliant, sum(status_rank = 4) AS suppressed
 FROM finding_in_words WHERE practice > '' GROUP BY practice;
INSERT INTO word (kind, id, position, en, zh) VALUES ('region', 'cn-hangzhou', 1,
 'China (Hangzhou)', '华东1（杭州）'), ('region', 'cn-shanghai', 2, 'China (Shanghai)', '华东2（上海）'),
 ('region', 'cn-nanjing', 3, 'China (Nanjing)', '华东5（南京）'), ('region', 'cn-fuzhou', 4,
 'China (Fuzhou)', '华东6（福州）'), ('region', 'cn-wuhan-lr', 5, 'China (Wuhan)', '华中1（武汉）'), ('region',
 'cn-qingdao', 6, 'China (Qingdao)', '华北1（青岛）'), ('region', 'cn-beijing', 7, 'China (Beijing)',
 '华北2（北京）'), ('region', 'cn-zhangjiakou', 8, 'China (Zhangjiakou)', '华北3（张家口）'), ('region',
 'cn-huhehaote', 9, 'China (Hohhot)', '华北5（呼和浩特）'), ('region', 'cn-wulanchabu', 10,
 'China (Ulanqab)', '华北6（乌兰察布）'), ('region', 'cn-shenzhen', 11, 'China (Shenzhen)', '华南1（深圳）'),
 ('region', 'cn-heyuan', 12, 'China (Heyuan)', '华南2（河源）'), ('region', 'cn-guangzhou', 13,
 'China (Guangzhou)', '华南3（广州）'), ('region', 'cn-chengdu', 14, 'China (Chengdu)', '西南1（成都）'),
 ('region', 'cn-hongkong', 15, 'China (Hong Kong)', '中国香港'), ('region', 'ap-southeast-1', 16,
 'Singapore', '新加坡'), ('region', 'ap-southeast-3', 17, 'Malaysia (Kuala Lumpur)', '马来西亚（吉隆坡）'),
 ('region', 'ap-southeast-5', 18, 'Indonesia (Jakarta)', '印度尼西亚（雅加达）'), ('region', 'ap-southeast-6',
 19, 'Philippines (Manila)', '菲律宾（马尼拉）'), ('region', 'ap-southeast-7', 20, 'Thailand (Bangkok)',
 '泰国（曼谷）'), ('region', 'ap-northeast-1', 21, 'Japan (Tokyo)', '日本（东京）'), ('region',
 'ap-northeast-2', 22, 'South Korea (Seoul)', '韩国（首尔）'), ('region', 'us-west-1', 23,
 'US (Silicon Valley)', '美国（硅谷）'), ('region', 'us-east-1', 24, 'US (Virginia)', '美国（弗吉尼亚）'),
 ('region', 'eu-central-1', 25, 'Germany (Frankfurt)', '德国（法兰克福）'), ('region', 'eu-west-1', 26,
 'UK (London)', '英国（伦敦）'), ('region', 'me-east-1', 27, 'UAE (Dubai)', '阿联酋（迪拜）'), ('region',
 'global', 28, 'No region', '不区分地域'), ('region', '', 29, 'No region', '不区分地域'), ('resource-type',
 'ACS::ECS::Instance', 1, 'ECS instance', 'ECS 实例'), ('resource-type', 'ACS::ECS::Disk', 2,
 'Cloud disk', '云盘'), ('resource-type', 'ACS::ECS::Snapshot', 3, 'Snapshot', '快照'),
 ('resource-type', 'ACS::ECS::Image', 4, 'Image', '镜像'), ('resource-type',
 'ACS::ECS::SecurityGroup', 5, 'Security group', '安全组'), ('resource-type',
 'ACS::ECS::NetworkInterface', 6, 'Elastic network interface', '弹性网卡'), ('resource-type',
 'ACS::ECS::KeyPair', 7, 'Key pair', '密钥对'), ('resource-type', 'ACS::ESS::ScalingGroup', 8,
 'Scaling group', '伸缩组'), ('resource-type', 'ACS::VPC::VPC', 9, 'VPC', '专有网络'), ('resource-type',
 'ACS::VPC::VSwitch', 10, 'vSwitch', '交换机'), ('resource-type', 'ACS::VPC::RouteTable', 11,
 'Route table', '路由表'), ('resource-type', 'ACS::EIP::EipAddress', 12, 'Elastic IP address',
 '弹性公网 IP'), ('resource-type', 'ACS::NAT::NATGateway', 13, 'NAT gateway', 'NAT 网关'),
 ('resource-type', 'ACS::CBWP::CommonBandwidthPackage', 14, 'Internet shared bandwidth', '共享带宽'),
 ('resource-type', 'ACS::CEN::CenInstance', 15, 'Cloud Enterprise Network', '云企业网'),
 ('resource-type', 'ACS::VPN::VpnGateway', 16, 'VPN gateway', 'VPN 网关'), ('resource-type',
 'ACS::ALB::LoadBalancer', 17, 'Application load balancer', '应用型负载均衡'), ('resource-type',
 'ACS::NLB::LoadBalancer', 18, 'Network load balancer', '网络型负载均衡'), ('resource-type',
 'ACS::SLB::LoadBalancer', 19, 'Classic load balancer', '传统型负载均衡'), ('resource-type',
 'ACS::ACK::Cluster', 20, 'Kubernetes cluster', 'ACK 集群'), ('resource-type', 'ACS::FC::Function',
 21, 'Function', '函数'), ('resource-type', 'ACS::RDS::DBInstance', 22, 'RDS instance', 'RDS 实例'),
 ('resource-type', 'ACS::PolarDB::DBCluster', 23, 'PolarDB cluster', 'PolarDB 集群'),
 ('resource-type', 'ACS::Redis::DBInstance', 24, 'Tair (Redis) instance', '云数据库 Tair 实例'),
 ('resource-type', 'ACS::MongoDB::DBInstance', 25, 'MongoDB instance', 'MongoDB 实例'),
 ('resource-type', 'ACS::Elasticsearch::Instance', 26, 'Elasticsearch instance',
 'Elasticsearch 实例'), ('resource-type', 'ACS::Hologram::Instance', 27, 'Hologres instance',
 'Hologres 实例'), ('resource-type', 'ACS::MaxCompute::Project', 28, 'MaxCompute project',
 'MaxCompute 项目'), ('resource-type', 'ACS::MQ::Instance', 29, 'RocketMQ instance', 'RocketMQ 实例'),
 ('resource-type', 'ACS::AliKafka::Instance', 30, 'Kafka instance', 'Kafka 实例'), ('resource-type',
 'ACS::OSS::Bucket', 31, 'OSS bucket', 'OSS 存储空间'), ('resource-type', 'ACS::NAS::FileSystem', 32,
 'NAS file system', 'NAS 文件系统'), ('resource-type', 'ACS::SLS::Project', 33, 'SLS project',
 'SLS 项目'), ('resource-type', 'ACS::DCDN::Domain', 34, 'DCDN domain', '全站加速域名'), ('resource-type',
 'ACS::CDN::Domain', 35, 'CDN domain', 'CDN 域名'), ('resource-type', 'ACS::WAF::Instance', 36,
 'WAF instance', 'WAF 实例'), ('resource-type', 'ACS::KMS::Key', 37, 'KMS key', 'KMS 密钥'),
 ('resource-type', 'ACS::RAM::User', 38, 'RAM user', 'RAM 用户'), ('resource-type', 'ACS::RAM::Role',
 39, 'RAM role', 'RAM 角色'), ('resource-type', 'ACS::RAM::Policy', 40, 'RAM policy', 'RAM 权限策略'),
 ('resource-type', 'ACS::ActionTrail::Trail', 41, 'ActionTrail trail', '操作审计跟踪'), ('billed-product',
 'ecs', 1, 'Elastic Compute Service (ECS)', '云服务器 ECS'), ('billed-product', 'yundisk', 2,
 'Cloud disks (EBS)', '云盘（块存储）'), ('billed-product', 'snapshot', 3, 'Snapshots', '快照'),
 ('billed-product', 'eip', 4, 'Elastic IP addresses', '弹性公网 IP'), ('billed-product', 'cbwp', 5,
 'Internet Shared Bandwidth', '共享带宽'), ('billed-product', 'nat_gw', 6, 'NAT Gateway', 'NAT 网关'),
 ('billed-product', 'vpn', 7, 'VPN Gateway', 'VPN 网关'), ('billed-product', 'alb', 8,
 'Application Load Balancer', '应用型负载均衡 ALB'), ('billed-product', 'nlb', 9, 'Network Load Balancer',
 '网络型负载均衡 NLB'), ('billed-product', 'slb', 10, 'Classic Load Balancer', '传统型负载均衡 CLB'),
 ('billed-product', 'csk', 11, 'Container Service for Kubernetes', '容器服务 Kubernetes 版'),
 ('billed-product', 'fc', 12, 'Function Compute', '函数计算'), ('billed-product', 'rds', 13,
 'ApsaraDB RDS', '云数据库 RDS'), ('billed-product', 'polardb', 14, 'PolarDB', '云原生数据库 PolarDB'),
 ('billed-product', 'kvstore', 15, 'Tair (Redis)', '云数据库 Tair（兼容 Redis）'), ('billed-product', 'dds',
 16, 'ApsaraDB for MongoDB', '云数据库 MongoDB 版'), ('billed-product', 'elasticsearch', 17,
 'Elasticsearch', '检索分析服务 Elasticsearch'), ('billed-product', 'hologram', 18, 'Hologres',
 '实时数仓 Hologres'), ('billed-product', 'odps', 19, 'MaxCompute', '云原生大数据计算服务 MaxCompute'),
 ('billed-product', 'ons', 20, 'ApsaraMQ for RocketMQ', '云消息队列 RocketMQ 版'), ('billed-product',
 'alikafka', 21, 'ApsaraMQ for Kafka', '云消息队列 Kafka 版'), ('billed-product', 'oss', 22,
 'Object Storage Service (OSS)', '对象存储 OSS'), ('billed-product', 'nas', 23, 'File Storage NAS',
 '文件存储 NAS'), ('billed-product', 'sls', 24, 'Simple Log Service', '日志服务 SLS'), ('billed-product',
 'cdn', 25, 'Alibaba Cloud CDN', '内容分发网络 CDN'), ('billed-product', 'dcdn', 26,
 'Dynamic Content Delivery Network', '全站加速 DCDN'), ('billed-product', 'waf', 27,
 'Web Application Firewall', 'Web 应用防火墙 WAF'), ('billed-product', 'sas', 28, 'Security Center',
 '云安全中心'), ('billed-product', 'ram', 40, 'Resource Access Management', '访问控制 RAM'),
 ('billed-product', 'vpc', 41, 'Virtual Private Cloud', '专有网络 VPC'), ('billed-product', 'nat', 42,
 'NAT Gateway', 'NAT 网关'), ('billed-product', 'ack', 43, 'Container Service for Kubernetes',
 '容器服务 Kubernetes 版'), ('billed-product', 'redis', 44, 'Tair (Redis)', '云数据库 Tair（兼容 Redis）'),
 ('billed-product', 'mongodb', 45, 'ApsaraDB for MongoDB', '云数据库 MongoDB 版'), ('billed-product',
 'actiontrail', 46, 'ActionTrail', '操作审计'), ('billed-product', 'cfw', 47, 'Cloud Firewall', '云防火墙'),
 ('billed-product', 'kms', 29, 'Key Management Service', '密钥管理服务 KMS'), ('evidence-source',
 'governance', 1, 'Cloud Governance Center', '云治理中心'), ('evidence-source', 'config', 2,
 'Cloud Config', '配置审计'), ('evidence-source', 'advisor', 3, 'Advisor', '智能顾问'), ('evidence-source',
 'security-center', 4, 'Security Center', '云安全中心'), ('evidence-source', 'resource-center', 5,
 'Resource Center', '资源中心'), ('evidence-source', 'cloudmonitor', 6, 'CloudMonitor', '云监控'),
 ('evidence-source', 'billing', 7, 'Expenses and Costs', '费用与成本'), ('contradiction', 'open', 1,
 'In place, but open findings', '回答已落实，但有未解决的检测结果'), ('contradiction', 'partial', 2,
 'Partial, and open findings', '回答部分落实，且有未解决的检测结果'), ('contradiction', 'compliant', 3,
 'Missing, but every check is compliant', '回答缺失，但检测项全部合规');
