DROP INDEX "job_publications_of_job";--> statement-breakpoint
ALTER TABLE "job_publications" ADD COLUMN "superseded" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "job_publications_last" ON "job_publications" USING btree ("institution_id","job_id","medium_key") WHERE not superseded;--> statement-breakpoint
CREATE INDEX "job_publications_of_job" ON "job_publications" USING btree ("institution_id","job_id");