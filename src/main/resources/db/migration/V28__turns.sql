-- When a ward was last served in a lane, for the turns of wards (DESIGN 7).
create index batch_served on batch (lane, ward_code, queued_at);
