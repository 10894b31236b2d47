-- 72 h after a send's validity nobody waits for its receipts any more; without this mark the sweep would look at all
-- of history each time.
alter table planned_send add column settled_at timestamptz;
create index planned_send_unsettled on planned_send (valid_until) where settled_at is null;
create index planned_send_stopping on planned_send (id) where state = 'STOPPED' and closed_at is null;
