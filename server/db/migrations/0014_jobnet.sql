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
ALTER TABLE "jobs" ADD COLUMN "occupation" jsonb;--> statement-breakpoint
ALTER TABLE "jobnet_ads" ADD CONSTRAINT "jobnet_ads_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobnet_ads" ADD CONSTRAINT "jobnet_ads_institution_id_job_id_jobs_institution_id_id_fk" FOREIGN KEY ("institution_id","job_id") REFERENCES "public"."jobs"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobnet_events" ADD CONSTRAINT "jobnet_events_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobnet_events" ADD CONSTRAINT "jobnet_events_institution_id_job_id_jobs_institution_id_id_fk" FOREIGN KEY ("institution_id","job_id") REFERENCES "public"."jobs"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "jobnet_ads_due" ON "jobnet_ads" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "jobnet_ads_of_state" ON "jobnet_ads" USING btree ("institution_id","state","job_id");--> statement-breakpoint
CREATE INDEX "jobnet_events_of" ON "jobnet_events" USING btree ("institution_id","job_id","seq");--> statement-breakpoint
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
