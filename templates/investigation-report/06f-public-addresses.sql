-- title: Public addresses | 公网地址
-- group: Results | 评估结果
-- intro: Resources with an address that is reachable from the Internet: each is a way in and should have an owner. | 拥有公网地址的资源：每个地址都是入口，均应明确负责人。
-- optional: yes
-- tab: #548235
-- column: address | Address | 地址 | format=id width=24
-- column: type | Type | 类型 | width=26
-- column: resource | Resource | 资源 ID | width=32
-- column: name | Name | 名称 | width=28
-- column: region | Region | 地域 | width=22
-- column: account | Account | 账号 | width=20
-- column: tags | Tags | 标签 | format=long width=40
SELECT address,
  ifnull((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'resource-type' AND id = type), type), resource, name,
  ifnull((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'region' AND id = region), region), account,
  replace(tags, ';', '; ')
FROM public_address JOIN live_resource ON live_resource.id = resource_row
ORDER BY account, type, name, address
