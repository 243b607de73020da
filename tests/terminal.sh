#!/bin/sh
# The program in a real terminal: starts, takes Chinese, resizes, is hung up on, and gives
# the terminal back. Waits by polling the screen, long enough for a busy machine and a sanitized program.
command -v tmux >/dev/null || exit 77
work=$BUILD/tests/terminal.tmp
rm -rf "$work"; mkdir -p "$work"; cd "$work" || exit 1
wellbook=$BUILD/wellbook
tm="tmux -u -L wellbook-test-$$ -f /dev/null"
failed=0
trap '$tm kill-server 2>/dev/null' EXIT

await() { # NAME TEXT
    tries=0
    while [ $tries -lt 4000 ]; do
        if $tm capture-pane -p | grep -q -e "$2"; then echo "ok $1"; return; fi
        tries=$((tries + 1))
        tick
    done
    echo "not ok $1: the screen never showed '$2'"
    $tm capture-pane -p
    exit 1 # what follows would be typed into another screen
}

# Between two looks. A process of its own: nothing here waits for another that may be gone.
tick() { perl -e 'select undef, undef, undef, 0.025'; }

keys() { $tm send-keys "$@"; }

# COLUMNS ROWS. On a busy machine tmux forgets a size that it is told while it still passes on the one before.
resize() {
    tries=0
    while [ $tries -lt 400 ] && [ "$($tm display -p '#{window_width} #{window_height}')" != "$1 $2" ]; do
        $tm resize-window -x "$1" -y "$2"
        tries=$((tries + 1))
        tick
    done
}

$wellbook demo shop.wellbook >/dev/null || exit 1
$tm new-session -d -x 80 -y 24 "PS1='prompt> ' sh"
await 'a shell' 'prompt>'
keys "$wellbook shop.wellbook" Enter
await 'home' 'Next:'
keys i
await 'interview' 'SEC01'
keys / ; await 'search' 'Find a question'
keys -l 'COS15'; keys Enter
await 'jump' 'COS15  '
keys y
await 'one key answers' ' \[y\] '
keys N
await 'note' 'Ctrl-S'
keys -l '客户说密钥半年未轮换'
await 'Chinese is typed' '客户说密钥半年未轮换'
keys F2
await 'language switched under the note' '客户说密钥半年未轮换'
await 'in Chinese' '访谈'
keys C-s
await 'note kept' '备注：客户说密钥半年未轮换'
$wellbook list shop.wellbook questions --format csv | grep -q '客户说密钥半年未轮换' &&
    echo 'ok the note is in the file' || { echo 'not ok the note is not in the file'; failed=1; }
resize 120 40
await 'wide: list beside the question' 'COS16.*│'
resize 50 10
await 'too small' '60 x 16'
resize 80 24
await 'back' '客户说密钥半年未轮换'
keys N
await 'note again' 'Ctrl-S'
keys -l '，半句话'
await 'half a sentence' '半句话'
tries=0
until sqlite3 shop.wellbook 'SELECT text FROM draft' 2>/dev/null | grep -q 半句话 || [ $tries -gt 4000 ]; do
    tries=$((tries + 1)); tick
done
[ $tries -le 4000 ] && echo 'ok half-typed text is on disk' || { echo 'not ok half-typed text was not kept'; failed=1; }
pkill -9 -f "^$wellbook shop.wellbook"
await 'killed' 'Killed'
keys "reset; clear" C-j
await 'the shell is usable' '^prompt>'
keys "$wellbook shop.wellbook --lang zh" Enter
await 'back where it was left' 'COS15'
keys N
await 'the half sentence is back' '半句话'
keys C-s
await 'kept at last' '备注：.*半句话'
cp shop.wellbook theirs.wellbook
$wellbook answer theirs.wellbook COS15 COS15_1=partial --workload 'Online shop' --author 'Chen Jing' || failed=1
keys n; await 'missing' ' \[n\] '
keys q; await 'home again' '首页'
keys : ; keys -l '合并'; keys Enter
await 'asks for the copy' '合并同事的副本'
keys C-u; keys -l 'theirs.wellbook'; keys Enter
await 'the merge is previewed' '冲突 1 处'
keys Enter
await 'the conflict is shown' 'Chen Jing'
keys e; await 'settled' '没有未解决的冲突'
keys u; await 'undone' '已撤销'
await 'open again' 'Chen Jing'
keys A; await 'all settled' '没有未解决的冲突'
$wellbook log shop.wellbook --format csv | grep -q 'settle,' && echo 'ok the choice is logged' || { echo 'not ok the choice is not logged'; failed=1; }
keys : ; keys -l '交付物'; keys Enter
await 'the deliverables' '咨询报告 *中文 *Excel *缺'
keys j j j j j Enter; await 'what is missing' '问题未回答'
keys Escape; await 'the same row again' '> 卓越架构咨询报告 *中文'
keys W; await 'asks why it leaves' '填写原因'
keys -l '董事会今天开会'; keys Enter
await 'the report is written' '已生成：/' # the path is longer than some screens
unzip -p shop-consulting-report-zh.xlsx xl/sharedStrings.xml | grep -q '董事会今天开会' && echo 'ok the reason is printed' || { echo 'not ok the reason is not printed'; failed=1; }
keys : ; keys -l '读取客户云上'; keys Enter
await 'the folder to import from' '文件夹：'
keys t; await 'asks for a path' 'zip 压缩包'
mkdir exports && cp "$TOP"/tests/exports/governance-*.json "$TOP"/tests/exports/config-r*.json exports
keys -l exports; keys Enter
await 'the import is previewed' '导入预览'
await 'nothing is imported yet' '行：新增'
keys Enter; await 'imported' '已导入'
keys Enter; await 'the findings' '条检测结果'
keys / ; await 'asks for words' '仅显示包含'
keys -l 'li.wei'; keys Enter
await 'filtered' '^1 条检测结果'
keys s; await 'asks why' '留空则取消忽略'
keys -l '已与客户确认'; keys Enter
await 'suppressed, and counted apart' '^0 条检测结果 *1 条已忽略'
$wellbook list shop.wellbook findings --where resource_name=li.wei --format csv | grep -q ',suppressed,' && echo 'ok the finding is suppressed' || { echo 'not ok the finding is not suppressed'; failed=1; }
keys : ; keys -l '提出、修改并决定改进建议'; keys Enter
await 'the recommendations' '改进建议 [0-9]'
keys s; await 'asks for the parts' '每行一个标题'
keys -l '一半标题'
await 'half a title' '一半标题'
pkill -HUP -f "^$wellbook shop.wellbook"
await 'hung up on, the shell is back' '^prompt>'
keys "clear; stty -a | tr ' ;' '\n\n' | grep -c -x -e echo -e icanon | sed 's/^/modes /'" Enter
await 'the terminal is restored' '^modes 2'
sqlite3 shop.wellbook "SELECT text FROM draft WHERE place LIKE 'recommendation/%/parts'" | grep -q '一半标题' && echo 'ok the half title is kept' || { echo 'not ok the half title is lost'; failed=1; }
$wellbook check shop.wellbook >/dev/null && echo 'ok the file is sound' || { echo 'not ok the file is damaged'; failed=1; }
exit $failed
