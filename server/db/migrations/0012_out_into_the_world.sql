CREATE TABLE "internal_keys" (
	"institution_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"sealed" text,
	"public_key" text,
	"algorithm" text,
	"created_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone,
	CONSTRAINT "internal_keys_institution_id_id_pk" PRIMARY KEY("institution_id","id")
);
--> statement-breakpoint
CREATE TABLE "jobnet_ads" (
	"institution_id" integer NOT NULL,
	"job_id" bigint NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"problem" text,
	"jobnet_id" text,
	"replaces" text,
	"reference" text NOT NULL,
	"generation" integer NOT NULL,
	"request_id" uuid,
	"pending" text,
	"pending_hash" text,
	"in_doubt" boolean NOT NULL,
	"sent_hash" text,
	"sent_at" timestamp with time zone,
	"failures" integer NOT NULL,
	"noted" integer DEFAULT 0 NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone,
	"leased_until" timestamp with time zone,
	"leased_by" text,
	CONSTRAINT "jobnet_ads_institution_id_job_id_pk" PRIMARY KEY("institution_id","job_id")
);
--> statement-breakpoint
CREATE TABLE "jobnet_events" (
	"institution_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "jobnet_events_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"job_id" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"from" text NOT NULL,
	"to" text NOT NULL,
	"detail" text,
	CONSTRAINT "jobnet_events_institution_id_id_pk" PRIMARY KEY("institution_id","id")
);
--> statement-breakpoint
CREATE TABLE "job_publications" (
	"institution_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"job_id" bigint NOT NULL,
	"medium_key" text NOT NULL,
	"kind" text NOT NULL,
	"published_from" timestamp with time zone NOT NULL,
	"published_until" timestamp with time zone,
	"cost" integer NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"board_due_at" timestamp with time zone,
	"told_hash" text,
	"told_until" timestamp with time zone,
	"told_mail" uuid,
	CONSTRAINT "job_publications_institution_id_id_pk" PRIMARY KEY("institution_id","id")
);
--> statement-breakpoint
CREATE TABLE "media_counts" (
	"institution_id" integer NOT NULL,
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"job_id" bigint NOT NULL,
	"department" text NOT NULL,
	"medium" text NOT NULL,
	"n" integer NOT NULL,
	CONSTRAINT "media_counts_pk" PRIMARY KEY("institution_id","day","kind","job_id","department","medium")
);
--> statement-breakpoint
CREATE TABLE "job_news" (
	"institution_id" integer NOT NULL,
	"job_id" bigint NOT NULL,
	"told" jsonb NOT NULL,
	"look_at" timestamp with time zone,
	CONSTRAINT "job_news_institution_id_job_id_pk" PRIMARY KEY("institution_id","job_id")
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"institution_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "webhook_deliveries_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"webhook_key" text NOT NULL,
	"event" text NOT NULL,
	"job_id" bigint,
	"line" text,
	"body" text NOT NULL,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"answered" integer,
	"last_error" text,
	"created_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "webhook_deliveries_institution_id_id_pk" PRIMARY KEY("institution_id","id")
);
--> statement-breakpoint
CREATE TABLE "webhook_secrets" (
	"institution_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"webhook_key" text NOT NULL,
	"secret" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone,
	CONSTRAINT "webhook_secrets_institution_id_id_pk" PRIMARY KEY("institution_id","id")
);
--> statement-breakpoint
CREATE TABLE "webhooks" (
	"institution_id" integer NOT NULL,
	"key" text NOT NULL,
	"address" text NOT NULL,
	"stopped_at" timestamp with time zone,
	"rests_until" timestamp with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"tried_at" timestamp with time zone,
	"leased_until" timestamp with time zone,
	"leased_by" text,
	CONSTRAINT "webhooks_institution_id_key_pk" PRIMARY KEY("institution_id","key")
);
--> statement-breakpoint
ALTER TABLE "sign_ins" ADD COLUMN "proven_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "listed_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "internal_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "internal_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "occupation" jsonb;--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "publishing" jsonb;--> statement-breakpoint
ALTER TABLE "internal_keys" ADD CONSTRAINT "internal_keys_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobnet_ads" ADD CONSTRAINT "jobnet_ads_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobnet_ads" ADD CONSTRAINT "jobnet_ads_institution_id_job_id_jobs_institution_id_id_fk" FOREIGN KEY ("institution_id","job_id") REFERENCES "public"."jobs"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobnet_events" ADD CONSTRAINT "jobnet_events_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobnet_events" ADD CONSTRAINT "jobnet_events_institution_id_job_id_jobs_institution_id_id_fk" FOREIGN KEY ("institution_id","job_id") REFERENCES "public"."jobs"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_publications" ADD CONSTRAINT "job_publications_institution_id_job_id_jobs_institution_id_id_fk" FOREIGN KEY ("institution_id","job_id") REFERENCES "public"."jobs"("institution_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_counts" ADD CONSTRAINT "media_counts_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_news" ADD CONSTRAINT "job_news_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_news" ADD CONSTRAINT "job_news_institution_id_job_id_jobs_institution_id_id_fk" FOREIGN KEY ("institution_id","job_id") REFERENCES "public"."jobs"("institution_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_secrets" ADD CONSTRAINT "webhook_secrets_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_secrets" ADD CONSTRAINT "webhook_secrets_institution_id_webhook_key_webhooks_institution_id_key_fk" FOREIGN KEY ("institution_id","webhook_key") REFERENCES "public"."webhooks"("institution_id","key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "jobnet_ads_due" ON "jobnet_ads" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "jobnet_ads_of_state" ON "jobnet_ads" USING btree ("institution_id","state","job_id");--> statement-breakpoint
CREATE INDEX "jobnet_events_of" ON "jobnet_events" USING btree ("institution_id","job_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "job_publications_of_job" ON "job_publications" USING btree ("institution_id","job_id","medium_key");--> statement-breakpoint
CREATE INDEX "job_publications_by_start" ON "job_publications" USING btree ("institution_id","published_from","id");--> statement-breakpoint
CREATE INDEX "job_publications_beginning" ON "job_publications" USING btree ("institution_id","medium_key","published_from") WHERE kind = 'board-feed' and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "job_publications_ending" ON "job_publications" USING btree ("institution_id","medium_key","published_until") WHERE kind = 'board-feed' and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "job_publications_withdrawn" ON "job_publications" USING btree ("withdrawn_at") WHERE withdrawn_at is not null;--> statement-breakpoint
CREATE INDEX "job_publications_due" ON "job_publications" USING btree ("board_due_at") WHERE board_due_at is not null;--> statement-breakpoint
CREATE INDEX "job_news_due" ON "job_news" USING btree ("look_at");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_due" ON "webhook_deliveries" USING btree ("institution_id","webhook_key","due_at") WHERE status = 'waiting';--> statement-breakpoint
CREATE INDEX "webhook_deliveries_line" ON "webhook_deliveries" USING btree ("institution_id","webhook_key","line","seq") WHERE status = 'waiting' and line is not null;--> statement-breakpoint
CREATE INDEX "webhook_deliveries_of" ON "webhook_deliveries" USING btree ("institution_id","webhook_key","seq");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_swept" ON "webhook_deliveries" USING btree ("done_at") WHERE status <> 'waiting';--> statement-breakpoint
CREATE INDEX "webhook_secrets_of" ON "webhook_secrets" USING btree ("institution_id","webhook_key");--> statement-breakpoint
CREATE INDEX "jobs_by_listing_end" ON "jobs" USING btree ("institution_id","listed_until") WHERE status = 'published' and audience = 'public' and listed_until is not null;--> statement-breakpoint
CREATE INDEX "jobs_by_listing_end_everywhere" ON "jobs" USING btree ("listed_until") WHERE status = 'published' and audience = 'public' and listed_until is not null;--> statement-breakpoint
CREATE INDEX "jobs_by_end" ON "jobs" USING btree ("institution_id",(case when status = 'closed' then least(closed_at, deadline) else deadline end),"id") WHERE audience = 'public' and kind = 'job' and pool_key is null;--> statement-breakpoint
CREATE INDEX "jobs_by_end_everywhere" ON "jobs" USING btree ((case when status = 'closed' then least(closed_at, deadline) else deadline end),"id") WHERE audience = 'public' and kind = 'job' and pool_key is null;--> statement-breakpoint
-- internal: written by hand
-- Internal jobs that were there before stand on the intranet as they would have been stored.
alter table jobs no force row level security;--> statement-breakpoint
update jobs set internal_from = publish_from, internal_until = deadline where audience = 'internal';--> statement-breakpoint
alter table jobs force row level security;--> statement-breakpoint
-- internal: written by hand
alter table internal_keys enable row level security;--> statement-breakpoint
alter table internal_keys force row level security;--> statement-breakpoint
create policy tenant on internal_keys using (institution_id = (select opslag_institution()) or (select opslag_is_system()))
  with check (institution_id = (select opslag_institution()) or (select opslag_is_system()));--> statement-breakpoint
-- media: written by hand
alter table job_publications enable row level security;--> statement-breakpoint
alter table job_publications force row level security;--> statement-breakpoint
create policy tenant on job_publications using (institution_id = (select opslag_institution()) or (select opslag_is_system()))
  with check (institution_id = (select opslag_institution()) or (select opslag_is_system()));--> statement-breakpoint
-- A board's feed asks which jobs it holds, and every feed tells what was taken out of the public media.
create policy published on job_publications for select using ((select opslag_institution()) is null and kind <> 'intranet');--> statement-breakpoint
-- Jobs that were there before media stand in the standard: the website.
alter table jobs no force row level security;--> statement-breakpoint
alter table job_publications no force row level security;--> statement-breakpoint
insert into job_publications (institution_id, id, job_id, medium_key, kind, published_from, cost)
  select institution_id, gen_random_uuid(), id, 'website', 'page', publish_from, 0 from jobs
  where audience = 'public' and pool_key is null;--> statement-breakpoint
alter table job_publications force row level security;--> statement-breakpoint
alter table jobs force row level security;--> statement-breakpoint
-- statistics: written by hand
alter table media_counts enable row level security;--> statement-breakpoint
alter table media_counts force row level security;--> statement-breakpoint
create policy tenant on media_counts using (institution_id = (select opslag_institution()) or (select opslag_is_system()))
  with check (institution_id = (select opslag_institution()) or (select opslag_is_system()));--> statement-breakpoint
-- The owner of the tables is under their rules too: whoever says nothing of whom they work for finds no row to count.
select set_config('opslag.scope', 'system', true);--> statement-breakpoint
-- What has come in already is counted as it will be from now on.
insert into media_counts (institution_id, day, kind, job_id, department, medium, n)
  select a.institution_id, (a.received_at at time zone 'Europe/Copenhagen')::date, 'application', a.job_id, '', coalesce(a.medium, ''), count(*)
  from applications a join jobs j on j.institution_id = a.institution_id and j.id = a.job_id and j.audience <> 'test'
  where a.status = 'received' or (a.status = 'withdrawn' and exists (select from application_events e
    where e.institution_id = a.institution_id and e.application_id = a.id and e.kind = 'withdrawn' and e."from" = 'received'))
  group by 1, 2, 4, 6;--> statement-breakpoint
insert into media_counts (institution_id, day, kind, job_id, department, medium, n)
  select a.institution_id, (e.at at time zone 'Europe/Copenhagen')::date, 'withdrawal', a.job_id, '', coalesce(a.medium, ''), count(*)
  from applications a join jobs j on j.institution_id = a.institution_id and j.id = a.job_id and j.audience <> 'test'
  join application_events e on e.institution_id = a.institution_id and e.application_id = a.id and e.kind = 'withdrawn' and e."from" = 'received'
  group by 1, 2, 4, 6;--> statement-breakpoint
select set_config('opslag.scope', '', true);--> statement-breakpoint
-- webhooks: written by hand
do $$
declare name text;
begin
  foreach name in array array['webhooks', 'webhook_secrets', 'webhook_deliveries', 'job_news']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy tenant on %I using (institution_id = (select opslag_institution()) or (select opslag_is_system()))'
      || ' with check (institution_id = (select opslag_institution()) or (select opslag_is_system()))', name);
  end loop;
end $$;--> statement-breakpoint
-- Whoever writes a job, in whatever way: an institution with webhooks has it looked at once the transaction commits.
create function opslag_job_news() returns trigger language plpgsql as
$$ begin
  if new.audience <> 'test' and new.kind = 'job' and exists (select from webhooks where institution_id = new.institution_id) then
    insert into job_news (institution_id, job_id, told, look_at) values (new.institution_id, new.id, '{}', '-infinity')
      on conflict (institution_id, job_id) do update set look_at = '-infinity';
    perform pg_notify('opslag_webhooks', '');
  end if;
  return null;
end $$;--> statement-breakpoint
create trigger job_news_of_new after insert on jobs for each row execute function opslag_job_news();--> statement-breakpoint
create trigger job_news_of_changed after update of updated_at, status, audience, publish_from, deadline on jobs
  for each row execute function opslag_job_news();--> statement-breakpoint
create function opslag_webhooks_filled() returns trigger language plpgsql as
$$ begin perform pg_notify('opslag_webhooks', ''); return null; end $$;--> statement-breakpoint
create trigger filled after insert on webhook_deliveries for each statement execute function opslag_webhooks_filled();--> statement-breakpoint
-- jobnet: written by hand
do $$
declare name text;
begin
  foreach name in array array['jobnet_ads', 'jobnet_events']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy tenant on %I using (institution_id = (select opslag_institution()) or (select opslag_is_system()))'
      || ' with check (institution_id = (select opslag_institution()) or (select opslag_is_system()))', name);
  end loop;
end $$;
