# Bills of four months and the last datapoints. The months add up to what the accounts cost.

function product_row(kind, code, zh, en)
{
	code_of[kind] = code; zh_of[kind] = zh; en_of[kind] = en
}

function name_products()
{
	product_row("ACS::ECS::Instance", "ecs", "云服务器 ECS", "Elastic Compute Service")
	product_row("ACS::ECS::Disk", "yundisk", "块存储", "Elastic Block Storage")
	product_row("ACS::ECS::Snapshot", "snapshot", "快照", "Snapshot")
	product_row("ACS::EIP::EipAddress", "eip", "弹性公网 IP", "Elastic IP Address")
	product_row("ACS::NAT::NATGateway", "nat_gw", "NAT 网关", "NAT Gateway")
	product_row("ACS::CBWP::CommonBandwidthPackage", "cbwp", "共享带宽", "Internet Shared Bandwidth")
	product_row("ACS::ALB::LoadBalancer", "alb", "应用型负载均衡", "Application Load Balancer")
	product_row("ACS::NLB::LoadBalancer", "nlb", "网络型负载均衡", "Network Load Balancer")
	product_row("ACS::SLB::LoadBalancer", "slb", "传统型负载均衡", "Classic Load Balancer")
	product_row("ACS::ACK::Cluster", "csk", "容器服务 Kubernetes 版", "Container Service for Kubernetes")
	product_row("ACS::PolarDB::DBCluster", "polardb", "云原生数据库 PolarDB", "PolarDB")
	product_row("ACS::Redis::DBInstance", "kvstore", "云数据库 Tair（兼容 Redis）", "Tair (Redis OSS-compatible)")
	product_row("ACS::MongoDB::DBInstance", "dds", "云数据库 MongoDB 版", "ApsaraDB for MongoDB")
	product_row("ACS::MQ::Instance", "ons", "云消息队列 RocketMQ 版", "ApsaraMQ for RocketMQ")
	product_row("ACS::OSS::Bucket", "oss", "对象存储 OSS", "Object Storage Service")
	product_row("ACS::SLS::Project", "sls", "日志服务 SLS", "Simple Log Service")
	product_row("ACS::DCDN::Domain", "dcdn", "全站加速 DCDN", "Dynamic Content Delivery Network")
	product_row("ACS::WAF::Instance", "waf", "Web 应用防火墙", "Web Application Firewall")
	product_row("ACS::VPN::VpnGateway", "vpn", "VPN 网关", "VPN Gateway")
	product_row("ACS::RDS::DBInstance", "rds", "云数据库 RDS", "ApsaraDB RDS")
	product_row("ACS::Hologram::Instance", "hologram", "实时数仓 Hologres", "Hologres")
	product_row("ACS::MaxCompute::Project", "odps", "云原生大数据计算服务 MaxCompute", "MaxCompute")
	product_row("ACS::AliKafka::Instance", "alikafka", "云消息队列 Kafka 版", "ApsaraMQ for Kafka")
	product_row("ACS::Elasticsearch::Instance", "elasticsearch", "检索分析服务 Elasticsearch 版", "Elasticsearch")
	product_row("ACS::NAS::FileSystem", "nas", "文件存储 NAS", "File Storage NAS")
	product_row("ACS::FC::Function", "fc", "函数计算 FC", "Function Compute")
	place["cn-hangzhou"] = "华东1（杭州）"; place["cn-shanghai"] = "华东2（上海）"
	place["cn-beijing"] = "华北2（北京）"; place["global"] = "不区分地域"
}

# Shares an amount of fen among one account's resources, those of MaxCompute or the others.
function share(who, is_maxcompute, month, amount,    r, sum, left, last, part)
{
	sum = 0
	for (r = 1; r <= resources; r++)
		if (account[r] == who && weight[r] && (type[r] == maxcompute) == is_maxcompute)
			sum += jittered[r] = weight[r] * (95 + chance(11))
	left = amount
	for (r = 1; r <= resources; r++)
		if (account[r] == who && weight[r] && (type[r] == maxcompute) == is_maxcompute) {
			part = int(amount * jittered[r] / sum)
			payable[r, month] = part
			left -= part
			last = r
		}
	payable[last, month] += left
	count("cost", month " " number[who] " " title[who], amount)
	count("month", month, amount)
}

function share_month(month, shop, store, data, dw)
{
	share("shop", 0, month, shop)
	share("store", 0, month, store)
	share("data", 0, month, data)
	share("data", 1, month, dw)
}

function share_bills()
{
	share_month("2026-07", 39650000, 18290000, 4870000, 13200000)
	share_month("2026-08", 39820000, 18350000, 4890000, 13450000)
	share_month("2026-09", 40530000, 18490000, 4940000, 13700000)
	share_month("2026-10", 41200000, 18600000, 4900000, 18900000)
}

function gross(fen) { return int(fen * 100 / 85 + 0.5) }
function is_prepaid(r) { return charge[r] == "Subscription" }
function quoted(text) { return text == "" ? "" : "\"" text "\"" }

function item_zh(r, month, what, fen,    until)
{
	until = month "-" (month == "2026-09" ? "30" : "31")
	put(month "," unit[r] "," number[account[r]] "," title[account[r]] "," title[account[r]] "," \
		code_of[type[r]] "," zh_of[type[r]] "," code_of[type[r]] "," zh_of[type[r]] "," \
		(is_prepaid(r) ? "预付费" : "后付费") "," until " 23:59:59," month "-01 00:00:00," until " 23:59:59," \
		(is_prepaid(r) ? "1月" : "744小时") ",2" substr(month, 6) (100000000 + r) "," \
		(is_prepaid(r) ? "预付订单" : "后付账单") "," (is_prepaid(r) ? "包年包月" : "按量付费") "," id[r] "," name[r] "," \
		group[r] "," quoted(tags_csv[r]) ",,," public_ip[r] "," private_ip[r] "," place[region[r]] "," zone[r] "," \
		what "," money(gross(fen)) ",元/月,1,月,0," money(gross(fen)) "," money(gross(fen) - fen) ",0.00," money(fen) "," \
		money(fen) ",0.00,0.00,0.00\r\n")
	count("file", "bill-items-zh.csv," month, 1)
}

function items_zh(month,    r, fen, plan)
{
	for (r = 1; r <= resources; r++) {
		if (!weight[r]) continue
		fen = payable[r, month]
		plan = type[r] == "ACS::ECS::Instance" && is_prepaid(r) ? int(fen * 82 / 100) : fen
		item_zh(r, month, plan < fen ? "实例规格" : "标准配置", plan)
		if (plan < fen) item_zh(r, month, "系统盘", fen - plan)
	}
}

function write_bill_zh()
{
	open_file("bill-items-zh.csv")
	put("账期,财务单元,账号ID,账号,Owner账号,产品Code,产品,产品明细Code,产品明细,消费类型,消费时间,账单开始时间," \
		"账单结束时间,服务时长,订单号/账单号,账单类型,计费方式,实例ID,实例昵称,资源组,实例标签,实例配置,实例规格," \
		"公网IP,私网IP,地域,可用区,计费项,单价,单价单位,用量,用量单位,资源包抵扣,原价,优惠金额,优惠券抵扣," \
		"应付金额,现金支付,代金券抵扣,储值卡支付金额,欠费金额\r\n")
	items_zh("2026-09")
	items_zh("2026-10")
	close(file)
}

function write_bill_en(    r, fen, month)
{
	month = "2026-08"
	open_file("bill-instances-en.csv")
	put("BillingCycle,CostUnit,AccountID,AccountName,OwnerID,OwnerAccountName,SubscriptionType,ProductCode," \
		"ProductName,ProductType,ProductDetail,PaymentTime,UsageStartTime,UsageEndTime,ServicePeriod,RecordID," \
		"RelatedRecordID,Item,BillingType,InstanceID,NickName,ResourceGroup,Tag,InstanceConfig,InstanceSpec," \
		"InternetIP,IntranetIP,Region,Zone,PretaxGrossAmount,InvoiceDiscount,DeductedByCoupons,PretaxAmount," \
		"DeductedByCashCoupons,DeductedByPrepaidCard,PaymentAmount,OutstandingAmount\r\n")
	for (r = 1; r <= resources; r++) {
		if (!weight[r]) continue
		fen = payable[r, month]
		put(month "," unit[r] "," number[account[r]] "," title[account[r]] "," number[account[r]] "," title[account[r]] \
			"," charge[r] "," code_of[type[r]] "," en_of[type[r]] "," code_of[type[r]] "," en_of[type[r]] \
			",2026-09-03 10:00:00,2026-08-01 00:00:00,2026-08-31 23:59:59,1 Month,208" (100000000 + r) ",," \
			(is_prepaid(r) ? "SubscriptionOrder" : "PayAsYouGoBill") ",Normal," id[r] "," name[r] "," group[r] "," \
			quoted(tags_csv[r]) ",,," public_ip[r] "," private_ip[r] "," region[r] "," zone[r] "," money(gross(fen)) "," \
			money(gross(fen) - fen) ",0.00," money(fen) ",0.00,0.00," money(fen) ",0.00\r\n")
		count("file", "bill-instances-en.csv," month, 1)
	}
	close(file)
}

function bill_json(r, month,    fen)
{
	fen = payable[r, month]
	count("file", "bill-instances.json," month, 1)
	return "{\"AdjustAmount\":0,\"BillAccountID\":\"" number[account[r]] "\",\"BillAccountName\":\"" title[account[r]] \
		"\",\"BillingType\":\"其它\",\"CashAmount\":" money(fen) ",\"CommodityCode\":\"" code_of[type[r]] \
		"\",\"CostUnit\":\"" unit[r] "\",\"Currency\":\"CNY\",\"DeductedByCashCoupons\":0,\"DeductedByCoupons\":0," \
		"\"DeductedByPrepaidCard\":0,\"InstanceID\":\"" id[r] "\",\"InvoiceDiscount\":" money(gross(fen) - fen) \
		",\"Item\":\"" (is_prepaid(r) ? "SubscriptionOrder" : "PayAsYouGoBill") "\",\"NickName\":\"" name[r] \
		"\",\"OutstandingAmount\":0,\"OwnerID\":\"" number[account[r]] "\",\"PaymentAmount\":" money(fen) \
		",\"PipCode\":\"" code_of[type[r]] "\",\"PretaxAmount\":" money(fen) ",\"PretaxGrossAmount\":" money(gross(fen)) \
		",\"ProductCode\":\"" code_of[type[r]] "\",\"ProductDetail\":\"" zh_of[type[r]] "\",\"ProductName\":\"" \
		zh_of[type[r]] "\",\"Region\":\"" place[region[r]] "\",\"ResourceGroup\":\"" group[r] \
		"\",\"SubscriptionType\":\"" charge[r] "\",\"Tag\":\"" tags_bill[r] "\",\"Zone\":\"" zone[r] "\"}"
}

# One document an account, as the call answers for one account.
function write_bill_json(    a, r, n, month)
{
	month = "2026-07"
	open_file("bill-instances.json")
	for (a = 1; a <= 3; a++) {
		n = 0
		first = 1
		put("{\"Code\":\"Success\",\"Message\":\"Successful!\",\"RequestId\":\"" request() \
			"\",\"Success\":true,\"Data\":{\"BillingCycle\":\"" month "\",\"AccountID\":\"" number[accounts[a]] \
			"\",\"AccountName\":\"" title[accounts[a]] "\",\"Items\":[")
		for (r = 1; r <= resources; r++)
			if (account[r] == accounts[a] && weight[r]) {
				item(bill_json(r, month))
				n++
			}
		put("\n],\"MaxResults\":300,\"NextToken\":\"\",\"TotalCount\":" n "}}\n")
	}
	close(file)
}

# ---- CloudMonitor: the processor's load; the pilot of 2022 idles, see its servers' names ----

function write_metrics(    r, text, load)
{
	text = ""
	for (r = 1; r <= resources; r++) {
		if (type[r] != "ACS::ECS::Instance") continue
		load = name[r] ~ /loyalty/ ? 40 + chance(120) : name[r] ~ /search/ ? 6200 + chance(1500) : 600 + chance(2200)
		text = text (text == "" ? "" : ",") "{\\\"timestamp\\\":" milliseconds(52, 28800) ",\\\"userId\\\":\\\"" \
			number[account[r]] "\\\",\\\"instanceId\\\":\\\"" id[r] "\\\",\\\"Minimum\\\":" money(int(load / 3)) \
			",\\\"Average\\\":" money(load) ",\\\"Maximum\\\":" money(load + int(load / 4)) "}"
		count("file", "metrics.json,CPUUtilization", 1)
	}
	open_file("metrics.json")
	put("{\"Code\":\"200\",\"Success\":true,\"Period\":\"60\",\"RequestId\":\"" request() "\",\"Datapoints\":\"[" text "]\"}\n")
	close(file)
}
