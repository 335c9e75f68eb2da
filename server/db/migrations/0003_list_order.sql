DROP INDEX "jobs_open";--> statement-breakpoint
DROP INDEX "jobs_open_everywhere";--> statement-breakpoint
CREATE INDEX "jobs_by_deadline" ON "jobs" USING btree ("institution_id",coalesce(deadline, 'infinity'::timestamptz),"id") WHERE status = 'published' and audience = 'public';--> statement-breakpoint
CREATE INDEX "jobs_by_publication" ON "jobs" USING btree ("institution_id","publish_from","id") WHERE status = 'published' and audience = 'public';--> statement-breakpoint
CREATE INDEX "jobs_by_title" ON "jobs" USING btree ("institution_id","title_sort","id") WHERE status = 'published' and audience = 'public';--> statement-breakpoint
CREATE INDEX "jobs_by_deadline_everywhere" ON "jobs" USING btree (coalesce(deadline, 'infinity'::timestamptz),"id") WHERE status = 'published' and audience = 'public';--> statement-breakpoint
CREATE INDEX "jobs_by_publication_everywhere" ON "jobs" USING btree ("publish_from","id") WHERE status = 'published' and audience = 'public';--> statement-breakpoint
CREATE INDEX "jobs_by_title_everywhere" ON "jobs" USING btree ("title_sort","id") WHERE status = 'published' and audience = 'public';