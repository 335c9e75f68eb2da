CREATE TABLE "theme_versions" (
	"institution_id" integer NOT NULL,
	"version" integer NOT NULL,
	"value" jsonb NOT NULL,
	"note" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"published_at" timestamp with time zone,
	CONSTRAINT "theme_versions_institution_id_version_pk" PRIMARY KEY("institution_id","version")
);
--> statement-breakpoint
ALTER TABLE "theme_versions" ADD CONSTRAINT "theme_versions_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- The owner of the tables is under their rules too: whoever says nothing of whom they work for finds no row to copy.
select set_config('opslag.scope', 'system', true);
--> statement-breakpoint
-- What is worn already is the first version.
insert into theme_versions (institution_id, version, value, note, created_at, created_by, published_at)
  select institution_id, 1, value, '', updated_at, updated_by, updated_at from settings where thing = 'theme' and value is not null;
--> statement-breakpoint
select set_config('opslag.scope', '', true);
--> statement-breakpoint
alter table theme_versions enable row level security;
--> statement-breakpoint
alter table theme_versions force row level security;
--> statement-breakpoint
create policy tenant on theme_versions using (institution_id = (select opslag_institution()) or (select opslag_is_system()))
  with check (institution_id = (select opslag_institution()) or (select opslag_is_system()));
