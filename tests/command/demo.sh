#!/bin/sh
# wellbook demo
. "$TOP/tests/command/lib.sh"

check 'demo' 0 wellbook demo demo.wellbook
check 'demo is sound' 0 wellbook check demo.wellbook
check 'demo lacks answers, but its recommendations are whole' 1 wellbook check demo.wellbook --for consulting-report --format csv
lacks out '^Recommendation'

# What the sample has settled is found again where it is not.
missing() {
    wellbook check demo.wellbook --for consulting-report --format csv > out 2> err
    cat err >> out
}
one_of() { wellbook list demo.wellbook recommendations --format csv | sed -n "s/^\($1-[^,]*\),[a-z]*,\"*$2[,\"].*/\1/p"; }
missing
for what in 'Resources run out, no measure' 'Recommendations of one title' 'Goal with undecided recommendations' \
    'Deferred without reason and date' 'Answer without person or date'; do
    result "the sample has none of: $what" test -z "$(grep "$what" out)"
done
must wellbook recommend demo.wellbook "$(one_of REL16_2 '')" status=proposed
missing
like out '"*Resources run out, no measure"*,"11 resources, the first on 2026-11-25: .*'
must wellbook recommend demo.wellbook "$(one_of REL09_1 'Online shop')" title-en='Restore twice a year'
must wellbook recommend demo.wellbook "$(one_of REL09_1 'Store systems')" title-en='Restore twice a year'
missing
like out 'Recommendations of one title,Restore twice a year,"Online shop, Store systems",.*'
must wellbook recommend demo.wellbook "$(one_of REL04_3 'Online shop')" status=proposed
missing
like out 'Goal with undecided recommendations,"*Checkout survives .*'
must wellbook recommend demo.wellbook "$(one_of PER16_1 'Online shop')" justification=
missing
like out 'Deferred without reason and date,.*'
must wellbook answer demo.wellbook SEC14 --state refused --reason 'not before an NDA' --workload 'Store systems'
missing
like out 'Answer without person or date,SEC14 .*,Store systems,.*'
check 'what is carried out is recommended' 0 wellbook check demo.wellbook --for implementation-plan
must wellbook recommend demo.wellbook "$(one_of PER13_5 'Online shop')" status=proposed
check 'and found where it is not' 1 wellbook check demo.wellbook --for implementation-plan --format csv
starts out 'Item not in the consulting report,'

check 'in Chinese' 0 wellbook demo zh.wellbook --lang zh
check 'its plan' 0 wellbook export zh.wellbook project-plan --format text
like out '工作语言 +中文 *'
like out '交付语言 +中文 *'
