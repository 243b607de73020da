-- SPDX-License-Identifier: GPL-3.0-or-later
-- Banks share pillars, so a question says itself which bank it is of. Until now only the two shipped
-- beside the core could be added; their ids tell.
ALTER TABLE question ADD COLUMN lens TEXT NOT NULL DEFAULT '';
UPDATE question SET lens = ifnull((SELECT id FROM lens WHERE (id = 'container-platform' AND question.id
 GLOB 'CP*') OR (id = 'ai-workloads' AND question.id GLOB 'AI*')), (SELECT lens FROM pillar WHERE
 pillar.id = question.pillar));
