DROP INDEX "jobs_by_deadline";--> statement-breakpoint
DROP INDEX "jobs_by_deadline_everywhere";--> statement-breakpoint
CREATE INDEX "jobs_by_deadline" ON "jobs" USING btree ("institution_id",(case when deadline is null then 'infinity'::timestamptz else deadline end),"id") WHERE status = 'published' and audience = 'public';--> statement-breakpoint
CREATE INDEX "jobs_by_deadline_everywhere" ON "jobs" USING btree ((case when deadline is null then 'infinity'::timestamptz else deadline end),"id") WHERE status = 'published' and audience = 'public';