#!/bin/sh
# wellbook explain
. "$TOP/tests/command/lib.sh"

plan_workbook p.wellbook
id=$(recommendation_of p.wellbook SEC01_1)
check 'explain' 0 wellbook explain p.wellbook "$id"
has out 'impact 24 + urgency 8 - effort 0 = 32: P3'
has out 'engineer: (least 0.5 + 4 x likely 0.75 + most 1) / 6 = 0.75 man-days'
check 'explain in Chinese' 0 wellbook explain p.wellbook "$id" --lang zh
has out '影响 24 + 紧急度 8 - 投入 0 = 32：P3'
has out '  主账号仅凭密码即可登录，未启用多因素认证。'
check 'explain an unknown one' 1 wellbook explain p.wellbook SEC99_1
has err "wellbook: unknown recommendation 'SEC99_1'; 'wellbook list FILE recommendations' names them"
must wellbook import p.wellbook "$TOP/tests/exports/config-results.json" "$TOP/tests/exports/config-rules.json"
must wellbook recommend p.wellbook
check 'explain what was found' 0 wellbook explain p.wellbook F-3b7bd138ae
has out '  Cloud Config: Security group does not open risky ports to 0.0.0.0/0, 1 finding, 1 resource: web'
