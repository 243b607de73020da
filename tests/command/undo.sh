#!/bin/sh
# wellbook undo and redo
. "$TOP/tests/command/lib.sh"

must wellbook new a.wellbook --customer 'ACME 集团' --workload Shop --workload Data
must wellbook answer a.wellbook SEC04 SEC04_1=in-place --workload Shop
check 'undo' 0 wellbook undo a.wellbook
has out 'Undone: SEC04_1 · Programs on ECS and Function Compute use RAM roles, not AccessKeys  Not answered → In place'
check 'it is gone' 0 wellbook list a.wellbook answers --format csv
lacks out SEC04
check 'redo' 0 wellbook redo a.wellbook
has out 'Redone: SEC04_1 · Programs on ECS and Function Compute use RAM roles, not AccessKeys  Not answered → In place'
check 'it is back' 0 wellbook list a.wellbook answers --format csv
has out 'Shop,SEC04,SEC04_1,high,in-place,'
check 'nothing more to redo' 1 wellbook redo a.wellbook
has err 'wellbook: there is nothing to redo'
