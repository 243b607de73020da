-- title: Evidence by workload | 证据归属
-- group: Questionnaire and evidence | 问卷与证据
-- intro: Resources, open findings and costs by the workload that claims their account, resource group or tag, each resource once. What no workload claims (such as users, images or accounts outside the inventory) is account-wide and not used as evidence about a workload with claims of its own. | 按工作负载声明的账号、资源组或标签归属资源、未整改问题与费用，每个资源只计一次；未声明归属的（如来源报告的用户、镜像等不在资源清单中的对象）为账号级，不作为已声明归属的工作负载的证据。
-- optional: yes
-- tab: #C55A11
-- column: workload | Workload | 工作负载 | format=id width=30
-- column: claims | Accounts, groups and tags it claims | 声明的归属 | format=long width=44
-- column: resources | Resources | 资源数 | format=number width=14
-- column: open | Resources with open findings | 有未整改问题的资源数 | format=count width=18
-- column: faults | Open faults | 未整改问题数 | format=number width=14
-- column: costs | Bill of the last month | 最近账期费用 | format=long width=28
SELECT iif(workload > '', name, iif(:lang = 'zh', '账号级（未声明归属）', 'Account-wide')), iif(workload = '', '', ifnull(claims, iif(:lang = 'zh', '未声明', 'nothing named'))), iif(workload = '' AND resources = 0 AND open_resources > 0, NULL, resources), open_resources, faults, iif(:lang = 'zh', costs_zh, costs)
FROM attribution WHERE EXISTS (SELECT 1 FROM import_batch WHERE state = 'active') AND EXISTS (SELECT 1 FROM workload_claim) ORDER BY position
