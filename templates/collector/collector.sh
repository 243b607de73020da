#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
@en # Collects what the Well-Architected service starts from, with your own "aliyun" command
@en # line, and packs it into one archive. Read it, then run it:   sh collector.sh
@en #
@en # - It only reads. The table below is everything it calls; each call lists, searches or
@en #   describes. It changes nothing in any account.
@en # - It neither reads nor writes a secret: "aliyun" logs on with its own profile. Messages of
@en #   the cloud, which may name an AccessKey, are not kept; of an error only its code is.
@en # - What you have no permission for is left out, and named at the end. Nothing else stops.
@en # - The results lie in a new folder that only you can open. Look through it before you send
@en #   the archive. The script sends nothing to anybody.
@en #
@en # You may set, before "sh":  WAIT=2     seconds before the first repetition (then 4, 8, ...)
@en #                            MONTHS='2026-09 2026-10'   bills to read instead of the last 3
@en # It ends with 0 when everything is there, with 1 when something is missing.
@zh # 卓越架构服务启动前的信息采集：使用您自己的 aliyun 命令行读取，并打成一个压缩包。
@zh # 请先通读，再运行：   sh collector.sh
@zh #
@zh # - 只读。全部调用都列在下表中，均为查询类接口，不会改动任何账号中的任何内容。
@zh # - 不读取、也不写入任何密钥：aliyun 使用它自己的配置登录。云端返回的报错原文可能带有
@zh #   AccessKey ID，因此不保留，只保留错误码。
@zh # - 没有权限的内容会跳过，并在最后列出；其余照常采集。
@zh # - 结果存放在只有您本人能打开的新目录中。发送压缩包之前请先查看。脚本不会对外发送任何内容。
@zh #
@zh # 可在 sh 之前设置：  WAIT=2     首次重试前等待的秒数（之后为 4、8……）
@zh #                     MONTHS='2026-09 2026-10'   要读取的账期，默认为最近 3 个整月
@zh # 全部采集到时返回 0，有缺失时返回 1。

@en # The calls, one a line. The columns:
@en #   file       the export, without ".json"; {} is one value of "for each"
@en #   next page  the option that asks for it; - is a call with one page
@en #   for each   values to put in place of {}: a list, or @ what one of the functions below
@en #              prints; "otherwise" is tried only when the line above it failed
@en #   policy     the RAM system policy that allows the call
@en #   command    what follows "aliyun"
@zh # 调用清单，每行一个。各列：
@zh #   文件      导出文件名，不含 .json；{} 代表“逐个”列中的一个值
@zh #   翻页      请求下一页的参数；- 表示只有一页
@zh #   逐个      代入 {} 的值：逗号分隔的列表，或 @ 加下文的函数名；
@zh #             otherwise 表示仅在上一行失败时才尝试
@zh #   策略      允许该调用的 RAM 系统策略
@zh #   命令      写在 aliyun 之后的部分
calls='
cgc-metadata             -             -                                     AliyunGovernanceReadOnlyAccess      governance list-evaluation-metadata
cgc-results              -             -                                     AliyunGovernanceReadOnlyAccess      governance list-evaluation-results
cgc-details-{}           --next-token  @metrics                              AliyunGovernanceReadOnlyAccess      governance list-evaluation-metric-details --id {} --max-results 100
advisor-advices          --PageNumber  -                                     AliyunAdvisorReadOnlyAccess         advisor DescribeAdvicesFlatPage --PageSize 100
advisor-advices          -             otherwise                             AliyunAdvisorReadOnlyAccess         advisor DescribeAdvices
advisor-cost-results     -             -                                     AliyunAdvisorReadOnlyAccess         advisor DescribeCostCheckResults
advisor-cost-advices-{}  --PageNumber  @cost_checks                          AliyunAdvisorReadOnlyAccess         advisor DescribeCostCheckAdvices --CheckId {} --PageSize 100
config-rules             --PageNumber  -                                     AliyunConfigReadOnlyAccess          config ListConfigRules --PageSize 100
config-evaluations       --NextToken   -                                     AliyunConfigReadOnlyAccess          config ListConfigRuleEvaluationResults --MaxResults 100
resources                --next-token  -                                     AliyunResourceCenterReadOnlyAccess  resourcecenter search-resources --max-results 500
sas-vulnerabilities-{}   --CurrentPage cve,sys,cms,emg,app,sca               AliyunYundunSASReadOnlyAccess       sas DescribeVulList --Type {} --PageSize 100
sas-checks               --CurrentPage -                                     AliyunYundunSASReadOnlyAccess       sas ListCheckResult --PageSize 100
sas-baseline             --CurrentPage -                                     AliyunYundunSASReadOnlyAccess       sas DescribeCheckWarningSummary --PageSize 100
bill-{}                  --NextToken   @months                               AliyunBSSReadOnlyAccess             bssopenapi DescribeInstanceBill --BillingCycle {} --MaxResults 300
metrics-{}               --NextToken   CPUUtilization,memory_usedutilization AliyunCloudMonitorReadOnlyAccess    cms DescribeMetricLast --Namespace acs_ecs_dashboard --MetricName {} --Length 1000
'
page_size=100
WAIT=${WAIT:-2}

@en # What it says.
@zh # 提示文字。
@en say_missing_tool='This script needs %s, which is missing here or does not work.'
@zh say_missing_tool='需要 %s，但此处未安装或无法正常运行。'
@en say_folder_failed='The folder %s cannot be made here.'
@zh say_folder_failed='无法在此处创建目录 %s。'
@en say_full='Writing to %s failed. Is the disk full?'
@zh say_full='写入 %s 失败，磁盘是否已满？'
@en say_start='Reading into %s'
@zh say_start='开始采集，存入 %s'
@en say_page='%s: page %s'
@zh say_page='%s：第 %s 页'
@en say_done='%s: done, pages: %s'
@zh say_done='%s：完成，共 %s 页'
@en say_left_out='%s: left out (%s)'
@zh say_left_out='%s：已跳过（%s）'
@en say_cut_short='%s: stopped after page %s (%s)'
@zh say_cut_short='%s：读到第 %s 页后中断（%s）'
@en say_retry='%s: %s, again in %s s'
@zh say_retry='%s：%s，%s 秒后重试'
@en say_all='Everything is there.'
@zh say_all='全部采集完成。'
@en say_missing='What is missing:'
@zh say_missing='未采集到的内容：'
@en say_denied='  %s: no permission (%s). The RAM policy %s would allow it.'
@zh say_denied='  %s：没有权限（%s）。授予系统策略 %s 后即可采集。'
@en say_unknown='  %s: this "aliyun" does not know the command. Update it, or: aliyun plugin install --names aliyun-cli-%s'
@zh say_unknown='  %s：当前 aliyun 不支持该命令。请升级，或执行：aliyun plugin install --names aliyun-cli-%s'
@en say_failed='  %s: failed (%s). To see the message: aliyun %s'
@zh say_failed='  %s：失败（%s）。如需查看报错原文：aliyun %s'
@en say_needs='  %s: left out, because %s is missing.'
@zh say_needs='  %s：依赖 %s，该文件缺失，因此跳过。'
@en say_tar='"zip" is not installed: the archive is a tar.gz.'
@zh say_tar='未安装 zip，改用 tar.gz 打包。'
@en say_archive='Look through the folder, then send the archive: %s'
@zh say_archive='请先查看目录内容，再发送压缩包：%s'
@en say_stopped='Stopped. What was read so far lies in %s'
@zh say_stopped='已中断。已读取的部分存放在 %s'

set -u
set -f
umask 077

say() { # FORMAT ARGUMENT...
    format=$1
    shift
    # shellcheck disable=SC2059
    printf "$format\n" "$@"
}

quit() { # FORMAT ARGUMENT...
    say "$@" >&2
    exit 1
}

@en # ---- values for the column "for each" ----
@zh # ---- “逐个”列的取值 ----

@en # The months before this one, three unless MONTHS names others.
@zh # 最近三个整月；设置了 MONTHS 时以它为准。
months() {
    if [ -n "${MONTHS:-}" ]; then
        echo "$MONTHS" | tr ' ' '\n'
        return
    fi
    year=$(date +%Y) month=$(date +%m) month=${month#0}
    for _ in 1 2 3; do
        month=$((month - 1))
        [ $month -gt 0 ] || { month=12 year=$((year - 1)); }
        printf '%04d-%02d\n' "$year" "$month"
    done
}

@en # The checks of the Cloud Governance Center that found a risk.
@zh # 云治理中心中存在风险的检测项。
metrics() {
    members "$folder/cgc-results.json" | awk -F'\t' '
        $4 == "Id" { id[$1] = $5 }
        $4 == "Risk" && $5 != "" && $5 != "None" { risky[$1] = 1 }
        END { for (object in risky) if (object in id) print id[object] }' | sort -u
}

@en # The cost checks of Advisor.
@zh # 智能顾问的成本检查项。
cost_checks() {
    members "$folder/advisor-cost-results.json" | awk -F'\t' '$4 == "CheckId" { print $5 }' | sort -u
}

@en # Only plain words: each becomes part of a command and of a file name.
@zh # 只接受普通单词：它们会成为命令和文件名的一部分。
values_of() { # COLUMN
    case $1 in
    - | otherwise) echo ALL ;;
    @metrics) metrics ;;
    @cost_checks) cost_checks ;;
    @months) months ;;
    *) echo "$1" | tr ',' '\n' ;;
    esac | LC_ALL=C grep -x '[A-Za-z0-9][A-Za-z0-9_.-]*'
}

@en # ---- reading JSON without a JSON program ----
@zh # ---- 不借助 JSON 工具读取 JSON ----

@en # Prints every simple member: number of its object, objects open, lists open, key, value.
@en # Quotes cut the text; every second piece is a string, unless a backslash keeps it open.
@zh # 输出每个标量成员：所在对象序号、对象层数、列表层数、键、值。
@zh # 以引号切分文本，隔段即为字符串；结尾的反斜杠表示字符串尚未结束。
members() { # FILE
    [ -r "$1" ] || return 0
    LC_ALL=C awk '
    function member(value) {
        gsub(/\\\//, "/", value)
        gsub(/\\u003[dD]/, "=", value)
        gsub(/\\u002[bB]/, "+", value)
        print object[depth] "\t" depth "\t" lists + 0 "\t" key "\t" value
    }
    BEGIN { RS = "\"" }
    inside {
        text = text $0
        if (match($0, /\\+$/) && RLENGTH % 2) { text = text "\""; next }
        inside = 0
        if (wanted) { member(text); wanted = 0 }
        next
    }
    {
        rest = $0
        if (sub(/^[ \t\r\n]*:[ \t\r\n]*/, "", rest)) {
            key = text
            wanted = rest == ""
            if (rest ~ /^[-0-9a-z]/) {
                word = rest
                sub(/[], \t\r\n}].*/, "", word)
                member(word == "null" ? "" : word)
            }
        }
        for (i = 1; i <= length(rest); i++) {
            mark = substr(rest, i, 1)
            if (mark == "{") object[++depth] = ++objects
            else if (mark == "}") depth--
            else if (mark == "[") lists++
            else if (mark == "]") lists--
        }
        text = ""
        inside = 1
    }' "$1"
}

@en # A value of the page's head: not in a list, at most two objects deep.
@zh # 取页头中的值：不在列表内，且不超过两层对象。
value() { # KEY
    members "$answer" | awk -F'\t' -v key="$1" '
        $2 <= 2 && $3 == 0 && $4 == key && !found { print $5; found = 1 }'
}

is_number() {
    case $1 in '' | *[!0-9]*) return 1 ;; esac
}

@en # ---- one call ----
@zh # ---- 单次调用 ----

@en # The code of the last error; never its text.
@zh # 最近一次错误的错误码，不含原文。
error_code() {
    found=$(cat "$errors" "$answer" | LC_ALL=C sed -n \
        -e 's/.*ErrorCode: *\([A-Za-z][A-Za-z0-9._-]*\).*/\1/p;t' \
        -e 's/.*"Code" *: *"\([A-Za-z0-9][A-Za-z0-9._-]*\)".*/\1/p;t' \
        -e 's/.*[Cc]ode: *[0-9]*,* *\([A-Z][A-Za-z0-9._-]*\).*/\1/p' | cut -c 1-60 | sed -n 1p)
    if [ -z "$found" ]; then
        case $(cat "$errors" "$answer" | LC_ALL=C tr -d '\000' | cut -c 1-2000) in
        *hrottl*) found=Throttling ;;
        *'unknown command'* | *'not a valid'* | *'nknown product'* | *'nknown api'* | *'plugin install'*)
            found=UnknownCommand ;;
        *imeout* | *'timed out'*) found=Timeout ;;
        *) found=UnknownError ;;
        esac
    fi
    echo "$found"
}

@en # Sorts errors: how often to try, and what to say at the end.
@zh # 错误分类：决定重试次数和最后的提示。
kind_of() { # CODE
    case $1 in
    *hrottl* | *FlowControl* | *TooManyRequests* | *RateLimit* | *QpsLimit*) echo throttled ;;
    NoPermission* | Forbidden* | *NotAuthorized* | *Unauthorized* | *AccessDenied* | NoAuth*)
        echo denied ;;
    UnknownCommand | UnknownProduct | UnknownApi) echo unknown ;;
    Invalid* | Missing* | *NotExist* | *NotOpen* | *NotEnabled* | *NotActivated* | *NotFound*)
        echo wrong ;;
    *) echo failed ;;
    esac
}

@en # A profile may be set to print tables, and some services report failure in the page itself.
@zh # 配置可能设为输出表格；部分服务把失败写在结果页里。
is_page() {
    LC_ALL=C awk 'NF { found = $1 ~ /^[[{]/; exit } END { exit !found }' "$answer" &&
        [ "$(value Success)" != false ]
}

@en # Leaves the page in $answer; on failure its code in $code and $kind. Throttled calls are
@en # made up to six times, others that may pass up to three times, each time after twice the wait.
@zh # 结果页存入 $answer；失败时错误码存入 $code，类别存入 $kind。
@zh # 被限流的调用最多尝试六次，其他可能恢复的错误最多三次，每次等待时间翻倍。
ask() { # COMMAND...
    tries=1 wait=$WAIT
    while :; do
        if aliyun "$@" >"$answer" 2>"$errors" </dev/null && is_page; then return 0; fi
        code=$(error_code)
        kind=$(kind_of "$code")
        case $kind in
        throttled) limit=6 ;;
        failed) limit=3 ;;
        *) limit=1 ;;
        esac
        [ $tries -lt $limit ] || return 1
        say "$say_retry" "$file" "$code" "$wait"
        [ "$wait" = 0 ] || sleep "$wait"
        tries=$((tries + 1)) wait=$((wait * 2))
    done
}

@en # ---- all pages of one export ----
@zh # ---- 一个导出文件的全部页 ----

@en # True when there is another page; $next is then what asks for it.
@zh # 还有下一页时为真，$next 为请求下一页的值。
has_next_page() { # OPTION
    case $1 in
    -) return 1 ;;
    *oken)
        last=$next
        next=$(value NextToken)
        [ -n "$next" ] || return 1
        [ "$next" != "$last" ] || { code=RepeatedToken kind=failed; }
        ;;
    *)
        total=$(value TotalCount)
        [ -n "$total" ] || total=$(value Total)
        size=$(value PageSize)
        if ! is_number "$size" || [ "$size" -eq 0 ]; then size=$page_size; fi
        next=$((pages + 1))
        is_number "$total" && [ $((pages * size)) -lt "$total" ]
        ;;
    esac
}

read_pages() { # OPTION COMMAND...
    option=$1
    shift
    pages=0 next='' code='' kind=''
    case $option in *Page*) next=1 ;; esac
    while :; do
        if [ -n "$next" ]; then ask "$@" "$option=$next"; else ask "$@"; fi || return 1
        { cat "$answer" && echo; } >>"$folder/$file" || quit "$say_full" "$folder"
        pages=$((pages + 1))
        code='' kind=''
        has_next_page "$option" || return 0
        [ -z "$kind" ] || return 1
        [ $((pages % 10)) -ne 0 ] || say "$say_page" "$file" "$pages"
    done
}

@en # Notes how an export went, for the manifest and the end.
@zh # 登记一个文件的采集结果，供清单和收尾使用。
note() { # FILE POLICY COMMAND
    printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$1" "$pages" "$kind" "${code:--}" "$2" "$3" >>"$notes"
}

collect() { # FILE OPTION COMMAND
    file=$1
    # shellcheck disable=SC2086
    if read_pages "$2" $3; then
        kind=complete
        say "$say_done" "$file" "$pages"
    elif [ "$pages" -gt 0 ]; then
        say "$say_cut_short" "$file" "$pages" "$code"
    else
        say "$say_left_out" "$file" "$code"
    fi
}

put() { # TEXT VALUE
    case $1 in
    *'{}'*) echo "${1%%'{}'*}$2${1#*'{}'}" ;;
    *) echo "$1" ;;
    esac
}

@en # True when the line is an alternative that is not needed; otherwise forgets the failure.
@zh # 备用行无需执行时为真；否则清除上一行的失败记录。
is_superfluous() { # FILE EACH
    [ "$2" = otherwise ] || return 1
    case $kind in complete | denied) return 0 ;; esac
    [ "$pages" -eq 0 ] || return 0
    grep -v "^$1.json	" "$notes" >"$errors"
    cat "$errors" >"$notes"
    return 1
}

source_of() { # EACH
    case $1 in
    @metrics) echo cgc-results.json ;;
    @cost_checks) echo advisor-cost-results.json ;;
    esac
}

@en # One line of the table. Once permission is refused, the other values are not tried.
@zh # 处理表中的一行。一旦没有权限，其余取值不再尝试。
collect_line() { # FILE OPTION EACH POLICY COMMAND
    is_superfluous "$1" "$3" && return
    kind=
    needed=$(source_of "$3")
    if [ -n "$needed" ] && [ ! -f "$folder/$needed" ]; then
        pages=0 kind=needs code=$needed
        note "$(put "$1" ALL).json" "$4" "$(put "$5" ALL)"
        return
    fi
    for one in $(values_of "$3"); do
        [ "$kind" = denied ] || collect "$(put "$1" "$one").json" "$2" "$(put "$5" "$one")"
        note "$(put "$1" "$one").json" "$4" "$(put "$5" "$one")"
    done
}

@en # ---- the end ----
@zh # ---- 收尾 ----

sum_of() { # FILE
    if command -v sha256sum >/dev/null; then sha256sum "$1"
    elif command -v shasum >/dev/null; then shasum -a 256 "$1"
    else openssl dgst -sha256 -r "$1"
    fi | cut -c 1-64
}

write_manifest() {
    echo 'file,command,pages,sha256,result,code,policy'
    while IFS='	' read -r file pages kind code policy command; do
        sum=
        [ ! -f "$folder/$file" ] || sum=$(sum_of "$folder/$file")
        echo "$file,aliyun $command,$pages,$sum,$kind,$code,$policy"
    done <"$notes"
}

say_what_is_missing() {
    missing=0
    while IFS='	' read -r file pages kind code policy command; do
        [ "$kind" != complete ] || continue
        [ $missing -gt 0 ] || say "$say_missing"
        missing=$((missing + 1))
        case $kind in
        denied) say "$say_denied" "$file" "$code" "$policy" ;;
        needs) say "$say_needs" "$file" "$code" ;;
        unknown) say "$say_unknown" "$file" "${command%% *}" ;;
        *) say "$say_failed" "$file" "$code" "$command" ;;
        esac
    done <"$notes"
    if [ $missing -eq 0 ]; then say "$say_all"; fi
}

pack() {
    if command -v zip >/dev/null; then
        zip -q -r "$folder.zip" "$folder" || quit "$say_full" "$folder.zip"
        say "$say_archive" "$folder.zip"
    else
        say "$say_tar"
        tar -cf - "$folder" | gzip >"$folder.tar.gz" || quit "$say_full" "$folder.tar.gz"
        say "$say_archive" "$folder.tar.gz"
    fi
}

for tool in aliyun awk sed grep cut sort tr; do
    command -v $tool >/dev/null || quit "$say_missing_tool" $tool
done
command -v sha256sum >/dev/null || command -v shasum >/dev/null || command -v openssl >/dev/null ||
    quit "$say_missing_tool" sha256sum

folder=wellbook-exports-$(date +%Y%m%d-%H%M%S)
mkdir -m 700 "$folder" || quit "$say_folder_failed" "$folder"
answer=$folder/.answer errors=$folder/.errors notes=$folder/.notes
: >"$notes"
trap 'rm -f "$answer" "$errors" "$notes"; rmdir "$folder" 2>/dev/null' EXIT
trap 'say "$say_stopped" "$folder" >&2; exit 1' HUP INT TERM
@en # An awk that cannot read the pages would end each export after its first one.
@zh # awk 若无法解析页面，每个导出都会止于第一页。
printf '{"Items":[{"NextToken":"no"}],"NextToken":"y\\/es"}' >"$answer"
[ "$(value NextToken)" = y/es ] || quit "$say_missing_tool" awk
say "$say_start" "$folder"

is_number "$WAIT" || WAIT=2
kind=complete pages=0
while read -r file option each policy command; do
    [ -z "$file" ] || collect_line "$file" "$option" "$each" "$policy" "$command"
done <<END
$calls
END

write_manifest >"$folder/manifest.csv" || quit "$say_full" "$folder"
say_what_is_missing
rm -f "$answer" "$errors" "$notes"
pack
[ $missing -eq 0 ]
