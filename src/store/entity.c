/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/entity.h"

#include <string.h>

/* What makes sense by itself is a unit by itself, so that nobody loses a word because another
 * said something else of the same row. Together stay a state and its reason, an amount and its
 * currency, the first day and the last, a confirmation and what shows it, the letters of both sides
 * in a line of a RACI, and what a deliverable was when it was handed over: half of one and half of
 * another would be what nobody said. */
/* clang-format off */
static const EntityColumn workload[] = {
    { "id", ENTITY_KEY },
    { "position", ENTITY_OWN },
    { "name", ENTITY_VALUE, "name", .en = "Name", .zh = "名称" },
    { 0 },
};
static const EntityColumn answer[] = {
    { "workload", ENTITY_KEY },
    { "question", ENTITY_KEY },
    { "state", ENTITY_VALUE, "state", .words = "question", .en = "State", .zh = "状态" },
    { "reason", ENTITY_VALUE, "state", .words = "reason", .en = "Reason", .zh = "原因" },
    { "explanation", ENTITY_VALUE, "state", .en = "Explanation", .zh = "说明" },
    { "owner", ENTITY_VALUE, "state", .en = "Owner", .zh = "负责人" },
    { "due", ENTITY_VALUE, "state", .en = "Due", .zh = "期限" },
    { "note", ENTITY_VALUE, "note", .en = "Note", .zh = "备注" },
    { "asked", ENTITY_VALUE, "asked", .en = "Interviewee", .zh = "受访人" },
    { "confidence", ENTITY_VALUE, "confidence", .words = "confidence", .en = "Confidence", .zh = "可信度" },
    { "source", ENTITY_OWN },
    { "changed_at", ENTITY_TIME },
    { "changed_by", ENTITY_AUTHOR },
    { 0 },
};
static const EntityColumn practice_answer[] = {
    { "workload", ENTITY_KEY },
    { "practice", ENTITY_KEY },
    { "state", ENTITY_VALUE, "state", .words = "practice", .en = "State", .zh = "状态" },
    { "reason", ENTITY_VALUE, "state", .words = "reason", .en = "Reason", .zh = "原因" },
    { "source", ENTITY_VALUE, "state" },
    { "note", ENTITY_VALUE, "note", .en = "Note", .zh = "备注" },
    { "changed_at", ENTITY_TIME },
    { "changed_by", ENTITY_AUTHOR },
    { 0 },
};
static const EntityColumn evidence[] = {
    { "id", ENTITY_KEY },
    { "content", ENTITY_VALUE, "content", .en = "Evidence", .zh = "证据" },
    { "workload", ENTITY_FIXED, "content" },
    { "question", ENTITY_FIXED, "content" },
    { "kind", ENTITY_FIXED, "content" },
    { "sha256", ENTITY_FIXED, "content" },
    { "added_at", ENTITY_TIME },
    { "added_by", ENTITY_AUTHOR },
    { 0 },
};
static const EntityColumn field_value[] = {
    { "form", ENTITY_KEY },
    { "record", ENTITY_KEY },
    { "field", ENTITY_KEY },
    { "value", ENTITY_VALUE, "value", .en = "Value", .zh = "内容" },
    { "changed_at", ENTITY_TIME },
    { "changed_by", ENTITY_AUTHOR },
    { 0 },
};
static const EntityColumn milestone[] = {
    { "id", ENTITY_KEY },
    { "name", ENTITY_VALUE, "name", .en = "Milestone", .zh = "里程碑" },
    { "note", ENTITY_FIXED, "name" },
    { "at", ENTITY_FIXED, "name" },
    { "author", ENTITY_FIXED, "name" },
    { "position", ENTITY_FIXED, "name", .none = "0" },
    { 0 },
};
static const EntityColumn conflict[] = {
    { "id", ENTITY_KEY },
    { "entity", ENTITY_VALUE, "chosen" },
    { "key1", ENTITY_VALUE, "chosen" },
    { "key2", ENTITY_VALUE, "chosen" },
    { "key3", ENTITY_VALUE, "chosen" },
    { "field", ENTITY_VALUE, "chosen" },
    { "earlier", ENTITY_VALUE, "chosen" },
    { "earlier_by", ENTITY_VALUE, "chosen" },
    { "earlier_at", ENTITY_VALUE, "chosen" },
    { "later", ENTITY_VALUE, "chosen" },
    { "later_by", ENTITY_VALUE, "chosen" },
    { "later_at", ENTITY_VALUE, "chosen" },
    { "chosen", ENTITY_VALUE, "chosen", .words = "chosen", .en = "Conflict, kept", .zh = "冲突取舍" },
    { "settled_at", ENTITY_VALUE, "chosen" },
    { "settled_by", ENTITY_VALUE, "chosen", .en = "Conflict, settled by", .zh = "冲突解决人" },
    { 0 },
};
static const EntityColumn rate[] = {
    { "id", ENTITY_KEY },
    { "cents", ENTITY_VALUE, "cents", .none = "0", .is_hundredths = true, .en = "Rate", .zh = "单价" },
    { "kind", ENTITY_VALUE, "cents" },
    { "position", ENTITY_VALUE, "cents", .none = "0" },
    { "label_en", ENTITY_VALUE, "label_en" },
    { "label_zh", ENTITY_VALUE, "label_zh" },
    { "currency", ENTITY_VALUE, "cents", .en = "Currency", .zh = "币种" },
    { "week", ENTITY_VALUE, "week", .none = "0", .is_hundredths = true, .en = "Days a week", .zh = "每周人天" },
    { 0 },
};
/* Effort in hundredths of a man-day, amounts in cents, risk in hundredths of a point. */
static const EntityColumn recommendation[] = {
    { "id", ENTITY_KEY },
    { "status", ENTITY_VALUE, "status", .words = "recommendation", .is_of_whole = true, .en = "Status", .zh = "状态" },
    { "reason", ENTITY_VALUE, "status", .en = "Reason", .zh = "原因" },
    { "merged_into", ENTITY_VALUE, "status", .en = "Merged into", .zh = "合并到" },
    { "practice", ENTITY_FIXED, "status" },
    { "workload", ENTITY_FIXED, "status", .none = "NULL" },
    { "pillar", ENTITY_VALUE, "pillar", .en = "Pillar", .zh = "支柱" },
    { "part_of", ENTITY_FIXED, "status", .en = "Part of", .zh = "拆分自" },
    { "title_en", ENTITY_VALUE, "title_en", .en = "Title", .zh = "标题" },
    { "title_zh", ENTITY_VALUE, "title_zh", .en = "Title", .zh = "标题" },
    { "explanation_en", ENTITY_VALUE, "explanation_en", .en = "Explanation", .zh = "说明" },
    { "explanation_zh", ENTITY_VALUE, "explanation_zh", .en = "Explanation", .zh = "说明" },
    { "benefits", ENTITY_VALUE, "benefits", .en = "Benefits", .zh = "收益" },
    { "trade_offs", ENTITY_VALUE, "trade_offs", .en = "Trade-offs", .zh = "取舍" },
    { "risk", ENTITY_VALUE, "risk", .none = "NULL", .is_hundredths = true, .en = "Risk removed", .zh = "消除的风险" },
    { "resources", ENTITY_VALUE, "resources", .none = "NULL", .en = "Affected resources", .zh = "受影响资源" },
    { "exposure", ENTITY_VALUE, "exposure", .en = "Exposure", .zh = "暴露面" },
    { "priority", ENTITY_VALUE, "priority", .none = "NULL", .en = "Priority", .zh = "优先级" },
    { "priority_reason", ENTITY_VALUE, "priority", .en = "Reason of the priority", .zh = "优先级原因" },
    { "least", ENTITY_VALUE, "least", .none = "NULL", .is_hundredths = true, .en = "Least effort (man-days)", .zh = "最少投入（人天）" },
    { "likely", ENTITY_VALUE, "least", .none = "NULL", .is_hundredths = true, .en = "Likely effort (man-days)", .zh = "最可能投入（人天）" },
    { "most", ENTITY_VALUE, "least", .none = "NULL", .is_hundredths = true, .en = "Most effort (man-days)", .zh = "最多投入（人天）" },
    { "role", ENTITY_VALUE, "least", .en = "Role", .zh = "角色" },
    { "once", ENTITY_VALUE, "once", .none = "NULL", .is_hundredths = true, .en = "Purchase", .zh = "一次性采购" },
    { "month", ENTITY_VALUE, "once", .none = "NULL", .is_hundredths = true, .en = "Run cost a month", .zh = "月运行费用" },
    { "saving", ENTITY_VALUE, "once", .none = "NULL", .is_hundredths = true, .en = "Saving a month", .zh = "月节省" },
    { "currency", ENTITY_VALUE, "once", .en = "Currency", .zh = "币种" },
    { "saving_basis", ENTITY_VALUE, "once", .en = "Basis of the saving", .zh = "节省依据" },
    { "owner", ENTITY_VALUE, "owner", .words = "owner", .en = "Owner", .zh = "责任方" },
    { "person", ENTITY_VALUE, "owner", .en = "Responsible person", .zh = "责任人" },
    { "decision", ENTITY_VALUE, "decision", .words = "decision", .is_of_whole = true, .en = "Decision", .zh = "决定" },
    { "justification", ENTITY_VALUE, "decision", .en = "Justification", .zh = "技术理由" },
    { "pin", ENTITY_VALUE, "pin", .en = "Pinned date", .zh = "固定日期" },
    { "earliest", ENTITY_VALUE, "pin", .en = "Earliest start", .zh = "最早开始" },
    { "latest", ENTITY_VALUE, "pin", .en = "Latest end", .zh = "最晚结束" },
    { "follows", ENTITY_VALUE, "follows", .en = "Waits for", .zh = "增加的前置" },
    { "not_follows", ENTITY_VALUE, "not_follows", .en = "Does not wait for", .zh = "去掉的前置" },
    { "changes", ENTITY_VALUE, "changes", .words = "changes", .en = "Changes the workload", .zh = "是否变更系统" },
    { "progress", ENTITY_VALUE, "progress", .none = "'not-started'", .words = "progress", .en = "Progress", .zh = "进展" },
    { "actual", ENTITY_VALUE, "progress", .none = "NULL", .is_hundredths = true, .en = "Actual effort (man-days)", .zh = "实际投入（人天）" },
    { "remaining", ENTITY_VALUE, "progress", .none = "NULL", .is_hundredths = true, .en = "Effort left (man-days)", .zh = "剩余投入（人天）" },
    { "started", ENTITY_VALUE, "progress", .en = "Actual start", .zh = "实际开始" },
    { "finished", ENTITY_VALUE, "progress", .en = "Actual end", .zh = "实际完成" },
    { "planned_start", ENTITY_VALUE, "planned_start", .en = "Agreed start", .zh = "基线开始" },
    { "planned_end", ENTITY_VALUE, "planned_start", .en = "Agreed end", .zh = "基线完成" },
    { "planned_days", ENTITY_VALUE, "planned_start", .none = "NULL", .is_hundredths = true, .en = "Agreed effort (man-days)", .zh = "基线投入（人天）" },
    { "planned_at", ENTITY_VALUE, "planned_start" },
    { "changed_at", ENTITY_TIME },
    { "changed_by", ENTITY_AUTHOR },
    { 0 },
};
static const EntityColumn check_map[] = {
    { "product", ENTITY_KEY },
    { "check", ENTITY_KEY },
    { "practice", ENTITY_VALUE, "practice", .en = "Best practice", .zh = "最佳实践" },
    { "mapped_at", ENTITY_TIME },
    { "mapped_by", ENTITY_AUTHOR },
    { 0 },
};
static const EntityColumn suppression[] = {
    { "key", ENTITY_KEY },
    { "reason", ENTITY_VALUE, "reason", .en = "Suppressed because", .zh = "忽略原因" },
    { "suppressed_at", ENTITY_TIME },
    { "suppressed_by", ENTITY_AUTHOR },
    { 0 },
};
static const EntityColumn release[] = {
    { "id", ENTITY_KEY },
    { "reason", ENTITY_VALUE, "reason", .en = "Exported in spite of its gate", .zh = "未通过检查仍导出" },
    { "deliverable", ENTITY_FIXED, "reason" },
    { "missing", ENTITY_FIXED, "reason", .none = "0" },
    { "at", ENTITY_FIXED, "reason" },
    { "author", ENTITY_FIXED, "reason" },
    { 0 },
};
static const EntityColumn setting[] = {
    { "name", ENTITY_KEY },
    { "value", ENTITY_VALUE, "value", .words = "setting-value", .en = "Setting", .zh = "设置" },
    { 0 },
};
static const EntityColumn capacity[] = {
    { "role", ENTITY_KEY },
    { "starts", ENTITY_KEY },
    { "week", ENTITY_VALUE, "week", .none = "0", .is_hundredths = true, .en = "Days a week from a date on", .zh = "自某日起每周人天" },
    { 0 },
};
static const EntityColumn respondent[] = {
    { "id", ENTITY_KEY },
    { "name", ENTITY_VALUE, "name", .en = "Respondent", .zh = "填写人" },
    { "role", ENTITY_VALUE, "role", .en = "Role", .zh = "角色" },
    { "mail", ENTITY_VALUE, "mail", .en = "Mail", .zh = "邮箱" },
    { "due", ENTITY_VALUE, "due", .en = "Due", .zh = "期限" },
    { 0 },
};
static const EntityColumn assignment[] = {
    { "workload", ENTITY_KEY },
    { "question", ENTITY_KEY },
    { "respondent", ENTITY_VALUE, "respondent", .en = "Assigned to", .zh = "分配给" },
    { 0 },
};
static const EntityColumn sent[] = {
    { "id", ENTITY_KEY },
    { "respondent", ENTITY_VALUE, "respondent", .en = "Questionnaire sent to", .zh = "问卷发给" },
    { "due", ENTITY_FIXED, "respondent" },
    { "questions", ENTITY_FIXED, "respondent", .none = "0" },
    { "at", ENTITY_FIXED, "respondent" },
    { "author", ENTITY_FIXED, "respondent" },
    { 0 },
};
static const EntityColumn returned[] = {
    { "id", ENTITY_KEY },
    { "file", ENTITY_VALUE, "file", .en = "Questionnaire back", .zh = "收回问卷" },
    { "sent", ENTITY_FIXED, "file" },
    { "sha256", ENTITY_FIXED, "file" },
    { "content", ENTITY_FIXED, "file" },
    { "at", ENTITY_FIXED, "file" },
    { "author", ENTITY_FIXED, "file" },
    { 0 },
};
static const EntityColumn returned_answer[] = {
    { "returned", ENTITY_KEY },
    { "number", ENTITY_KEY },
    { "after", ENTITY_VALUE, "after", .en = "Answer that came back", .zh = "收回的回答" },
    { "place", ENTITY_FIXED, "after" },
    { "verdict", ENTITY_FIXED, "after" },
    { "workload", ENTITY_FIXED, "after" },
    { "question", ENTITY_FIXED, "after" },
    { "item", ENTITY_FIXED, "after" },
    { "what", ENTITY_FIXED, "after" },
    { "before", ENTITY_FIXED, "after" },
    { "who", ENTITY_FIXED, "after" },
    { "reason", ENTITY_FIXED, "after" },
    { 0 },
};
static const EntityColumn stray[] = {
    { "returned", ENTITY_KEY },
    { "place", ENTITY_KEY },
    { "text", ENTITY_VALUE, "text", .en = "Beside the answers", .zh = "答案之外的内容" },
    { "reason", ENTITY_FIXED, "text" },
    { 0 },
};
static const EntityColumn session[] = {
    { "id", ENTITY_KEY },
    { "kind", ENTITY_VALUE, "kind", .words = "session-kind", .en = "Session", .zh = "会谈" },
    { "starts", ENTITY_VALUE, "starts", .is_moment = true, .en = "Begins", .zh = "开始" },
    { "ends", ENTITY_VALUE, "starts", .is_moment = true, .en = "Ends", .zh = "结束" },
    { "seconds", ENTITY_VALUE, "starts", .none = "0" },
    { "consultants", ENTITY_VALUE, "consultants", .en = "Consultants", .zh = "顾问" },
    { "attendees", ENTITY_VALUE, "attendees", .en = "With whom", .zh = "对方人员" },
    { "place", ENTITY_VALUE, "place", .en = "Place", .zh = "地点" },
    { "topics", ENTITY_VALUE, "topics", .en = "Topics", .zh = "议题" },
    { "package", ENTITY_VALUE, "package", .words = "package", .en = "Package", .zh = "服务包" },
    { "note", ENTITY_VALUE, "note", .en = "Note", .zh = "备注" },
    { "changed_at", ENTITY_TIME },
    { "changed_by", ENTITY_AUTHOR },
    { 0 },
};
static const EntityColumn minute[] = {
    { "id", ENTITY_KEY },
    { "text", ENTITY_VALUE, "text", .en = "Minutes", .zh = "纪要" },
    { "session", ENTITY_FIXED, "text" },
    { "kind", ENTITY_VALUE, "kind", .words = "minute-kind", .en = "Kind of minute", .zh = "纪要类别" },
    { "owner", ENTITY_VALUE, "owner", .en = "Owner", .zh = "负责人" },
    { "due", ENTITY_VALUE, "due", .en = "Due", .zh = "期限" },
    { "state", ENTITY_VALUE, "state", .words = "point-state", .en = "State", .zh = "状态" },
    { "at", ENTITY_FIXED, "text" },
    { "changed_at", ENTITY_TIME },
    { "changed_by", ENTITY_AUTHOR },
    { 0 },
};
static const EntityColumn prerequisite[] = {
    { "id", ENTITY_KEY },
    { "state", ENTITY_VALUE, "state", .words = "prerequisite-state", .en = "Prerequisite", .zh = "前提条件" },
    { "title", ENTITY_VALUE, "title", .en = "Title", .zh = "标题" },
    { "owner", ENTITY_VALUE, "owner", .en = "Owner", .zh = "负责人" },
    { "due", ENTITY_VALUE, "due", .en = "Due", .zh = "期限" },
    { "proof", ENTITY_VALUE, "proof", .en = "Proof", .zh = "证明" },
    { "note", ENTITY_VALUE, "note", .en = "Note", .zh = "备注" },
    { "changed_at", ENTITY_TIME },
    { "changed_by", ENTITY_AUTHOR },
    { 0 },
};
static const EntityColumn raci[] = {
    { "id", ENTITY_KEY },
    { "customer", ENTITY_VALUE, "customer", .en = "RACI of the customer", .zh = "客户 RACI" },
    { "provider", ENTITY_VALUE, "customer", .en = "RACI of the provider", .zh = "服务方 RACI" },
    { "customer_person", ENTITY_VALUE, "customer_person", .en = "Person of the customer", .zh = "客户人员" },
    { "provider_person", ENTITY_VALUE, "provider_person", .en = "Person of the provider", .zh = "服务方人员" },
    { "changed_at", ENTITY_TIME },
    { "changed_by", ENTITY_AUTHOR },
    { 0 },
};
static const EntityColumn contact[] = {
    { "id", ENTITY_KEY },
    { "name", ENTITY_VALUE, "name", .en = "Contact", .zh = "联系人" },
    { "party", ENTITY_VALUE, "party", .words = "party", .en = "Party", .zh = "所属方" },
    { "role", ENTITY_VALUE, "role", .words = "contact-role", .en = "Role", .zh = "角色" },
    { "title", ENTITY_VALUE, "title", .en = "Job title", .zh = "职务" },
    { "authority", ENTITY_VALUE, "authority", .en = "Authority", .zh = "授权范围" },
    { "phone", ENTITY_VALUE, "phone", .en = "Phone", .zh = "电话" },
    { "dingtalk", ENTITY_VALUE, "dingtalk", .en = "DingTalk", .zh = "钉钉" },
    { "email", ENTITY_VALUE, "email", .en = "E-mail", .zh = "邮箱" },
    { "note", ENTITY_VALUE, "note", .en = "Note", .zh = "备注" },
    { "changed_at", ENTITY_TIME },
    { "changed_by", ENTITY_AUTHOR },
    { 0 },
};
static const EntityColumn communication[] = {
    { "id", ENTITY_KEY },
    { "subject", ENTITY_VALUE, "subject", .en = "Communication", .zh = "沟通记录" },
    { "date", ENTITY_VALUE, "date", .en = "Date", .zh = "日期" },
    { "channel", ENTITY_VALUE, "channel", .words = "channel", .en = "Channel", .zh = "渠道" },
    { "sender", ENTITY_VALUE, "sender", .en = "From", .zh = "发送人" },
    { "recipients", ENTITY_VALUE, "recipients", .en = "To", .zh = "接收人" },
    { "content", ENTITY_VALUE, "content", .en = "Content", .zh = "内容" },
    { "confirmed", ENTITY_VALUE, "confirmed", .en = "Confirmed on", .zh = "确认日期" },
    { "confirmed_by", ENTITY_VALUE, "confirmed", .en = "Confirmed by", .zh = "确认人" },
    { "way", ENTITY_VALUE, "confirmed", .words = "confirmation-way", .en = "Way of confirmation", .zh = "确认方式" },
    { "reference", ENTITY_VALUE, "confirmed", .en = "Reference", .zh = "凭据" },
    { "sha256", ENTITY_VALUE, "confirmed", .en = "SHA-256", .zh = "SHA-256" },
    { "changed_at", ENTITY_TIME },
    { "changed_by", ENTITY_AUTHOR },
    { 0 },
};
static const EntityColumn version[] = {
    { "id", ENTITY_KEY },
    { "number", ENTITY_VALUE, "number", .en = "Version", .zh = "版本" },
    { "deliverable", ENTITY_FIXED, "number", .words = "deliverable", .en = "Deliverable", .zh = "交付物" },
    { "at", ENTITY_VALUE, "number", .is_moment = true, .en = "Handed over", .zh = "提交时间" },
    { "language", ENTITY_VALUE, "number" },
    { "file", ENTITY_VALUE, "number", .en = "File", .zh = "文件" },
    { "sha256", ENTITY_VALUE, "number", .en = "SHA-256", .zh = "SHA-256" },
    { "gate", ENTITY_VALUE, "number", .en = "What the check said", .zh = "检查结论" },
    { "recipients", ENTITY_VALUE, "recipients", .en = "To", .zh = "接收人" },
    { "note", ENTITY_VALUE, "note", .en = "What changed", .zh = "变更说明" },
    { "changed_at", ENTITY_TIME },
    { "changed_by", ENTITY_AUTHOR },
    { 0 },
};
static const EntityColumn comment[] = {
    { "id", ENTITY_KEY },
    { "text", ENTITY_VALUE, "text", .en = "Comment", .zh = "评审意见" },
    { "version", ENTITY_FIXED, "text" },
    { "number", ENTITY_VALUE, "text", .en = "No.", .zh = "编号" },
    { "author", ENTITY_VALUE, "author", .en = "By", .zh = "提出人" },
    { "about", ENTITY_VALUE, "about", .en = "About", .zh = "针对" },
    { "decision", ENTITY_VALUE, "decision", .en = "Decision", .zh = "处理意见" },
    { "state", ENTITY_VALUE, "state", .words = "point-state", .en = "State", .zh = "状态" },
    { "changed_at", ENTITY_TIME },
    { "changed_by", ENTITY_AUTHOR },
    { 0 },
};
static const EntityColumn acceptance[] = {
    { "id", ENTITY_KEY },
    { "verdict", ENTITY_VALUE, "verdict", .words = "verdict", .en = "Acceptance", .zh = "验收" },
    { "version", ENTITY_FIXED, "verdict" },
    { "sha256", ENTITY_FIXED, "verdict" },
    { "representative", ENTITY_VALUE, "representative", .en = "Representative", .zh = "客户代表" },
    { "role", ENTITY_VALUE, "representative", .en = "Job title", .zh = "职务" },
    { "date", ENTITY_VALUE, "date", .en = "Date", .zh = "日期" },
    { "way", ENTITY_VALUE, "way", .words = "confirmation-way", .en = "Way of confirmation", .zh = "确认方式" },
    { "reference", ENTITY_VALUE, "way", .en = "Reference", .zh = "凭据" },
    { "note", ENTITY_VALUE, "verdict", .en = "Conditions or reasons", .zh = "条件或原因" },
    { "changed_at", ENTITY_TIME },
    { "changed_by", ENTITY_AUTHOR },
    { 0 },
};
static const EntityColumn passage[] = {
    { "id", ENTITY_KEY },
    { "reason", ENTITY_VALUE, "reason", .en = "Phase left with open points", .zh = "带未完成项进入下一阶段" },
    { "phase", ENTITY_FIXED, "reason" },
    { "missing", ENTITY_FIXED, "reason" },
    { "changed_at", ENTITY_TIME },
    { "changed_by", ENTITY_AUTHOR },
    { 0 },
};
static const EntityColumn entry[] = {
    { "form", ENTITY_KEY },
    { "record", ENTITY_KEY },
    { "field", ENTITY_KEY },
    { "value", ENTITY_VALUE, "value", .en = "Value", .zh = "内容" },
    { "source", ENTITY_VALUE, "value" },
    { "changed_at", ENTITY_TIME },
    { "changed_by", ENTITY_AUTHOR },
    { 0 },
};
static const EntityColumn completion[] = {
    { "id", ENTITY_KEY },
    { "kind", ENTITY_VALUE, "kind", .words = "completion", .en = "Completion", .zh = "项目完成" },
    { "reason", ENTITY_VALUE, "kind", .en = "Reason", .zh = "原因" },
    { "changed_at", ENTITY_TIME },
    { "changed_by", ENTITY_AUTHOR },
    { 0 },
};
static const EntityColumn freeze[] = {
    { "id", ENTITY_KEY },
    { "first", ENTITY_VALUE, "first", .en = "First day of the freeze", .zh = "封网首日" },
    { "last", ENTITY_VALUE, "first", .en = "Last day of the freeze", .zh = "封网末日" },
    { "workload", ENTITY_VALUE, "workload", .words = "workload", .en = "Workload (empty: all)", .zh = "工作负载（空：全部）" },
    { "kind", ENTITY_VALUE, "kind", .words = "freeze-kind", .en = "Kind", .zh = "类别" },
    { "name_en", ENTITY_VALUE, "name_en", .en = "Name (English)", .zh = "名称（英文）" },
    { "name_zh", ENTITY_VALUE, "name_zh", .en = "Name (Chinese)", .zh = "名称（中文）" },
    { "note", ENTITY_VALUE, "note", .en = "Note", .zh = "备注" },
    { "changed_at", ENTITY_TIME },
    { "changed_by", ENTITY_AUTHOR },
    { 0 },
};
static const EntityColumn goal[] = {
    { "id", ENTITY_KEY },
    { "title_en", ENTITY_VALUE, "title_en", .en = "Goal (English)", .zh = "目标（英文）" },
    { "title_zh", ENTITY_VALUE, "title_zh", .en = "Goal (Chinese)", .zh = "目标（中文）" },
    { "measure", ENTITY_VALUE, "measure", .words = "goal-measure", .en = "Measured by", .zh = "衡量方式" },
    { "target", ENTITY_VALUE, "measure", .en = "At least", .zh = "目标值（至少）" },
    { "baseline", ENTITY_VALUE, "measure", .en = "Measured from", .zh = "计算基数" },
    { "due", ENTITY_VALUE, "due", .en = "Due", .zh = "期限" },
    { "recommendations", ENTITY_VALUE, "recommendations", .en = "Served by", .zh = "对应建议" },
    { "note", ENTITY_VALUE, "note", .en = "Note", .zh = "备注" },
    { "changed_at", ENTITY_TIME },
    { "changed_by", ENTITY_AUTHOR },
    { 0 },
};
static const EntityColumn translation[] = {
    { "id", ENTITY_KEY },
    { "text", ENTITY_VALUE, "text", .en = "As it was said", .zh = "原文" },
    { "en", ENTITY_VALUE, "en", .en = "On English pages", .zh = "英文页面用语" },
    { "zh", ENTITY_VALUE, "zh", .en = "On Chinese pages", .zh = "中文页面用语" },
    { "changed_at", ENTITY_TIME },
    { "changed_by", ENTITY_AUTHOR },
    { 0 },
};

const Entity entities[] = {
    { "workload", workload, "name" },
    { "answer", answer, NULL },
    { "practice_answer", practice_answer, "state" },
    { "evidence", evidence, "content" },
    { "field_value", field_value, "value" },
    { "milestone", milestone, "name" },
    { "conflict", conflict, "chosen", .is_taken_over = true },
    { "rate", rate, "cents", .proposed = "" },
    { "recommendation", recommendation, "status", "(SELECT key1 FROM given) IN (row.id, row.part_of)",
      .proposed = "proposed merged" },
    { "check_map", check_map, "practice" },
    { "suppression", suppression, "reason" },
    { "release", release, "reason", .is_taken_over = true },
    { "setting", setting, "value" },
    { "capacity", capacity, "week" },
    { "respondent", respondent, "name" },
    { "assignment", assignment, "respondent" },
    { "sent", sent, "respondent", .is_taken_over = true },
    { "returned", returned, "file", .is_taken_over = true },
    { "returned_answer", returned_answer, "after", .is_taken_over = true },
    { "stray", stray, "text", .is_taken_over = true },
    { "session", session, "kind" },
    { "minute", minute, "text" },
    { "prerequisite", prerequisite, "state" },
    { "raci", raci, "customer" },
    { "contact", contact, "name" },
    { "communication", communication, "subject" },
    { "version", version, "number" },
    { "comment", comment, "text" },
    { "acceptance", acceptance, "verdict" },
    { "passage", passage, "reason", .is_taken_over = true },
    { "completion", completion, "kind" },
    { "freeze", freeze, "first" },
    { "goal", goal, "title_en" },
    { "entry", entry, "value", "(row.form, row.record) = (SELECT key1, key2 FROM given)" },
    { "translation", translation, "text" },
    { 0 },
};
/* clang-format on */

const char *const bank_tables[] = {
    "lens", "pillar", "question", "practice", "practice_check", NULL
};

bool entity_is_of_bank(const char *table)
{
    for (size_t i = 0; bank_tables[i]; i++)
        if (!strcmp(bank_tables[i], table))
            return true;
    return false;
}

bool entity_is_part(const char *table)
{
    static const char prefix[] = "milestone_";
    const char *part = table + sizeof prefix - 1;
    return !strncmp(table, prefix, sizeof prefix - 1) &&
           (!strcmp(part, "result") || entity_find(entities, part));
}

const Entity *entity_find(const Entity *list, const char *table)
{
    for (; list->table; list++)
        if (!strcmp(list->table, table))
            return list;
    return NULL;
}

const EntityColumn *entity_column(const Entity *entity, const char *name)
{
    for (const EntityColumn *column = entity->columns; column->name; column++)
        if (!strcmp(column->name, name))
            return column;
    return NULL;
}

const char *entity_none(const EntityColumn *column)
{
    return column->none ? column->none : "''";
}
