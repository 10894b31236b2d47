-- Statistics are made where rows are made: after a list was applied, and after the first parts of a large send. Until
-- autovacuum comes by, plans would rest on luck. Only the owner may analyze; this lends his right for just that.
create function refresh_registry_statistics() returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  analyze public.residential_group, public.household, public.citizen, public.subscription, public.subscription_number,
    public.consent;
end
$$;

create function refresh_send_statistics(month date) returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  execute format('analyze public.%I, public.%I, public.audience_member, public.batch, public.claim',
    'segment_' || to_char(month, 'YYYY_MM'), 'attempt_' || to_char(month, 'YYYY_MM'));
end
$$;
revoke all on function refresh_registry_statistics(), refresh_send_statistics(date) from public;
grant execute on function refresh_registry_statistics(), refresh_send_statistics(date) to econgdan_worker;

-- Parts that were tried more than once, for whoever counts a send's parts; the first attempts have no entry.
create index attempt_again on attempt (segment_id) where attempt_no > 1;
