# Chance, files, counts, and the resources. Money is counted in fen, so that the sums of a month are exact; the order
# of everything is that of the two tables, never that of an array.

# ---- chance, ids, dates ----

# Below 2^46, so exact in every awk.
function chance(n)
{
	state = state * 16807 % 2147483647
	return state % n
}

function word(count, letters,    text)
{
	for (text = ""; count > 0; count--)
		text = text substr(letters, chance(length(letters)) + 1, 1)
	return text
}

function id36(count) { return word(count, "abcdefghijklmnopqrstuvwxyz0123456789") }
function hex(count) { return word(count, "0123456789abcdef") }
function digits(count) { return "2" word(count - 1, "0123456789") }
function uuid() { return hex(8) "-" hex(4) "-4" hex(3) "-a" hex(3) "-" hex(12) }
function request() { return toupper(uuid()) }

# Days are counted from 2026-10-01; the findings lie before day 53, 23 November.
function day(number)
{
	if (number < 31) return sprintf("2026-10-%02d", number + 1)
	if (number < 61) return sprintf("2026-11-%02d", number - 30)
	return sprintf("2026-12-%02d", number - 60)
}

function clock(seconds)
{
	return sprintf("%02d:%02d:%02d", int(seconds / 3600), int(seconds / 60) % 60, seconds % 60)
}

function milliseconds(number, seconds)
{
	return sprintf("%.0f", (1790812800 + number * 86400 + seconds) * 1000 + 150)
}

function money(fen) { return sprintf("%.2f", fen / 100) }

# ---- files and counts ----

function open_file(name)
{
	file = folder "/" name
	first = 1
	printf "" >file
}

function put(text) { printf "%s", text >file }

function item(text)
{
	put((first ? "\n" : ",\n") text)
	first = 0
}

function count(table, what, by)
{
	if (!((table, what) in tally)) {
		rows[table]++
		row[table, rows[table]] = what
	}
	tally[table, what] += by
}

# ---- the estate ----

function fields(line, part)
{
	sub(/\r$/, "", line)
	return split(line, part, ",")
}

function make_id(pattern, title)
{
	if (pattern == "=") return title
	if (pattern == "#") return digits(18)
	if (pattern == "c%") return "c" hex(32)
	if (pattern == "0%") return "0" hex(9)
	sub(/\*/, id36(17), pattern)
	return pattern
}

function is_share(k, percent) { return int(k * percent / 100) > int((k - 1) * percent / 100) }

function make_tags(r, part, k,    key, value, n, i)
{
	if (k == 1) tagged_here = 0
	if (!is_share(k, part[10])) return
	tagged_here++
	n = 0
	key[++n] = "Env"; value[n] = envs[chance(4)]
	if (part[9] != "") { key[++n] = "App"; value[n] = part[9] }
	if (is_share(tagged_here, part[11] * 100 / part[10])) { key[++n] = "CostCenter"; value[n] = center[part[1]] }
	if (chance(3) == 0) { key[++n] = "Owner"; value[n] = owner[part[1]] }
	for (i = 1; i <= n; i++) {
		tags_json[r] = tags_json[r] (i > 1 ? "," : "") "{\"Key\":\"" key[i] "\",\"Value\":\"" value[i] "\"}"
		tags_map[r] = tags_map[r] (i > 1 ? "," : "") "\\\"" key[i] "\\\":\\\"" value[i] "\\\""
		tags_csv[r] = tags_csv[r] (i > 1 ? ";" : "") key[i] ":" value[i]
		tags_bill[r] = tags_bill[r] (i > 1 ? "; " : "") "key:" key[i] " value:" value[i]
	}
	tagged++
}

function make_resource(part, k,    r, zones, names, n)
{
	r = ++resources
	account[r] = part[1]; region[r] = part[2]; type[r] = part[4]
	n = split(part[3], zones, " ")
	zone[r] = n ? part[2] "-" zones[(k - 1) % n + 1] : ""
	n = split(part[6], names, "|")
	name[r] = n > 1 ? names[k] : part[6] ~ /%/ ? sprintf(part[6], k) : part[6]
	id[r] = make_id(part[5], name[r])
	unit[r] = part[8] == "" ? "未分配" : part[8]
	weight[r] = part[12] ? part[12] * (90 + chance(21)) : type[r] == maxcompute ? 100 + chance(60) : 0
	charge[r] = part[13]
	created[r] = sprintf("%d-%02d-%02dT%s", 2022 + chance(4), chance(12) + 1, chance(28) + 1, clock(chance(86400)))
	is_expiring[r] = k <= part[14]
	if (charge[r] == "Subscription")
		expires[r] = is_expiring[r] ? day(54 + chance(28)) : sprintf("2027-%02d-%02d", chance(11) + 2, chance(28) + 1)
	if (charge[r] == "Subscription") expires[r] = expires[r] "T16:00:00Z"
	expiring += is_expiring[r]
	group[r] = chance(10) < 4 ? "rg-acfmdefault00001" : "rg-acfm" account[r] "prd01"
	if (type[r] == "ACS::RAM::User" && name[r] ~ /^(luo\.qiang|store-|pos-vendor)/) group[r] = "rg-acfmstoreusers1"
	if (type[r] == "ACS::ECS::Instance") private_ip[r] = "10." (63 + net[account[r]]) "." chance(16) "." (r % 250 + 2)
	if (type[r] == "ACS::EIP::EipAddress") public_ip[r] = "203.0.113." (++publics)
	make_tags(r, part, k)
	count("type", type[r], 1); count("region", region[r], 1)
	count("account", number[account[r]] " " title[account[r]], 1)
}

function read_estate(    line, part, k)
{
	getline line <"estate.csv"
	while ((getline line <"estate.csv") > 0) {
		fields(line, part)
		for (k = 1; k <= part[7]; k++)
			make_resource(part, k)
	}
}

function addresses(r,    ip, kind)
{
	ip = public_ip[r] private_ip[r]
	kind = public_ip[r] != "" ? "Public" : "Private"
	if (ip == "") return "\"IpAddresses\":[],\"IpAddressAttributes\":[]"
	return "\"IpAddresses\":[\"" ip "\"],\"IpAddressAttributes\":[{\"IpAddress\":\"" ip \
		"\",\"NetworkType\":\"" kind "\",\"Version\":\"Ipv4\"}]"
}

function write_resources(    r)
{
	open_file("resources.json")
	for (r = 1; r <= resources; r++) {
		if (r % 500 == 1) {
			put("{\"Filters\":[],\"MaxResults\":500,\"RequestId\":\"" request() "\",\"Resources\":[")
			first = 1
		}
		item("{\"AccountId\":\"" number[account[r]] "\",\"CreateTime\":\"" created[r] "Z\"," \
			(expires[r] == "" ? "" : "\"ExpireTime\":\"" expires[r] "\",") addresses(r) \
			",\"RegionId\":\"" region[r] "\"," (zone[r] == "" ? "" : "\"ZoneId\":\"" zone[r] "\",") \
			"\"ResourceGroupId\":\"" group[r] "\",\"ResourceId\":\"" id[r] "\",\"ResourceName\":\"" name[r] \
			"\",\"ResourceType\":\"" type[r] "\",\"Tags\":[" tags_json[r] "]}")
		if (r % 500 == 0 && r < resources) put("\n],\"NextToken\":\"AAAAAdDWBF2" id36(20) "\"}\n")
	}
	put("\n]}\n")
	close(file)
}
