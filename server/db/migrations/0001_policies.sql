-- Whose rows a connection sees. A transaction says which institution it works for (opslag.institution), or that it is the
-- system's own work across all of them (opslag.scope = 'system'); a connection that says nothing sees what is published.
-- FORCE makes the rules hold for the tables' owner too; only a superuser would escape them, and is refused in production.
create function opslag_institution() returns integer language sql stable parallel safe as
$$ select nullif(current_setting('opslag.institution', true), '')::integer $$;
--> statement-breakpoint
create function opslag_is_system() returns boolean language sql stable parallel safe as
$$ select current_setting('opslag.scope', true) = 'system' $$;
--> statement-breakpoint
do $$
declare name text;
begin
  foreach name in array array['settings', 'departments', 'categories', 'locations', 'api_keys', 'recruitment_cases', 'jobs',
    'applications', 'application_events', 'audit_events', 'outbox', 'idempotency_keys']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy tenant on %I using (institution_id = (select opslag_institution()) or (select opslag_is_system()))'
      || ' with check (institution_id = (select opslag_institution()) or (select opslag_is_system()))', name);
  end loop;
end $$;
--> statement-breakpoint
alter table institutions enable row level security;
--> statement-breakpoint
alter table institutions force row level security;
--> statement-breakpoint
create policy published on institutions for select using (true);
--> statement-breakpoint
create policy operated on institutions using ((select opslag_is_system())) with check ((select opslag_is_system()));
--> statement-breakpoint
create policy published on settings for select using (thing in ('profile', 'theme', 'form', 'privacy-notice'));
--> statement-breakpoint
create policy published on departments for select using (true);
--> statement-breakpoint
create policy published on categories for select using (true);
--> statement-breakpoint
create policy published on locations for select using (true);
--> statement-breakpoint
create policy published on jobs for select using (audience = 'public');
--> statement-breakpoint
alter table candidates enable row level security;
--> statement-breakpoint
alter table candidates force row level security;
--> statement-breakpoint
create policy system_only on candidates using ((select opslag_is_system())) with check ((select opslag_is_system()));
--> statement-breakpoint
create function opslag_append_only() returns trigger language plpgsql as
$$ begin raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege'; end $$;
--> statement-breakpoint
create trigger append_only before update or delete on audit_events for each row execute function opslag_append_only();
--> statement-breakpoint
create trigger append_only_all before truncate on audit_events for each statement execute function opslag_append_only();
--> statement-breakpoint
create function opslag_changed() returns trigger language plpgsql as
$$ begin
  perform pg_notify('opslag_changed', coalesce(new.institution_id, old.institution_id)::text);
  return null;
end $$;
--> statement-breakpoint
create trigger changed after insert or update or delete on jobs for each row execute function opslag_changed();
--> statement-breakpoint
create trigger changed after insert or update or delete on settings for each row execute function opslag_changed();
--> statement-breakpoint
create function opslag_outbox_filled() returns trigger language plpgsql as
$$ begin perform pg_notify('opslag_outbox', ''); return null; end $$;
--> statement-breakpoint
create trigger filled after insert on outbox for each statement execute function opslag_outbox_filled();
