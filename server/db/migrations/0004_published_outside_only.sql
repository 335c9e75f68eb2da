-- Policies are alternatives to each other: "published" made a transaction that works for one institution see the published
-- rows of all. It holds only where no institution has been named, so that a forgotten `where` sees nothing foreign.
drop policy published on settings;
--> statement-breakpoint
create policy published on settings for select using ((select opslag_institution()) is null
  and thing in ('profile', 'theme', 'form', 'privacy-notice', 'retention'));
--> statement-breakpoint
drop policy published on departments;
--> statement-breakpoint
create policy published on departments for select using ((select opslag_institution()) is null);
--> statement-breakpoint
drop policy published on categories;
--> statement-breakpoint
create policy published on categories for select using ((select opslag_institution()) is null);
--> statement-breakpoint
drop policy published on locations;
--> statement-breakpoint
create policy published on locations for select using ((select opslag_institution()) is null);
--> statement-breakpoint
drop policy published on jobs;
--> statement-breakpoint
create policy published on jobs for select using ((select opslag_institution()) is null and audience = 'public');
