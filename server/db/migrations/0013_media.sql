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
ALTER TABLE "jobs" ADD COLUMN "listed_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "publishing" jsonb;--> statement-breakpoint
ALTER TABLE "job_publications" ADD CONSTRAINT "job_publications_institution_id_job_id_jobs_institution_id_id_fk" FOREIGN KEY ("institution_id","job_id") REFERENCES "public"."jobs"("institution_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "job_publications_of_job" ON "job_publications" USING btree ("institution_id","job_id","medium_key");--> statement-breakpoint
CREATE INDEX "job_publications_by_start" ON "job_publications" USING btree ("institution_id","published_from","id");--> statement-breakpoint
CREATE INDEX "job_publications_beginning" ON "job_publications" USING btree ("institution_id","medium_key","published_from") WHERE kind = 'board-feed' and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "job_publications_ending" ON "job_publications" USING btree ("institution_id","medium_key","published_until") WHERE kind = 'board-feed' and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "job_publications_withdrawn" ON "job_publications" USING btree ("withdrawn_at") WHERE withdrawn_at is not null;--> statement-breakpoint
CREATE INDEX "job_publications_due" ON "job_publications" USING btree ("board_due_at") WHERE board_due_at is not null;--> statement-breakpoint
CREATE INDEX "jobs_by_listing_end" ON "jobs" USING btree ("institution_id","listed_until") WHERE status = 'published' and audience = 'public' and listed_until is not null;--> statement-breakpoint
CREATE INDEX "jobs_by_listing_end_everywhere" ON "jobs" USING btree ("listed_until") WHERE status = 'published' and audience = 'public' and listed_until is not null;--> statement-breakpoint
-- media: written by hand
alter table job_publications enable row level security;
--> statement-breakpoint
alter table job_publications force row level security;
--> statement-breakpoint
create policy tenant on job_publications using (institution_id = (select opslag_institution()) or (select opslag_is_system()))
  with check (institution_id = (select opslag_institution()) or (select opslag_is_system()));
--> statement-breakpoint
-- A board's feed asks which jobs it holds, and every feed tells what was taken out of the public media.
create policy published on job_publications for select using ((select opslag_institution()) is null and kind <> 'intranet');
--> statement-breakpoint
-- Jobs that were there before media stand in the standard: the website.
alter table jobs no force row level security;
--> statement-breakpoint
alter table job_publications no force row level security;
--> statement-breakpoint
insert into job_publications (institution_id, id, job_id, medium_key, kind, published_from, cost)
  select institution_id, gen_random_uuid(), id, 'website', 'page', publish_from, 0 from jobs
  where audience = 'public' and pool_key is null;
--> statement-breakpoint
alter table job_publications force row level security;
--> statement-breakpoint
alter table jobs force row level security;
