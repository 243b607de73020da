-- SPDX-License-Identifier: GPL-3.0-or-later
-- Where the screens were left; a session is a meeting with the customer.
ALTER TABLE session RENAME TO bookmark;
