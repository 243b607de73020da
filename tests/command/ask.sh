#!/bin/sh
# wellbook ask
. "$TOP/tests/command/lib.sh"

must wellbook new a.wellbook --customer 'ACME 集团'

asking() { # NAME LINES [OPTIONS…]: what is typed, as lines
    name=$1; printf "$2" >typed; shift 2
    wellbook ask a.wellbook "$@" <typed >out 2>err
    status=$?
    if [ $status = 0 ]; then echo "ok $name"
    else echo "not ok $name: exit $status"; cat err; failed=1; fi
}

asking 'states by letter' 'y\np\nn\na\n1\nd\n'
has out "1 of 6: The root account has MFA turned on"
has out "Now: Not answered"
has out "SEC01_1> SEC01_1: In place"
has out "SEC01_4> 1 out of scope"
has out "Why? SEC01_4: Not applicable"
has out "All answers are kept. 'wellbook ask' goes on at SEC01."
check 'they are in the workbook' 0 wellbook list a.wellbook answers --format csv
like out '.*SEC01_2.*partial.*'
like out '.*SEC01_4.*not-applicable.*out-of-scope.*'

asking 'goes on where it was left' 'b\nq\n'
has out "6 of 6: Security, fault and expense notices reach at least two current employees"
has out "SEC01_6> 5 of 6: Root mobile number and mailbox belong to the company, not a person"
has out "Now: Don't know"

asking 'the rest, a note, and who answers' 'M\no 王工\nN 密钥在保险柜\nN\n钥匙 12345\nM\ns\ny\n'
has out "SEC01_6> The rest of SEC01: In place"
has out "SEC02_1> The note is kept"
has out "SEC02_1> Note: 密钥在保险柜"
check 'the note has both lines, whoever answers stays' 0 wellbook list a.wellbook history --format csv
like out '.*钥匙 12345.*'
like out '.*SEC04.*王工.*'

asking 'a follow-up in three lines' 'F\n李工\nsoon\n12-4\n密钥清单\n'
has out "By when? 2026-12-04 Friday"
starts out "SEC04_2> Who? By when? 'soon' is not a date"
check 'it is an open point' 0 wellbook list a.wellbook open-points --format csv
like out '.*李工.*2026-12-04.*'

asking 'a question by its number, in words and in full width' 'g sec09\n已落实\nｎ\nmaybe\nh\nR not today\n'
has out "SEC09_1> SEC09_1: In place"
has out "SEC09_2> SEC09_2: Missing"
has out "SEC09_3> 'maybe' is none of the letters; h says them"
has out "g  goes to a question: g SEC04"
check 'it is refused' 0 wellbook list a.wellbook questions --format csv
like out '.*SEC09.*HIGH.*'

asking 'Chinese' 'x\n' --lang zh --question SEC01
has out "当前：已落实"
has out "SEC01_1> SEC01_1：未回答"

printf 'N \377\033[31m\ny\n' >typed
wellbook ask a.wellbook --question SEC10 <typed >out 2>err
result 'what is no text is refused' test $? = 0
lacks out "$(printf '\033')"
has out "SEC10_1> SEC10_1: In place"

# What cannot be kept whole is said, asked again, and nothing of it taken.
printf 'N half\0rest\nN whole\nq\n' >typed
wellbook ask a.wellbook --question SEC11 <typed >out 2>err
result 'a NUL byte in a line' test $? = 0
has out 'SEC11_1> A line with a NUL byte cannot be kept; nothing of it was taken'
{ printf 'N '; head -c 70000 /dev/zero | tr '\0' x; printf '\nq\n'; } >typed
wellbook ask a.wellbook --question SEC11 <typed >out 2>err
has out 'SEC11_1> The line is too long; nothing of it was taken'
check 'only the whole line is kept' 0 wellbook list a.wellbook history --format csv
like out '.*SEC11.*whole.*'
lacks out 'half|xxxx'

must wellbook answer a.wellbook COS14 COS14_3=in-place
asking 'a twin that was answered otherwise is named' 'y\nn\n' --question PER06
has out 'COS14_3 is the same best practice as PER06_2 and is answered with it: Missing, before In place'
check 'a question that is none' 1 wellbook ask a.wellbook --question SEC99
starts err "wellbook: unknown question 'SEC99'"

awk 'BEGIN { for (i = 0; i < 85; i++) print "M" }' >typed
wellbook ask a.wellbook <typed >out 2>err
has out "Every question of this workload is answered"

must wellbook new r.wellbook --customer ACME
printf 'M\nM\nM\nM\nM\nM\n' >typed
wellbook ask r.wellbook --role dba <typed >out 2>err
has out 'Answered: 0 of 6. Best practices of this question: 6.'
has out 'Every question for this role is answered'
check 'the DBA is done' 0 wellbook list r.wellbook roles --format csv
has out 'dba,DBA,6,0,0'
must wellbook new l.wellbook --customer ACME --lens alibaba-well-architected --lens container-platform
printf 'M\n' >typed
wellbook ask l.wellbook --lens container-platform <typed >out 2>err
has out 'Answered: 1 of 15. Best practices of this question: 5.'
starts out 'CPSEC02_1>'
check 'a bank that it has not' 1 wellbook ask l.wellbook --lens ai-workloads
has err "wellbook: the workbook has no question bank 'ai-workloads'; 'wellbook list FILE lenses' has them"
check 'a role that is none' 1 wellbook ask r.wellbook --role king
has err "wellbook: there is no role 'king'; 'wellbook list FILE roles' has them"
