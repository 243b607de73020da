-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the program makes of the tables, views and words, is no longer kept in the file: a better
-- formula or a corrected word needs no step.
DROP VIEW IF EXISTS act;
DROP VIEW IF EXISTS active_cover;
DROP VIEW IF EXISTS check_name;
DROP VIEW IF EXISTS cost_in_words;
DROP VIEW IF EXISTS cost_list;
DROP VIEW IF EXISTS finding_in_words;
DROP VIEW IF EXISTS finding_list;
DROP VIEW IF EXISTS form_value;
DROP VIEW IF EXISTS found_line;
DROP VIEW IF EXISTS improvement;
DROP VIEW IF EXISTS live_resource;
DROP VIEW IF EXISTS log_line;
DROP VIEW IF EXISTS metric_list;
DROP VIEW IF EXISTS moment;
DROP VIEW IF EXISTS need;
DROP VIEW IF EXISTS note_at;
DROP VIEW IF EXISTS open_point;
DROP VIEW IF EXISTS pillar_result;
DROP VIEW IF EXISTS practice_at;
DROP VIEW IF EXISTS practice_evidence;
DROP VIEW IF EXISTS practice_state;
DROP VIEW IF EXISTS public_address;
DROP VIEW IF EXISTS questionnaire;
DROP VIEW IF EXISTS recommended;
DROP VIEW IF EXISTS resource_list;
DROP VIEW IF EXISTS result_at;
DROP VIEW IF EXISTS score_at;
DROP VIEW IF EXISTS shortfall;
DROP VIEW IF EXISTS task;
DROP VIEW IF EXISTS tray;
DROP VIEW IF EXISTS unmapped_check;
DROP VIEW IF EXISTS workload_at;
DROP VIEW IF EXISTS workload_result;
DROP TABLE IF EXISTS word;
