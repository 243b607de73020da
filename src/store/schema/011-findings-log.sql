-- SPDX-License-Identifier: GPL-3.0-or-later
-- clang-format on
INSERT INTO word (kind, id, position, en, zh) VALUES ('field', 'suppression.reason', 70,
 'Suppressed because', '忽略原因'), ('field', 'check_map.practice', 71, 'Best practice', '最佳实践');
