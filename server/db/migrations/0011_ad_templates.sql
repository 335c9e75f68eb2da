ALTER TABLE "jobs" ADD COLUMN "template" text;--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "blocks" jsonb;--> statement-breakpoint
-- What an institution says of itself in its ads, and how they are drawn, is on public pages.
drop policy published on settings;
--> statement-breakpoint
create policy published on settings for select using ((select opslag_institution()) is null
  and thing in ('profile', 'theme', 'form', 'privacy-notice', 'retention', 'job-agent', 'talent-pools', 'ad-templates'));
