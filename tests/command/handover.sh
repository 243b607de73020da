#!/bin/sh
# wellbook handover, seal, unseal and key
. "$TOP/tests/command/lib.sh"

must wellbook new a.wellbook --customer ACME --workload Shop
printf 'correct horse battery\n' >phrase
check 'points missing keep a package back' 1 wellbook handover a.wellbook --passphrase-fd=9 9<phrase
starts err 'wellbook: points are missing: '
printf 'short\n' >short
check 'a short passphrase' 1 wellbook handover a.wellbook project-plan --passphrase-fd=9 9<short
has err 'wellbook: a passphrase has at least 12 characters'
check 'no terminal' 1 setsid wellbook handover a.wellbook project-plan
has err 'wellbook: there is no terminal to ask for a passphrase; give one with --passphrase-fd=NUMBER'
printf 'correct horse\0battery\n' >nul
check 'a passphrase that would end early' 1 wellbook handover a.wellbook project-plan --passphrase-fd=9 9<nul
has err 'wellbook: a passphrase has no NUL byte; nothing was written'
check 'a package' 0 wellbook handover a.wellbook project-plan --passphrase-fd=9 9<phrase
has out a-handover.zip
result 'its files are named' sh -c 'unzip -Z1 a-handover.zip >names && grep -qx deliverables/project-plan-en.xlsx names &&
    grep -qx a.wellbook names && grep -qx manifest.json names && grep -qx evidence.csv names && [ "$(wc -l <names)" = 5 ]'
check 'a reason that nothing needs' 1 wellbook handover a.wellbook project-plan --anyway x -o y.zip --passphrase-fd=9 9<phrase
has err 'wellbook: nothing keeps any of these deliverables back; leave --anyway away'
check 'it overwrites nothing' 1 wellbook handover a.wellbook project-plan --passphrase-fd=9 9<phrase
has err 'wellbook: a-handover.zip exists; give another name with -o'

check 'a key' 0 wellbook key new
cp out public
check 'once' 1 wellbook key new
check 'shown' 0 wellbook key show
result 'the same key' cmp -s out public
check 'sealed to the key in a file' 0 wellbook seal a.wellbook --to public
has out a.wellbook.sealed
check 'opened' 0 wellbook unseal a.wellbook.sealed -o b.wellbook
check 'and a workbook' 0 wellbook info b.wellbook
check 'an export replaces no sealed workbook' 1 wellbook export a.wellbook project-plan -o a.wellbook.sealed
has err 'wellbook: a.wellbook.sealed is a sealed workbook or a key; choose another name'
check 'nor the key' 1 wellbook export a.wellbook project-plan -o "$work/home/wellbook/keys/own.key"
check 'which is as it was' 0 wellbook key show
result '  the same' cmp -s out public
XDG_DATA_HOME=$work/other; export XDG_DATA_HOME
must wellbook key new
check 'not with the key of another' 1 wellbook unseal a.wellbook.sealed -o c.wellbook
has err 'wellbook: a.wellbook.sealed cannot be opened with your key: it was sealed to another one, or changed'
result 'nothing is written' test ! -e c.wellbook
