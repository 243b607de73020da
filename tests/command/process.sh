#!/bin/sh
# wellbook session, minutes, prerequisite, contact, communication, raci, deliver, review, accept,
# complete, reopen, steps: an engagement of each edition from application to completion
. "$TOP/tests/command/lib.sh"

phase() { # FILE PHASE STEP: where it stands
    check "$1 is in phase $2" 0 wellbook info "$1" --json
    has out "  \"phase\": \"$2\","
    has out "    \"id\": \"$3\","
}

set_all() { # FILE FIELD=VALUE…
    file=$1; shift
    for field; do must wellbook set "$file" "engagement.${field%%=*}" "${field#*=}"; done
}

applied() { # FILE
    set_all "$1" project_number=WA-2026-0417 'goals=Bill down 15 %' scope_in=Shop scope_out=ERP \
        'customer_manager=Zhang Min' 'provider_manager=Li Na' application_date=2026-10-26 \
        order_date=2026-11-16
}

prepared() { # FILE
    for id in governance-center advisor config collected documents permissions remote-access channel; do
        must wellbook prerequisite "$1" set $id state=done proof='Seen on screen'
    done
    must wellbook prerequisite "$1" set project-manager state=not-needed
    must wellbook contact "$1" add 'name=Chen Yu' party=customer role=representative title=CIO
    set_all "$1" 'customer_representative=Chen Yu, CIO' start_date=2026-11-17 end_date=2026-12-18 \
        review_date=2026-12-16 acceptance_date=2026-12-18 'consultants=Li Na'
    must wellbook communication "$1" add subject='Work plan' date=2026-11-17 channel=email \
        sender='Li Na' recipients='Zhang Min' confirmed=2026-11-18 'confirmed_by=Zhang Min' way=email
}

# ---- consulting ----

must wellbook new c.wellbook --customer ACME
phase c.wellbook application customer
check 'info in words' 0 wellbook info c.wellbook
has out 'ACME - phase: Application'
has out 'Next: Customer, edition and project number'
applied c.wellbook
phase c.wellbook preparation prerequisites
check 'prerequisites' 0 wellbook prerequisite c.wellbook list --format csv
has out 'advisor,Advisor activated,customer,,open,,'
has out 'project-manager,Customer project manager named,customer,,done,Zhang Min,'
prepared c.wellbook
phase c.wellbook investigation evidence

check 'a session starts' 0 wellbook session c.wellbook start 'consultants=Li Na、Wang Wei' 'attendees=Zhang Min' topics=Security
check 'two at once do not' 1 wellbook session c.wellbook start
has err 'wellbook: a session is running; stop it first'
WELLBOOK_CLOCK=2026-11-23T12:00:00Z; export WELLBOOK_CLOCK
check 'it stops' 0 wellbook session c.wellbook stop note='Room 301'
WELLBOOK_CLOCK=2026-11-24T09:00:00Z
check 'one that was held' 0 wellbook session c.wellbook add kind=remote 'consultants=Li Na' --from '2026-11-24 10:00' --hours 2
check 'sessions' 0 wellbook session c.wellbook list --json
has out '    "hours": 3.0,'
has out '    "hours": 2.0,'
check 'man-days' 0 wellbook list c.wellbook man-days --format csv
has out 'Li Na,0.38,0.25,0.63'
has out 'Wang Wei,0.38,0.0,0.38'
check 'the cap is told and does not block' 0 wellbook session c.wellbook add 'consultants=Li Na' --from '2026-11-23 00:00' --hours 9
has err 'wellbook: 80 percent of the man-days on site are used'
check 'minutes' 0 wellbook minutes c.wellbook add kind=action text='Send the key list' owner='Zhang Min' due=2026-11-30
check 'they are listed' 0 wellbook minutes c.wellbook list --json
has out '    "text": "Send the key list",'
has out '    "due": "2026-11-30",'
check 'they are a mail' 0 wellbook minutes c.wellbook mail
has out 'Subject: Minutes of 2026-11-24, ACME'
has out 'Time: 2026-11-24 10:00 to 12:00 (UTC+8)'
has out '1. Send the key list (Zhang Min, by 2026-11-30)'
check 'in Chinese' 0 wellbook minutes c.wellbook mail --lang zh
has out '1. Send the key list（Zhang Min，2026-11-30 前）'
check 'of a session that is none' 1 wellbook minutes c.wellbook mail zzz
has err "wellbook: there is none with the id 'zzz'"
check 'minutes of no session' 1 wellbook minutes c.wellbook add kind=said text=x session=zzz
has err "wellbook: there is none with the id 'zzz'"

check 'the next phase needs a reason' 1 wellbook steps c.wellbook --go-on ''
has err 'wellbook: say why the next phase begins although steps are open'
check 'with one it begins' 0 wellbook steps c.wellbook --go-on 'The customer reads a first draft' --format csv
has out 'investigation,investigation-report,Investigation Report handed over,blocked,,deliverables:investigation-report'
phase c.wellbook analysis proposals
must wellbook steps c.wellbook --go-on 'Nothing to analyse'
must wellbook steps c.wellbook --go-on 'Nothing to plan'

check 'the report on what was found has a gate' 1 wellbook deliver c.wellbook investigation-report 'recipients=Zhang Min'
like err "wellbook: points are missing: [0-9]+; 'wellbook check FILE --for investigation-report' lists them, .*"
check 'past it, with a reason' 0 wellbook deliver c.wellbook investigation-report 'recipients=Zhang Min' --anyway 'The customer reads a first draft'
check 'a version says what its gate said' 0 wellbook deliver c.wellbook --format csv
like out '.*,investigation-report,.*points missing: [0-9]+; The customer reads a first draft.*'
check 'no file that is not there' 1 wellbook deliver c.wellbook consulting-report --file none.docx --anyway x
has err 'wellbook: none.docx is not there; name the file that is handed over'
check 'what is not complete needs a reason' 1 wellbook deliver c.wellbook consulting-report
check 'with one it is handed over' 0 wellbook deliver c.wellbook consulting-report --anyway 'Draft for the review'
check 'no other deliverable is' 1 wellbook deliver c.wellbook poem --file c.wellbook
has err "wellbook: 'poem' is not on the acceptance list; it has: investigation-report, consulting-report"
check 'a comment' 0 wellbook review c.wellbook consulting-report text='Target of SEC04 unclear' author='Zhang Min' about=SEC04
check 'nothing is accepted while it is open' 1 wellbook accept c.wellbook consulting-report representative='Chen Yu' way=signature
has err 'wellbook: comments of the review are open: 1; settle them, or accept with verdict=conditions'
check 'it is settled' 0 wellbook review c.wellbook consulting-report 1 decision='Target stated'
check 'the comments' 0 wellbook review c.wellbook
like out '.*Target of SEC04 unclear +Target stated +done.*'
check 'of one deliverable' 0 wellbook review c.wellbook investigation-report
lacks out 'SEC04'
check 'of none that is known' 1 wellbook review c.wellbook poem
check 'too early' 1 wellbook complete c.wellbook
has err 'wellbook: not accepted yet: Investigation Report, Well-Architected Consulting Report'
WELLBOOK_CLOCK=2026-11-25T09:00:00Z
check 'a second version' 0 wellbook deliver c.wellbook consulting-report note='SEC04 stated' --anyway 'Still a draft'
check 'acceptance of both' 0 wellbook accept c.wellbook investigation-report consulting-report representative='Chen Yu' role=CIO way=signature --json
has out '    "state": "accepted",'
has out '    "number": "1.1",'
WELLBOOK_CLOCK=2026-11-26T09:00:00Z
must wellbook deliver c.wellbook consulting-report note='A late change' --anyway 'Late'
check 'a version handed over since is not accepted' 1 wellbook complete c.wellbook
has err 'wellbook: not accepted yet: Well-Architected Consulting Report'
must wellbook accept c.wellbook consulting-report representative='Chen Yu' way=email
phase c.wellbook acceptance completed
check 'completion' 0 wellbook complete c.wellbook --json
has out '  "next": null'
check 'the workbook is sealed' 1 wellbook set c.wellbook engagement.goals Other
like err '.*the engagement is completed.*'
check 'and its plan too' 1 wellbook plan c.wellbook --make-up-days no
like err '.*the engagement is completed.*'
check 'and is read' 0 wellbook info c.wellbook
has out 'Next: everything is done'
check 'undo does not open it' 1 wellbook undo c.wellbook
check 'reopening needs a reason' 1 wellbook reopen c.wellbook ' '
has err 'wellbook: say why it is reopened'
check 'with one it takes changes' 0 wellbook reopen c.wellbook 'A chapter is missing'
check 'changes are taken' 0 wellbook set c.wellbook engagement.goals Other

# ---- implementation, and both ----

for edition in implementation both; do
    file=$edition.wellbook
    WELLBOOK_CLOCK=2026-11-25T09:00:00Z
    must wellbook new $file --customer ACME --edition $edition
    set_all $file implementation_packages=2
    applied $file
    prepared $file
    phase $file investigation "$([ $edition = both ] && echo evidence || echo sessions)"
    must wellbook session $file add 'consultants=Li Na' --from '2026-11-24 09:00' --hours 4
    for id in $([ $edition = both ] && echo '1 2 3' || echo 1); do
        must wellbook steps $file --go-on 'Agreed with the customer'
    done
    if [ $edition = both ]; then phase $file design packages-agreed-after; else phase $file design goals; fi
    must wellbook record $file package add name=One goals=All deliverables=Plan confirmed=2026-11-24
    if [ $edition = both ]; then phase $file design packages-agreed-after; fi
    must wellbook record $file package add name=Two goals=More deliverables=Plan confirmed=2026-11-24
    must wellbook recommend $file --add 'Encrypt the disks' --pillar security
    id=$(wellbook list $file recommendations --format csv | sed -n 's/^\(own-[^,]*\),.*/\1/p')
    must wellbook recommend $file "$id" status=accepted owner=provider
    if [ $edition = both ]; then
        phase $file design items-after
        must wellbook record $file package-item add "item=$id" package=One
        phase $file design items-after
        must wellbook record $file package-item add "item=$id" package=Two
        phase $file design surveys-after
        must wellbook record $file survey-security add asset=Disks
    fi
    phase $file design design-owners
    must wellbook record $file design add title=Disks package=One decision=Encrypt
    phase $file design design-owners
    must wellbook record $file design add title=Keys package=Two decision=Rotate
    phase $file implementation carried-out
    must wellbook record $file step add title=Encrypt package=One progress=done
    must wellbook record $file validation add what=Encrypted step=Encrypt passed=passed
    phase $file implementation implementation-plan
    echo 'The plan as carried out' >plan.docx
    check 'the implementation plan has a gate' 1 wellbook deliver $file implementation-plan
    like err 'wellbook: points are missing.*'
    must wellbook deliver $file implementation-plan --file plan.docx 'recipients=Zhang Min' --anyway 'As carried out'
    all=implementation-plan
    if [ $edition = both ]; then
        must wellbook deliver $file investigation-report --anyway 'Agreed'
        must wellbook deliver $file consulting-report --anyway 'Agreed'
        all="investigation-report consulting-report implementation-plan"
    fi
    check 'packages are accepted together' 0 wellbook accept $file $all representative='Chen Yu' way=signature
    check "$edition is completed" 0 wellbook complete $file
done

# ---- what is wrong is said in one sentence ----

must wellbook new e.wellbook --customer ACME
check 'an unknown verb' 1 wellbook session e.wellbook dance
has err "wellbook: expected start, stop, add or list, not 'dance'"
check 'no time' 1 wellbook session e.wellbook add
has err 'wellbook: say when and how long with --from TIME --hours N'
check 'minutes before any session' 1 wellbook minutes e.wellbook add kind=said text=x
has err 'wellbook: there is no session yet'
check 'an unknown prerequisite' 1 wellbook prerequisite e.wellbook set nothing state=done
has err "wellbook: there is none with the id 'nothing'"
echo 'We agree' >letter.txt
must wellbook communication e.wellbook add subject=Letter date=2026-11-24 channel=email sha256=letter.txt
check 'a letter is kept by its hash' 0 wellbook communication e.wellbook list --format csv
like out '.*,Letter,.*'"$(sha256sum letter.txt | cut -d' ' -f1)"'.*'
check 'one that is not there' 1 wellbook communication e.wellbook set "$(sed -n 2p out | cut -d, -f1)" sha256=none.txt
check 'an unknown way' 1 wellbook communication e.wellbook add subject=x date=2026-11-25 channel=pigeon
has err "wellbook: 'pigeon' is not one of: phone, dingtalk, email, fax, meeting"
set_all e.wellbook application_date=2026-11-23 order_date=2026-12-11
check 'an order that came too soon' 0 wellbook info e.wellbook
has out 'Ordered on 2026-12-11, but 15 working days after the application is 2026-12-14'
check 'a review on a Saturday' 0 wellbook set e.wellbook engagement.review_date 2026-12-12
has err 'wellbook: 2026-12-12 Saturday is no day of the service: Monday to Friday, except national holidays'
check 'one on a Friday' 0 wellbook set e.wellbook engagement.review_date 2026-12-11
result '  says nothing' test ! -s err
must wellbook set e.wellbook engagement.order_date 2026-12-15
must wellbook set e.wellbook infrastructure.resource_count 3000
check 'many resources want a month' 0 wellbook info e.wellbook
has out 'Ordered on 2026-12-15; with 3000 resources one month after the application is recommended: 2026-12-23'
check 'it is said when the date is entered' 0 wellbook set e.wellbook engagement.order_date 2026-12-22
like err 'wellbook: Ordered on 2026-12-22; with 3000 resources .*'
check 'RACI as the service has it' 0 wellbook raci e.wellbook --format csv
starts out 'consulting-plan,Consulting Service,Improvement plan,'
check 'RACI is edited' 0 wellbook raci e.wellbook set consulting-plan customer=A/C 'customer_person=Zhang Min'
check 'it is as edited' 0 wellbook raci e.wellbook --format csv
like out 'consulting-plan,.*,A/C,R/I,Zhang Min,'

# ---- acceptance form and project plan ----

check 'the acceptance form' 0 wellbook export both.wellbook acceptance-form --format text
like out 'Date of acceptance +2026-11-25 *'
like out 'Well-Architected Implementation Plan .* Document  1\.0 +1 +Accepted .*'
like out '.*Packages accepted together: 2.*|.*Completion of solution implementation.*'
check 'in Chinese' 0 wellbook export c.wellbook acceptance-form --lang zh --format text
like out '验收方式 +.*签字.*'
like out '卓越架构咨询报告 1\.0  Target of SEC04 unclear +Zhang Min  Target stated +已完成'
lacks out '实施服务'
lacks out "(^|[^0-9a-f])[0-9a-f]{32}([^0-9a-f]|$)"
check 'the project plan' 0 wellbook export c.wellbook project-plan --format text
like out 'Cloud Governance Center activated +Customer +In place +Seen on screen.*'
like out '2026-11-23 17:00  On site +3\.0?  Li Na、Wang Wei  Zhang Min +Security'
