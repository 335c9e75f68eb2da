CREATE TABLE "connection_tests" (
	"institution_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"address" text NOT NULL,
	"version" text,
	"passed" boolean,
	"findings" jsonb NOT NULL,
	"job_id" bigint,
	"actor" text NOT NULL,
	CONSTRAINT "connection_tests_institution_id_id_pk" PRIMARY KEY("institution_id","id")
);
--> statement-breakpoint
CREATE TABLE "feed_runs" (
	"institution_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"source" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"outcome" text NOT NULL,
	"reason" text,
	"found" integer DEFAULT 0 NOT NULL,
	"added" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"closed" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	"refusals" jsonb NOT NULL,
	"actor" text NOT NULL,
	CONSTRAINT "feed_runs_institution_id_id_pk" PRIMARY KEY("institution_id","id")
);
--> statement-breakpoint
CREATE TABLE "feeds" (
	"institution_id" integer NOT NULL,
	"source" text NOT NULL,
	"validators" jsonb NOT NULL,
	"next_run_at" timestamp with time zone NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"leased_until" timestamp with time zone,
	"leased_by" text,
	CONSTRAINT "feeds_institution_id_source_pk" PRIMARY KEY("institution_id","source")
);
--> statement-breakpoint
ALTER TABLE "institutions" ADD COLUMN "live_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "closed_reason" text;--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "apply_medium" jsonb;--> statement-breakpoint
ALTER TABLE "connection_tests" ADD CONSTRAINT "connection_tests_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connection_tests" ADD CONSTRAINT "connection_tests_institution_id_job_id_jobs_institution_id_id_fk" FOREIGN KEY ("institution_id","job_id") REFERENCES "public"."jobs"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed_runs" ADD CONSTRAINT "feed_runs_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feeds" ADD CONSTRAINT "feeds_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "connection_tests_of" ON "connection_tests" USING btree ("institution_id","started_at");--> statement-breakpoint
CREATE INDEX "feed_runs_of" ON "feed_runs" USING btree ("institution_id","source","started_at");--> statement-breakpoint
CREATE INDEX "feeds_due" ON "feeds" USING btree ("next_run_at");--> statement-breakpoint
do $$
declare name text;
begin
  foreach name in array array['feeds', 'feed_runs', 'connection_tests']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy tenant on %I using (institution_id = (select opslag_institution()) or (select opslag_is_system()))'
      || ' with check (institution_id = (select opslag_institution()) or (select opslag_is_system()))', name);
  end loop;
end $$;
--> statement-breakpoint
-- Institutions that were there before there was a test keep on showing.
alter table institutions no force row level security;
--> statement-breakpoint
update institutions set live_since = created_at;
--> statement-breakpoint
alter table institutions force row level security;
--> statement-breakpoint
-- An institution that passes its test goes live in its own transaction.
create policy own on institutions for update using (id = (select opslag_institution())) with check (id = (select opslag_institution()));
--> statement-breakpoint
create function opslag_institution_changed() returns trigger language plpgsql as
$$ begin
  perform pg_notify('opslag_changed', new.id::text);
  return null;
end $$;
--> statement-breakpoint
create trigger changed after update on institutions for each row execute function opslag_institution_changed();
--> statement-breakpoint
drop policy published on jobs;
--> statement-breakpoint
create policy published on jobs for select using ((select opslag_institution()) is null and audience in ('public', 'test'));
