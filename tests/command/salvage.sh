#!/bin/sh
# wellbook salvage, and files that are damaged.
. "$TOP/tests/command/lib.sh"

must wellbook demo broken.wellbook
dd if=/dev/zero of=broken.wellbook bs=4096 seek=200 count=3 conv=notrunc 2>/dev/null
check 'a damaged file is read with a warning' 0 wellbook list broken.wellbook workloads
starts err 'wellbook: broken.wellbook: it is damaged ('
check 'but not changed' 1 wellbook answer broken.wellbook SEC01 --done --workload 'Online shop'
like err "wellbook: broken[.]wellbook is open read-only: .*; 'wellbook salvage' recovers what can be read; nothing was changed"
check 'nor called sound' 1 wellbook check broken.wellbook
check 'salvage' 0 wellbook salvage broken.wellbook rescued.wellbook --format csv
like out 'practice_answer,[1-9][0-9]*,[0-9]+,.*'
check 'what was salvaged is sound' 0 wellbook check rescued.wellbook
check 'salvage onto a file' 1 wellbook salvage broken.wellbook rescued.wellbook
