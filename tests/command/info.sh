#!/bin/sh
# wellbook info
. "$TOP/tests/command/lib.sh"

must wellbook new a.wellbook --customer 'ACME 集团' --workload Shop --workload Data
mkfifo pipe
head -c 41943040 /dev/zero | tr '\0' a >big
check 'info as JSON' 0 wellbook info a.wellbook --json
has out '  "customer": "ACME 集团",'
has out '      "score": null,'
check 'info in Chinese' 0 wellbook info a.wellbook --lang zh
has out '工作负载  问题数  已回答  得分  高风险  中风险'
check 'a name that would drive the terminal' 0 wellbook new esc.wellbook --customer "$(printf 'Evil\033[31m')"
check 'is shown, not obeyed' 0 wellbook info esc.wellbook
has out 'Evil^[[31m - phase: Application'
check 'a pipe is no workbook' 1 timeout 10 wellbook info pipe
has err 'wellbook: pipe is not a file'
check 'not a workbook' 1 wellbook info big
has err 'wellbook: big is not a Wellbook workbook'
check 'no such file' 1 wellbook info none.wellbook
