CREATE TABLE "fonts" (
	"institution_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"family" text NOT NULL,
	"weight" text NOT NULL,
	"style" text NOT NULL,
	"file" text NOT NULL,
	"source_hash" text NOT NULL,
	"size" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	"fallback" jsonb NOT NULL,
	"embedding" text NOT NULL,
	"is_cut" boolean NOT NULL,
	"licence" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	CONSTRAINT "fonts_institution_id_id_pk" PRIMARY KEY("institution_id","id")
);
--> statement-breakpoint
CREATE TABLE "picture_renditions" (
	"institution_id" integer NOT NULL,
	"picture_id" uuid NOT NULL,
	"format" text NOT NULL,
	"width" integer NOT NULL,
	"hash" text NOT NULL,
	"size" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "picture_renditions_institution_id_picture_id_format_width_pk" PRIMARY KEY("institution_id","picture_id","format","width")
);
--> statement-breakpoint
CREATE TABLE "pictures" (
	"institution_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"use" text NOT NULL,
	"name" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"source_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	CONSTRAINT "pictures_institution_id_id_pk" PRIMARY KEY("institution_id","id")
);
--> statement-breakpoint
ALTER TABLE "fonts" ADD CONSTRAINT "fonts_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "picture_renditions" ADD CONSTRAINT "picture_renditions_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "picture_renditions" ADD CONSTRAINT "picture_renditions_picture" FOREIGN KEY ("institution_id","picture_id") REFERENCES "public"."pictures"("institution_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "fonts_face" ON "fonts" USING btree ("institution_id","family","weight","style");--> statement-breakpoint
CREATE INDEX "fonts_file" ON "fonts" USING btree ("file");--> statement-breakpoint
CREATE INDEX "picture_renditions_of" ON "picture_renditions" USING btree ("picture_id");--> statement-breakpoint
CREATE UNIQUE INDEX "pictures_source" ON "pictures" USING btree ("institution_id","use","source_hash");--> statement-breakpoint
-- Pages of all sites read the fonts and pictures; their addresses hold what nobody guesses.
do $$
declare name text;
begin
  foreach name in array array['fonts', 'pictures', 'picture_renditions']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy tenant on %I using (institution_id = (select opslag_institution()) or (select opslag_is_system()))'
      || ' with check (institution_id = (select opslag_institution()) or (select opslag_is_system()))', name);
    execute format('create policy published on %I for select using ((select opslag_institution()) is null)', name);
  end loop;
end $$;
--> statement-breakpoint
create trigger changed after insert or update or delete on fonts for each row execute function opslag_changed();
