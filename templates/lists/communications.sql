-- title: Communication log | 沟通记录
-- column: id | Id | 编号
-- column: date | Date | 日期 | format=date
-- column: channel | Channel | 渠道
-- column: sender | From | 发送人
-- column: recipients | To | 接收人
-- column: subject | Subject | 主题
-- column: content | Content | 内容
-- column: confirmed | Confirmed on | 确认日期 | format=date
-- column: confirmed_by | Confirmed by | 确认人
-- column: way | Way | 方式
-- column: reference | Reference | 凭据
-- column: sha256 | SHA-256 | SHA-256
SELECT id, date, channel, sender, recipients, subject, content, confirmed, confirmed_by, way, reference,
sha256 FROM communication ORDER BY date, changed_at, subject, id
