# What was found on the resources, in the formats of the products that find it.

# ---- checks ----

function read_checks(    line, part, i)
{
	getline line <"checks.csv"
	while ((getline line <"checks.csv") > 0) {
		checks++
		fields(line, part)
		for (i = 1; i <= 10; i++)
			check[checks, i] = part[i]
		if (!(part[2] in rule)) {
			rule[part[2]] = "cr-" hex(20)
			pack[part[2]] = "cp-" (part[1] == "snapshot" ? "3d5a" : "9b1c") "f60e2a7400d1c8e2"
		}
	}
}

# Fills picked[1..n] with the resources of a check, spread over all that fit, and is_bad[].
function pick(c,    r, all, found, n, k, bad, other)
{
	all = 0
	for (r = 1; r <= resources; r++)
		if ((check[c, 5] == "*" || check[c, 5] == account[r]) && name[r] ~ check[c, 7] &&
		    (check[c, 6] == "." || check[c, 6] == type[r]))
			found[++all] = r
	n = check[c, 8] < all ? check[c, 8] + 0 : all
	bad = check[c, 9]
	for (k = 1; k <= n; k++) {
		r = picked[k] = found[int(k * all / n)]
		if (bad == "expiring") is_bad[k] = is_expiring[r]
		else if (bad == "untagged") is_bad[k] = tags_json[r] == ""
		else is_bad[k] = int(k * bad / n) > int((k - 1) * bad / n)
		state_of[k] = is_bad[k] ? "NON_COMPLIANT" : "COMPLIANT"
	}
	if (split(check[c, 10], other, " ") == 2)
		for (k = n; k && other[2]; k--)
			if (!is_bad[k]) { state_of[k] = other[1]; other[2]-- }
	return n
}

function risk(level) { return level == "high" ? 1 : level == "medium" ? 2 : 3 }

# ---- Cloud Config ----

# A rule may stand on several lines; its resources are counted over all of them.
function count_rule(name,    c, k, n)
{
	rule_bad = rule_all = 0
	for (c = 1; c <= checks; c++) {
		if (check[c, 2] != name) continue
		rule_all += n = pick(c)
		for (k = 1; k <= n; k++)
			rule_bad += state_of[k] == "NON_COMPLIANT"
	}
}

function rule_text(c)
{
	count_rule(check[c, 2])
	return "{\"ConfigRuleId\":\"" rule[check[c, 2]] "\",\"ConfigRuleName\":\"" check[c, 3] \
		"\",\"Description\":\"\",\"RiskLevel\":" risk(check[c, 4]) ",\"SourceOwner\":\"ALIYUN\"," \
		"\"SourceIdentifier\":\"" check[c, 2] "\",\"ConfigRuleArn\":\"acs:config::" auditor ":rule/" \
		rule[check[c, 2]] "\",\"ConfigRuleState\":\"ACTIVE\",\"AccountId\":" auditor \
		",\"Compliance\":{\"ComplianceType\":\"" (rule_bad ? "NON_COMPLIANT" : "COMPLIANT") "\",\"Count\":" \
		(rule_bad ? rule_bad : rule_all) "},\"CreateBy\":{\"CompliancePackId\":\"" pack[check[c, 2]] \
		"\",\"CompliancePackName\":\"" (check[c, 1] == "snapshot" ? "门店系统基线" : "等保三级预检合规包") \
		"\",\"AggregatorId\":\"ca-7f00626622af00b5\",\"AggregatorName\":\"acme-all\",\"CreatorId\":\"" auditor \
		"\",\"CreatorName\":\"acme-security\",\"CreatorType\":\"AGGREGATOR\"}}"
}

function write_rules(    c, done, total)
{
	open_file("config-rules.json")
	put("{\"RequestId\":\"" request() "\",\"ConfigRules\":{\"ConfigRuleList\":[")
	total = 0
	for (c = 1; c <= checks; c++) {
		if (check[c, 1] !~ /^(config|snapshot)$/ || (check[c, 2] in done)) continue
		done[check[c, 2]] = 1
		item(rule_text(c))
		count("file", "config-rules.json,rules", 1)
		total++
	}
	put("\n],\"PageNumber\":1,\"PageSize\":100,\"TotalCount\":" total "}}\n")
	close(file)
}

function annotation(k)
{
	if (!is_bad[k]) return ""
	return "{\\\"configuration\\\":\\\"false\\\",\\\"desiredValue\\\":\\\"true\\\",\\\"operator\\\":\\\"Equals\\\"," \
		"\\\"property\\\":\\\"$.Enabled\\\",\\\"reason\\\":\\\"The value does not equal the desired value.\\\"}"
}

function evaluation(c, k,    r, when, seconds)
{
	r = picked[k]
	when = 20 + chance(32); seconds = chance(86400)
	count("file", "config-evaluations.json," state_of[k], 1)
	return "{\"RiskLevel\":" risk(check[c, 4]) ",\"ComplianceType\":\"" state_of[k] \
		"\",\"ResultRecordedTimestamp\":" milliseconds(when, seconds + 2) ",\"Annotation\":\"" annotation(k) \
		"\",\"ConfigRuleInvokedTimestamp\":" milliseconds(when, seconds) \
		",\"InvokingEventMessageType\":\"ScheduledNotification\",\"RemediationEnabled\":false," \
		(is_bad[k] ? "\"LastNonCompliantRecordTimestamp\":" milliseconds(when - 20, seconds) "," : "") \
		(state_of[k] == "IGNORED" ? "\"IgnoreDate\":\"2027-03-31\"," : "") \
		"\"EvaluationResultIdentifier\":{\"OrderingTimestamp\":" milliseconds(when, seconds) \
		",\"EvaluationResultQualifier\":{\"ConfigRuleArn\":\"acs:config::" auditor ":rule/" rule[check[c, 2]] \
		"\",\"ResourceType\":\"" type[r] "\",\"ConfigRuleName\":\"" check[c, 3] "\",\"ResourceId\":\"" id[r] \
		"\",\"ConfigRuleId\":\"" rule[check[c, 2]] "\",\"ResourceName\":\"" name[r] "\",\"RegionId\":\"" region[r] \
		"\",\"ResourceOwnerId\":" number[account[r]] ",\"CompliancePackId\":\"" pack[check[c, 2]] "\"}}}"
}

# Two pages, as someone who joins them with cat leaves them.
function write_evaluations(    c, k, n, page, written)
{
	open_file("config-evaluations.json")
	page = "{\"RequestId\":\"%s\",\"EvaluationResults\":{\"MaxResults\":300,%s\"EvaluationResultList\":["
	put(sprintf(page, request(), "\"NextToken\":\"IWBjqMYSy0is7zSMGu16" hex(8) "\","))
	written = 0
	for (c = 1; c <= checks; c++) {
		if (check[c, 1] != "config") continue
		n = pick(c)
		for (k = 1; k <= n; k++) {
			item(evaluation(c, k))
			if (++written == 300) {
				put("\n]}}\n" sprintf(page, request(), ""))
				first = 1
			}
		}
	}
	put("\n]}}\n")
	close(file)
}

# As delivered to a bucket: one object a line.
function write_snapshot(    c, k, n, r)
{
	open_file("config-snapshot.json")
	for (c = 1; c <= checks; c++) {
		if (check[c, 1] != "snapshot") continue
		n = pick(c)
		for (k = 1; k <= n; k++) {
			r = picked[k]
			put("{\"annotation\":\"" annotation(k) "\",\"resourceId\":\"" id[r] "\",\"configRuleName\":\"" \
				check[c, 3] "\",\"riskLevel\":\"" words[risk(check[c, 4])] "\",\"configRuleId\":\"" \
				rule[check[c, 2]] "\",\"dataType\":\"CompliantSnapshot\",\"resourceName\":\"" name[r] \
				"\",\"invokingEventMessageType\":\"ConfigurationItemChangeNotification\",\"complianceType\":\"" \
				state_of[k] "\",\"accountId\":" auditor ",\"compliancePackId\":\"" pack[check[c, 2]] \
				"\",\"regionId\":\"" region[r] "\",\"requestId\":\"" request() "\",\"tags\":\"{" tags_map[r] \
				"}\",\"resourceOwnerId\":" number[account[r]] ",\"lastNonCompliantRecordTimestamp\":" \
				(is_bad[k] ? milliseconds(31 + chance(20), chance(86400)) : 0) ",\"resourceType\":\"" type[r] "\"}\n")
			count("file", "config-snapshot.json," state_of[k], 1)
		}
	}
	close(file)
}

# ---- Cloud Governance Center ----

function has_risk(c) { return check[c, 9] != 0 || check[c, 9] == "expiring" || check[c, 9] == "untagged" }
function risk_word(c)
{
	if (!has_risk(c)) return "None"
	return check[c, 4] ~ /Critical|High/ ? "Error" : check[c, 4] == "Medium" ? "Warning" : "Suggestion"
}

function write_metadata(    c)
{
	open_file("cgc-metadata.json")
	put("{\"RequestId\":\"" request() "\",\"EvaluationMetadata\":[{\"Type\":\"Metric\",\"Metadata\":[")
	for (c = 1; c <= checks; c++) {
		if (check[c, 1] != "cgc") continue
		item("{\"Id\":\"" check[c, 2] "\",\"DisplayName\":\"" check[c, 3] "\",\"Description\":\"" check[c, 3] \
			"，详见检测详情。\",\"Category\":\"" check[c, 10] "\",\"RecommendationLevel\":\"" check[c, 4] \
			"\",\"Scope\":\"Account\",\"Stage\":\"Released\",\"TopicCode\":\"" check[c, 10] "Topic\"," \
			"\"RemediationMetadata\":{\"Remediation\":[{\"RemediationType\":\"Manual\",\"Actions\":[{" \
			"\"Classification\":\"" check[c, 10] "\",\"CostDescription\":\"不产生费用\",\"Description\":\"逐个处理不合规资源\"," \
			"\"Suggestion\":\"先处理生产环境\",\"Notice\":\"变更前请在测试环境验证\",\"Guidance\":[{\"Title\":\"处理步骤\"," \
			"\"Content\":\"查看不合规资源</br>确认归属</br>整改后重新检测\"}]}]}]},\"ResourceMetadata\":" \
			"{\"ResourcePropertyMetadata\":[{\"DisplayName\":\"地域\",\"PropertyName\":\"RegionId\",\"PropertyType\":\"String\"}]}}")
		count("file", "cgc-metadata.json,checks", 1)
	}
	put("\n]}]}\n")
	close(file)
}

function detail(r, c)
{
	count("file", "cgc-details-*.json,NonCompliant", 1)
	return "{\"ResourceId\":\"" id[r] "\",\"ResourceName\":\"" name[r] "\",\"ResourceType\":\"" type[r] \
		"\",\"RegionId\":\"" region[r] "\",\"ResourceOwnerId\":" number[account[r]] \
		",\"ResourceClassification\":\"Resource\",\"ComplianceType\":\"NonCompliant\"," \
		"\"ResourceProperties\":[{\"PropertyName\":\"RegionId\",\"PropertyValue\":\"" region[r] "\"}]}"
}

function write_details(c,    k, n, bad)
{
	open_file("cgc-details-" check[c, 2] ".json")
	put("{\"Date\":\"2026-11-22\",\"RequestId\":\"" request() "\",\"Resources\":[")
	n = pick(c)
	bad = 0
	for (k = 1; k <= n; k++)
		if (is_bad[k]) {
			item(detail(picked[k], c))
			bad++
		}
	put("\n]}\n")
	close(file)
	return bad
}

function write_governance(    c, bad, text, metrics)
{
	text = ""
	metrics = 0
	for (c = 1; c <= checks; c++) {
		if (check[c, 1] != "cgc") continue
		bad = has_risk(c) ? write_details(c) : 0
		text = text (metrics++ ? ",\n" : "\n") "{\"Id\":\"" check[c, 2] "\",\"Status\":\"Finished\",\"Risk\":\"" \
			risk_word(c) "\",\"Result\":" (bad ? sprintf("0.%02d", 40 + chance(50)) : 1) \
			",\"EvaluationTime\":\"2026-11-22T03:35:00Z\",\"ResourcesSummary\":{\"NonCompliant\":" bad \
			"},\"AccountSummary\":{\"NonCompliant\":" (bad ? 1 : 0) "},\"PotentialScoreIncrease\":" \
			(bad ? sprintf("0.%03d", 5 + chance(30)) : 0) "}"
		count("file", "cgc-results.json," risk_word(c), 1)
	}
	open_file("cgc-results.json")
	put("{\"AccountId\":" auditor ",\"RequestId\":\"" request() "\",\"Results\":{\"EvaluationTime\":" \
		"\"2026-11-22T03:35:00Z\",\"Status\":\"Finished\",\"TotalScore\":0.6453,\"MetricResults\":[" text "\n]}}\n")
	close(file)
}

# ---- Advisor ----

function product(r,    part)
{
	split(type[r], part, "::")
	return tolower(part[2])
}

function advice(c, r,    when)
{
	when = day(20 + chance(32)) " " clock(chance(86400))
	count("file", "advisor-advices.json," (check[c, 4] == "high" ? 2 : 1), 1)
	return "{\"Id\":" (80215000 + ++advices) ",\"AliyunId\":\"" number[account[r]] "\",\"CheckId\":\"" check[c, 2] \
		"\",\"CheckName\":\"" check[c, 3] "\",\"Description\":\"" name[r] "：" check[c, 3] "未通过\"," \
		"\"Content\":\"[{\\\"key\\\":\\\"" check[c, 2] "_value\\\",\\\"value\\\":\\\"" name[r] "\\\"}]\",\"Product\":\"" \
		product(r) "\",\"Resource\":\"{\\\"regionId\\\":\\\"" region[r] "\\\",\\\"resourceName\\\":\\\"" name[r] \
		"\\\"}\",\"ResourceId\":\"" id[r] "\",\"Severity\":" (check[c, 4] == "high" ? 2 : 1) \
		",\"IsExpired\":false,\"GmtCreated\":\"" when "\",\"GmtModified\":\"" when "\"}"
}

function write_advices(    c, k, n)
{
	open_file("advisor-advices.json")
	put("{\"RequestId\":\"" request() "\",\"Code\":\"200\",\"Success\":true,\"Data\":{\"PageNo\":1,\"PageSize\":100,\"Result\":[")
	for (c = 1; c <= checks; c++) {
		if (check[c, 1] != "advisor") continue
		n = pick(c)
		for (k = 1; k <= n; k++)
			if (is_bad[k]) item(advice(c, picked[k]))
	}
	put("\n],\"Total\":" advices "}}\n")
	close(file)
}

function cost_advice(c, r)
{
	count("file", "advisor-cost-advices.json," check[c, 2], 1)
	return "{\"AliyunId\":\"" number[account[r]] "\",\"UserName\":\"" title[account[r]] "\",\"Product\":\"" \
		product(r) "\",\"RegionId\":\"" region[r] "\",\"ZoneId\":\"" zone[r] "\",\"ResourceId\":\"" id[r] \
		"\",\"ResourceName\":\"" name[r] "\",\"Severity\":\"" (check[c, 4] == "high" ? 2 : 1) \
		"\",\"Content\":\"" check[c, 3] "\",\"StartTime\":\"" day(20 + chance(20)) " 02:00:00\",\"EndTime\":\"\"," \
		"\"GmtDeleted\":\"\",\"Tags\":[],\"Url\":\"\"}"
}

# One document a check, then what they add up to.
function write_cost(    c, k, n, picks, items, groups, now, saved, total, saving)
{
	open_file("advisor-cost-advices.json")
	for (c = 1; c <= checks; c++) {
		if (check[c, 1] != "cost") continue
		n = pick(c)
		now = 0
		put("{\"RequestId\":\"" request() "\",\"Success\":true,\"Data\":{\"CheckId\":\"" check[c, 2] \
			"\",\"PageNumber\":1,\"PageSize\":100,\"TotalCount\":" n ",\"AdviceList\":[")
		first = 1
		for (k = 1; k <= n; k++) {
			item(cost_advice(c, picked[k]))
			now += payable[picked[k], "2026-10"]
		}
		put("\n]}}\n")
		saved = check[c, 10] == "idle" ? now : int(now * 2 / 5)
		items = items (items == "" ? "\n" : ",\n") "{\"CheckId\":\"" check[c, 2] "\",\"CheckName\":\"" check[c, 3] \
			"\",\"Category\":\"" check[c, 10] "\",\"Product\":\"" product(picked[1]) "\",\"Severity\":" \
			(check[c, 4] == "high" ? 2 : 1) ",\"Description\":\"" check[c, 3] "\",\"Summary\":\"\",\"Tips\":\"\"," \
			"\"AdviceCount\":" n ",\"AdviceResourceCount\":" n ",\"CurrentCost\":" money(now) ",\"OptimizedCost\":" \
			money(now - saved) ",\"ExpectedSavingCost\":" money(saved) "}"
		groups++; total += n; saving += saved
	}
	close(file)
	open_file("advisor-cost-results.json")
	put("{\"RequestId\":\"" request() "\",\"Success\":true,\"Data\":{\"GroupBy\":\"All\",\"TotalCount\":" groups \
		",\"NormalCount\":0,\"WarningCount\":" groups ",\"ResourceCount\":" total ",\"AdviceResourceCount\":" total \
		",\"ViewGroup\":[{\"GroupCode\":\"all\",\"GroupName\":\"全部\",\"GroupCount\":" groups \
		",\"GroupExpectedSavingCost\":" money(saving) ",\"CheckItems\":[" items "\n]}]}}\n")
	close(file)
	count("file", "advisor-cost-results.json,checks", groups)
	expected_saving = money(saving)
}

# ---- Security Center ----

function system_of(r)
{
	if (account[r] != "store") return "Alibaba Cloud Linux 3"
	return "Windows Server " (name[r] ~ /收银接口-0/ ? "2012 R2" : "2019")
}

function vulnerability(c, r, status,    found)
{
	found = 1 + chance(30)
	count("file", "sas-vulnerabilities.json," status, 1)
	return "{\"PrimaryId\":" (610000000 + ++vulnerabilities) ",\"AliasName\":\"" check[c, 2] "：" check[c, 3] "\",\"Name\":\"" \
		check[c, 10] ":" check[c, 2] "\",\"Type\":\"" check[c, 10] "\",\"Necessity\":\"" need[check[c, 4]] \
		"\",\"Status\":" status ",\"Level\":\"" check[c, 4] "\",\"Related\":\"" check[c, 2] "\",\"InstanceId\":\"" id[r] \
		"\",\"InstanceName\":\"" name[r] "\",\"InternetIp\":\"\",\"IntranetIp\":\"" private_ip[r] "\",\"RegionId\":\"" \
		region[r] "\",\"OsName\":\"" system_of(r) \
		"\",\"Uuid\":\"" uuid() "\",\"Online\":true,\"Bind\":true,\"AuthVersion\":\"5\",\"RealRisk\":true,\"FirstTs\":" \
		milliseconds(found, 7200) ",\"LastTs\":" milliseconds(found + 20, 7200) \
		(status == 7 ? ",\"RepairTs\":" milliseconds(found + 15, 79200) : "") ",\"GroupId\":" (net[account[r]] + 9300) \
		",\"ExtendContentJson\":{\"Necessity\":{\"Total_score\":\"" score[check[c, 4]] "\"}}}"
}

function write_vulnerabilities(    c, k, n)
{
	open_file("sas-vulnerabilities.json")
	put("{\"CurrentPage\":1,\"PageSize\":200,\"RequestId\":\"" request() "\",\"VulRecords\":[")
	for (c = 1; c <= checks; c++) {
		if (check[c, 1] != "vul") continue
		n = pick(c)
		for (k = 1; k <= n; k++)
			item(vulnerability(c, picked[k], is_bad[k] ? 1 : k % 7 ? 7 : 10))
	}
	put("\n],\"TotalCount\":" vulnerabilities "}\n")
	close(file)
}

function write_security(    c, total, day_number)
{
	open_file("sas-checks.json")
	put("{\"RequestId\":\"" request() "\",\"Checks\":[")
	total = 0
	for (c = 1; c <= checks; c++) {
		if (check[c, 1] != "sas") continue
		item("{\"CheckId\":" check[c, 2] ",\"CheckShowName\":\"" check[c, 3] "\",\"RiskLevel\":\"" toupper(check[c, 4]) \
			"\",\"Status\":\"" check[c, 10] "\",\"InstanceType\":\"" check[c, 6] "\",\"InstanceSubType\":\"INSTANCE\"," \
			"\"LastCheckTime\":" milliseconds(46 + chance(6), chance(86400)) ",\"Vendor\":\"ALIYUN\"," \
			"\"VendorShowName\":\"阿里云\",\"TaskId\":\"" hex(32) "\",\"CheckPolicies\":[{\"StandardId\":1," \
			"\"StandardShowName\":\"云平台最佳安全实践\",\"SectionId\":" (10 + chance(9)) ",\"SectionShowName\":\"" \
			check[c, 6] "\",\"RequirementId\":" (100 + chance(90)) ",\"RequirementShowName\":\"安全配置\"}]}")
		count("file", "sas-checks.json," check[c, 10], 1)
		total++
	}
	put("\n],\"PageInfo\":{\"CurrentPage\":1,\"PageSize\":100,\"TotalCount\":" total ",\"Count\":" total "}}\n")
	close(file)
	open_file("sas-baseline.json")
	put("{\"RequestId\":\"" request() "\",\"WarningSummarys\":[")
	total = 0
	for (c = 1; c <= checks; c++) {
		if (check[c, 1] != "baseline") continue
		total++
		day_number = 40 + chance(12)
		item("{\"RiskId\":" check[c, 2] ",\"RiskName\":\"" check[c, 3] "\",\"Level\":\"" check[c, 4] "\",\"TypeAlias\":\"" \
			check[c, 10] "\",\"SubTypeAlias\":\"" check[c, 10] "\",\"CheckCount\":" check[c, 8] \
			",\"HighWarningCount\":" (check[c, 4] == "high" ? check[c, 9] : 0) ",\"MediumWarningCount\":" \
			(check[c, 4] == "medium" ? check[c, 9] : 0) ",\"LowWarningCount\":" (check[c, 4] == "low" ? check[c, 9] : 0) \
			",\"WarningMachineCount\":" check[c, 9] ",\"LastFoundTime\":\"" day(day_number) " " clock(chance(86400)) \
			"\",\"CheckExploit\":false,\"ContainerRisk\":false,\"DatabaseRisk\":false}")
		count("file", "sas-baseline.json," (check[c, 9] + 0 ? "warned" : "clean"), 1)
	}
	put("\n],\"CurrentPage\":1,\"PageSize\":20,\"TotalCount\":" total "}\n")
	close(file)
}
