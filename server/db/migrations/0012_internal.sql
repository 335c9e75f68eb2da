ALTER TABLE "jobs" ADD COLUMN "internal_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "internal_until" timestamp with time zone;--> statement-breakpoint
-- internal: written by hand
-- Internal jobs that were there before stand on the intranet as they would have been stored.
alter table jobs no force row level security;
--> statement-breakpoint
update jobs set internal_from = publish_from, internal_until = deadline where audience = 'internal';
--> statement-breakpoint
alter table jobs force row level security;
