-- title: Prerequisites | 前提条件
-- intro: What the customer has ready before the service starts. | 服务开始前应具备的条件。
-- tab: #1F3864
-- column: title | Prerequisite | 前提条件 | format=id width=44
-- column: owner | Owner | 负责方 | width=16
-- column: due | Due | 期限 | format=date width=12
-- column: state | State | 状态 | width=14
-- column: proof | Proof | 证明 | format=long width=40
-- column: note | Note | 备注 | format=long width=34
SELECT iif(:lang = 'zh', title_zh, title_en), ifnull((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'party' AND word.id = owner), owner), due, ifnull((SELECT iif(:lang = 'zh', zh, en) FROM word WHERE word.kind = 'prerequisite-state' AND word.id = state), state), iif(:lang = 'zh', proof_zh, proof_en), note FROM prerequisite_shown ORDER BY position, title_en
