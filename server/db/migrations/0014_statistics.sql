CREATE TABLE "media_counts" (
	"institution_id" integer NOT NULL,
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"job_id" bigint NOT NULL,
	"department" text NOT NULL,
	"medium" text NOT NULL,
	"n" integer NOT NULL,
	CONSTRAINT "media_counts_pk" PRIMARY KEY("institution_id","day","kind","job_id","department","medium")
);
--> statement-breakpoint
ALTER TABLE "media_counts" ADD CONSTRAINT "media_counts_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- statistics: written by hand
alter table media_counts enable row level security;
--> statement-breakpoint
alter table media_counts force row level security;
--> statement-breakpoint
create policy tenant on media_counts using (institution_id = (select opslag_institution()) or (select opslag_is_system()))
  with check (institution_id = (select opslag_institution()) or (select opslag_is_system()));
--> statement-breakpoint
-- The owner of the tables is under their rules too: whoever says nothing of whom they work for finds no row to count.
select set_config('opslag.scope', 'system', true);
--> statement-breakpoint
-- What has come in already is counted as it will be from now on.
insert into media_counts (institution_id, day, kind, job_id, department, medium, n)
  select a.institution_id, (a.received_at at time zone 'Europe/Copenhagen')::date, 'application', a.job_id, '', coalesce(a.medium, ''), count(*)
  from applications a join jobs j on j.institution_id = a.institution_id and j.id = a.job_id and j.audience <> 'test'
  where a.status = 'received' or (a.status = 'withdrawn' and exists (select from application_events e
    where e.institution_id = a.institution_id and e.application_id = a.id and e.kind = 'withdrawn' and e."from" = 'received'))
  group by 1, 2, 4, 6;
--> statement-breakpoint
insert into media_counts (institution_id, day, kind, job_id, department, medium, n)
  select a.institution_id, (e.at at time zone 'Europe/Copenhagen')::date, 'withdrawal', a.job_id, '', coalesce(a.medium, ''), count(*)
  from applications a join jobs j on j.institution_id = a.institution_id and j.id = a.job_id and j.audience <> 'test'
  join application_events e on e.institution_id = a.institution_id and e.application_id = a.id and e.kind = 'withdrawn' and e."from" = 'received'
  group by 1, 2, 4, 6;
--> statement-breakpoint
select set_config('opslag.scope', '', true);
