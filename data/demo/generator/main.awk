# Everything in its order, and README.md with what a reader of the exports must count.

function describe(who, account_number, account_title, cost_center, person, number_of_net)
{
	number[who] = account_number
	title[who] = account_title
	center[who] = cost_center
	owner[who] = person
	net[who] = number_of_net
	accounts[++account_count] = who
}

function describe_all()
{
	describe("shop", "1473920518264031", "acme-shop-prod", "EC-1001", "zhou.peng", 1)
	describe("store", "1586204739150642", "acme-store-prod", "ST-2001", "luo.qiang", 2)
	describe("data", "1692847503618275", "acme-data-prod", "DA-3001", "sun.yue", 3)
	auditor = "1002847563920174"
	maxcompute = "ACS::MaxCompute::Project"
	envs[0] = "prod"; envs[1] = "prod"; envs[2] = "PRD"; envs[3] = "生产"
	words[1] = "Critical"; words[2] = "Warning"; words[3] = "Info"
	need["high"] = "asap"; need["medium"] = "later"; need["low"] = "nntf"
	score["high"] = "14.2"; score["medium"] = "9.6"; score["low"] = "4.1"
}

function table_of(table, head, is_money,    i, what, text)
{
	put("\n" head "\n")
	for (i = 1; i <= rows[table]; i++) {
		text = what = row[table, i]
		gsub(/,/, " | ", text)
		put("| " text " | " (is_money ? money(tally[table, what]) : tally[table, what]) " |\n")
	}
}

function write_readme()
{
	open_file("README.md")
	put("# Exports of the sample engagement\n\nWritten by `data/demo/make-exports`, never by hand; all of it is invented. " \
		"The numbers are the\ngenerator's own counts, for tests to compare with.\n\n" \
		"Three production accounts of ACME Retail Group, read on 2026-11-23. Cloud Config and the Cloud Governance\n" \
		"Center answer for the delegated account " auditor ". Of a file with several documents the\nrecords of all are counted.\n")
	table_of("file", "## Records by file and status\n\n| File | Status | Records |\n| --- | --- | --- |", 0)
	put("\n## Resources\n\n" resources " in all; " tagged " have tags; " expiring \
		" expire within 30 days of 2026-11-23.\n")
	table_of("type", "| Type | Resources |\n| --- | --- |", 0)
	table_of("region", "| Region | Resources |\n| --- | --- |", 0)
	table_of("account", "| Account | Resources |\n| --- | --- |", 0)
	put("\n## Cost, CNY after discounts\n\n2026-07 is in bill-instances.json, 2026-08 in bill-instances-en.csv, " \
		"the others in bill-items-zh.csv.\nAdvisor expects to save " expected_saving " a month.\n")
	table_of("cost", "| Month and account | Amount |\n| --- | --- |", 1)
	table_of("month", "| Month | Amount |\n| --- | --- |", 1)
	close(file)
}

BEGIN {
	state = seed
	describe_all()
	name_products()
	read_estate()
	read_checks()
	share_bills()
	write_resources()
	write_rules()
	write_evaluations()
	write_snapshot()
	write_metadata()
	write_governance()
	write_advices()
	write_cost()
	write_vulnerabilities()
	write_security()
	write_bill_zh()
	write_bill_en()
	write_bill_json()
	write_metrics()
	write_readme()
}
