-- title: Public addresses | 公网地址
-- group: Results | 评估结果
-- intro: Inventory addresses reachable from the Internet, followed by further public endpoints named by open findings; each is an entry point and needs an owner. The owner is the Owner tag, which the tags then leave out, or else the workload's technical owner. An unbound EIP reaches nothing but is charged; whether an EIP is bound is known only where a check covered its account. | 资源清单中可从公网访问的地址，以及未整改检测项指出的其他公网端点：每个都是入口，均应明确负责人。负责人取标签 Owner（标签列不再重复），其次为工作负载的技术负责人。未绑定的 EIP 不指向任何资源，但仍计费；所在账号经过绑定检测的，才能确定是否绑定。
-- optional: yes
-- tab: #548235
-- column: address | Address | 地址 | format=id width=24
-- column: type | Type | 类型 | width=26
-- column: state | State | 状态 | width=24
-- column: owner | Owner | 负责人 | format=long width=22
-- column: resource | Resource | 资源 ID | width=32
-- column: name | Name | 名称 | width=28
-- column: region | Region | 地域 | width=22
-- column: account | Account | 账号 | width=20
-- column: tags | Tags | 标签 | format=long width=40
SELECT iif(address > '', address, '—'),
  ifnull((SELECT iif(:lang = 'zh', zh, en) FROM type_word WHERE type_word.type IN (public_endpoint.type, lower(public_endpoint.type)) LIMIT 1), type),
  coalesce(iif(:lang = 'zh', public_endpoint.zh, public_endpoint.en), (SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'address-state' AND id = state)),
  ifnull((SELECT person FROM place_person WHERE place_person.account = public_endpoint.account AND place_person.place = public_endpoint.place), iif(:lang = 'zh', '待指定', 'To be named')), resource, name,
  ifnull((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE kind = 'region' AND id = region), region), account,
  replace(trim(substr(';' || tags || ';', 1, owner_at) || iif(owner_at, substr(';' || tags || ';', owner_at + instr(substr(';' || tags || ';', owner_at + 1), ';') + 1), ';' || tags), ';'), ';', '; ')
FROM (SELECT *, instr(lower(';' || tags || ';'), ';owner:') AS owner_at FROM public_endpoint) AS public_endpoint ORDER BY rank, account, type, name, address
