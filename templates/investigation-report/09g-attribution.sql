-- title: Evidence by workload | 证据归属
-- group: Questionnaire and evidence | 问卷与证据
-- intro: Resources, open findings and costs by the workload that claims their account, resource group or tag, each resource once; a resource group or tag precedes the account, so numbers may differ from those by account. What no workload claims (such as users, images or accounts outside the inventory) is account-wide and not used as evidence about a workload with claims of its own. | 按工作负载声明的账号、资源组或标签归属资源、未整改问题与费用，每个资源只计一次；资源组、标签优先于账号，因此资源数可能与按账号统计的不同；未声明归属的（如来源报告的用户、镜像等不在资源清单中的对象）为账号级，不作为已声明归属的工作负载的证据。
-- optional: yes
-- tab: #C55A11
-- column: workload | Workload | 工作负载 | format=id width=30
-- column: claims | Accounts, groups and tags it claims | 声明的归属 | format=long width=44
-- column: resources | Resources | 资源数 | format=number width=14
-- column: open | Resources with open findings | 有未整改问题的资源数 | format=count width=18
-- column: faults | Open faults | 未整改问题数 | format=number width=14
-- column: costs | Bill of the last month | 最近账期费用 | format=long width=28
WITH moved AS MATERIALIZED (SELECT whole.workload AS giver, place_owner.workload AS taker, live_resource.account, count(*) AS resources
  FROM live_resource JOIN place_owner USING (account, resource) JOIN sole_claim AS whole ON whole.kind = 'accounts' AND whole.word = live_resource.account
  WHERE place_owner.workload NOT IN ('', whole.workload) GROUP BY giver, taker, live_resource.account)
SELECT iif(workload > '', name, iif(:lang = 'zh', '账号级（未声明归属）', 'Account-wide')), iif(workload = '', '', ifnull(claims, iif(:lang = 'zh', '未声明', 'nothing named'))
    || ifnull(char(10) || (SELECT group_concat(printf(iif(:lang = 'zh', '另含账号 %s 中按资源组或标签归属的 %d 个资源', 'With resources of account %s by their resource group or tag: %d'), account, resources), char(10)) FROM moved WHERE taker = attribution.workload), '')
    || ifnull(char(10) || (SELECT group_concat(printf(iif(:lang = 'zh', '不含账号 %s 中归属“%s”的 %d 个资源', 'Without resources of account %s that are of %s: %d'), account, (SELECT name FROM workload WHERE id = taker), resources), char(10)) FROM moved WHERE giver = attribution.workload), '')), iif(workload = '' AND resources = 0 AND open_resources > 0, NULL, resources), open_resources, faults, iif(:lang = 'zh', costs_zh, costs)
FROM attribution WHERE EXISTS (SELECT 1 FROM import_batch WHERE state = 'active') AND EXISTS (SELECT 1 FROM workload_claim) ORDER BY position
