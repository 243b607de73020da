/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/entity.h"

#include <string.h>

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
    { "added_at", ENTITY_FIXED, "content" },
    { "added_by", ENTITY_FIXED, "content" },
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
    { "label_en", ENTITY_VALUE, "cents" },
    { "label_zh", ENTITY_VALUE, "cents" },
    { "currency", ENTITY_VALUE, "cents", .en = "Currency", .zh = "币种" },
    { "week", ENTITY_VALUE, "cents", .none = "0", .is_hundredths = true, .en = "Days a week", .zh = "每周人天" },
    { 0 },
};
/* Effort in hundredths of a man-day, amounts in cents, risk in hundredths of a point. */
static const EntityColumn recommendation[] = {
    { "id", ENTITY_KEY },
    { "status", ENTITY_VALUE, "status", .words = "recommendation", .en = "Status", .zh = "状态" },
    { "reason", ENTITY_VALUE, "status", .en = "Reason", .zh = "原因" },
    { "merged_into", ENTITY_VALUE, "status", .en = "Merged into", .zh = "合并到" },
    { "practice", ENTITY_FIXED, "status" },
    { "workload", ENTITY_FIXED, "status", .none = "NULL" },
    { "pillar", ENTITY_VALUE, "status", .en = "Pillar", .zh = "支柱" },
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
    { "owner", ENTITY_VALUE, "owner", .words = "owner", .en = "Owner", .zh = "责任方" },
    { "decision", ENTITY_VALUE, "decision", .words = "decision", .en = "Decision", .zh = "决定" },
    { "justification", ENTITY_VALUE, "decision", .en = "Justification", .zh = "技术理由" },
    { "pin", ENTITY_VALUE, "pin", .en = "Pinned date", .zh = "固定日期" },
    { "earliest", ENTITY_VALUE, "pin", .en = "Earliest start", .zh = "最早开始" },
    { "latest", ENTITY_VALUE, "pin", .en = "Latest end", .zh = "最晚结束" },
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
    { "role", ENTITY_VALUE, "name", .en = "Role", .zh = "角色" },
    { "mail", ENTITY_VALUE, "name", .en = "Mail", .zh = "邮箱" },
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
static const EntityColumn stray[] = {
    { "returned", ENTITY_KEY },
    { "place", ENTITY_KEY },
    { "text", ENTITY_VALUE, "text", .en = "Beside the answers", .zh = "答案之外的内容" },
    { "reason", ENTITY_FIXED, "text" },
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
    { "rate", rate, "cents" },
    { "recommendation", recommendation, "status" },
    { "check_map", check_map, "practice" },
    { "suppression", suppression, "reason" },
    { "release", release, "reason", .is_taken_over = true },
    { "setting", setting, "value" },
    { "capacity", capacity, "week" },
    { "respondent", respondent, "name" },
    { "assignment", assignment, "respondent" },
    { "sent", sent, "respondent", .is_taken_over = true },
    { "returned", returned, "file", .is_taken_over = true },
    { "stray", stray, "text", .is_taken_over = true },
    { 0 },
};
/* clang-format on */

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
