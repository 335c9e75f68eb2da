CREATE TABLE "internal_keys" (
	"institution_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"sealed" text,
	"public_key" text,
	"algorithm" text,
	"created_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone,
	CONSTRAINT "internal_keys_institution_id_id_pk" PRIMARY KEY("institution_id","id")
);
--> statement-breakpoint
ALTER TABLE "sign_ins" ADD COLUMN "proven_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "internal_keys" ADD CONSTRAINT "internal_keys_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- internal: written by hand
alter table internal_keys enable row level security;
--> statement-breakpoint
alter table internal_keys force row level security;
--> statement-breakpoint
create policy tenant on internal_keys using (institution_id = (select opslag_institution()) or (select opslag_is_system()))
  with check (institution_id = (select opslag_institution()) or (select opslag_is_system()));
