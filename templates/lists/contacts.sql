-- title: Contacts | 联系人
-- column: id | Id | 编号
-- column: name | Name | 姓名
-- column: party | Party | 所属方
-- column: role | Role | 角色
-- column: title | Job title | 职务
-- column: authority | Authority | 授权范围
-- column: phone | Phone | 电话
-- column: dingtalk | DingTalk | 钉钉
-- column: email | E-mail | 邮箱
-- column: note | Note | 备注
SELECT id, name, party, role, title, authority, phone, dingtalk, email, note FROM contact ORDER BY party,
name, id
