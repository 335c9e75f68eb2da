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
ALTER TABLE "job_news" ADD CONSTRAINT "job_news_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_news" ADD CONSTRAINT "job_news_institution_id_job_id_jobs_institution_id_id_fk" FOREIGN KEY ("institution_id","job_id") REFERENCES "public"."jobs"("institution_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_secrets" ADD CONSTRAINT "webhook_secrets_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_secrets" ADD CONSTRAINT "webhook_secrets_institution_id_webhook_key_webhooks_institution_id_key_fk" FOREIGN KEY ("institution_id","webhook_key") REFERENCES "public"."webhooks"("institution_id","key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "job_news_due" ON "job_news" USING btree ("look_at");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_due" ON "webhook_deliveries" USING btree ("institution_id","webhook_key","due_at") WHERE status = 'waiting';--> statement-breakpoint
CREATE INDEX "webhook_deliveries_line" ON "webhook_deliveries" USING btree ("institution_id","webhook_key","line","seq") WHERE status = 'waiting' and line is not null;--> statement-breakpoint
CREATE INDEX "webhook_deliveries_of" ON "webhook_deliveries" USING btree ("institution_id","webhook_key","seq");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_swept" ON "webhook_deliveries" USING btree ("done_at") WHERE status <> 'waiting';--> statement-breakpoint
CREATE INDEX "webhook_secrets_of" ON "webhook_secrets" USING btree ("institution_id","webhook_key");--> statement-breakpoint
CREATE INDEX "jobs_by_end" ON "jobs" USING btree ("institution_id",(case when status = 'closed' then least(closed_at, (case when listed_until is null then deadline else listed_until end)) else (case when listed_until is null then deadline else listed_until end) end),"id") WHERE audience = 'public' and kind = 'job' and pool_key is null;--> statement-breakpoint
CREATE INDEX "jobs_by_end_everywhere" ON "jobs" USING btree ((case when status = 'closed' then least(closed_at, (case when listed_until is null then deadline else listed_until end)) else (case when listed_until is null then deadline else listed_until end) end),"id") WHERE audience = 'public' and kind = 'job' and pool_key is null;
--> statement-breakpoint
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
end $$;
--> statement-breakpoint
-- Whoever writes a job, in whatever way: an institution with webhooks has it looked at once the transaction commits.
create function opslag_job_news() returns trigger language plpgsql as
$$ begin
  if new.audience <> 'test' and new.kind = 'job' and exists (select from webhooks where institution_id = new.institution_id) then
    insert into job_news (institution_id, job_id, told, look_at) values (new.institution_id, new.id, '{}', '-infinity')
      on conflict (institution_id, job_id) do update set look_at = '-infinity';
    perform pg_notify('opslag_webhooks', '');
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger job_news_of_new after insert on jobs for each row execute function opslag_job_news();
--> statement-breakpoint
create trigger job_news_of_changed after update of updated_at, status, audience, publish_from, deadline on jobs
  for each row execute function opslag_job_news();
--> statement-breakpoint
create function opslag_webhooks_filled() returns trigger language plpgsql as
$$ begin perform pg_notify('opslag_webhooks', ''); return null; end $$;
--> statement-breakpoint
create trigger filled after insert on webhook_deliveries for each statement execute function opslag_webhooks_filled();
