CREATE TABLE "erasures" (
	"subject" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"candidate_id" uuid NOT NULL,
	"institution_id" integer,
	"origin" text,
	"device" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_ins" (
	"id" uuid PRIMARY KEY NOT NULL,
	"institution_id" integer NOT NULL,
	"purpose" text NOT NULL,
	"candidate_id" uuid,
	"email" text NOT NULL,
	"email_canonical" text NOT NULL,
	"language" text NOT NULL,
	"origin" text,
	"key_hash" text NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"institution_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"upload_hash" text NOT NULL,
	"job_id" bigint NOT NULL,
	"application_id" uuid,
	"draft_id" uuid,
	"position" integer DEFAULT 0 NOT NULL,
	"name" text NOT NULL,
	"bytes" integer NOT NULL,
	"received" integer DEFAULT 0 NOT NULL,
	"records" integer DEFAULT 0 NOT NULL,
	"status" text NOT NULL,
	"fault" text,
	"wrapped_key" text,
	"created_at" timestamp with time zone NOT NULL,
	"completed_at" timestamp with time zone,
	"scan_attempts" integer DEFAULT 0 NOT NULL,
	"scan_due_at" timestamp with time zone,
	"scan_leased_until" timestamp with time zone,
	"scanned_at" timestamp with time zone,
	CONSTRAINT "documents_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "documents_upload_hash_unique" UNIQUE("upload_hash")
);
--> statement-breakpoint
CREATE TABLE "downloads" (
	"institution_id" integer NOT NULL,
	"ticket_hash" text NOT NULL,
	"document_id" uuid NOT NULL,
	"actor" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"served_at" timestamp with time zone,
	CONSTRAINT "downloads_institution_id_ticket_hash_pk" PRIMARY KEY("institution_id","ticket_hash")
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"institution_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"job_id" bigint NOT NULL,
	"candidate_id" uuid NOT NULL,
	"key_hash" text NOT NULL,
	"content" text NOT NULL,
	"language" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "drafts_institution_id_id_pk" PRIMARY KEY("institution_id","id")
);
--> statement-breakpoint
CREATE TABLE "question_rounds" (
	"institution_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"job_id" bigint NOT NULL,
	"questions" jsonb NOT NULL,
	"reply_by" timestamp with time zone NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	CONSTRAINT "question_rounds_institution_id_id_pk" PRIMARY KEY("institution_id","id")
);
--> statement-breakpoint
CREATE TABLE "round_answers" (
	"institution_id" integer NOT NULL,
	"round_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"answers" jsonb,
	"answered_at" timestamp with time zone,
	CONSTRAINT "round_answers_institution_id_round_id_application_id_pk" PRIMARY KEY("institution_id","round_id","application_id")
);
--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "preferential_access" text;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "candidates" ADD COLUMN "name" text;--> statement-breakpoint
ALTER TABLE "candidates" ADD COLUMN "phone" text;--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "questions" jsonb;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_candidate_id_candidates_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidates"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD CONSTRAINT "sign_ins_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_institution_id_job_id_jobs_institution_id_id_fk" FOREIGN KEY ("institution_id","job_id") REFERENCES "public"."jobs"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_institution_id_application_id_applications_institution_id_id_fk" FOREIGN KEY ("institution_id","application_id") REFERENCES "public"."applications"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_institution_id_draft_id_drafts_institution_id_id_fk" FOREIGN KEY ("institution_id","draft_id") REFERENCES "public"."drafts"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "downloads" ADD CONSTRAINT "downloads_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_candidate_id_candidates_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidates"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_institution_id_job_id_jobs_institution_id_id_fk" FOREIGN KEY ("institution_id","job_id") REFERENCES "public"."jobs"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_rounds" ADD CONSTRAINT "question_rounds_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_rounds" ADD CONSTRAINT "question_rounds_institution_id_job_id_jobs_institution_id_id_fk" FOREIGN KEY ("institution_id","job_id") REFERENCES "public"."jobs"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_answers" ADD CONSTRAINT "round_answers_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_answers" ADD CONSTRAINT "round_answers_institution_id_round_id_question_rounds_institution_id_id_fk" FOREIGN KEY ("institution_id","round_id") REFERENCES "public"."question_rounds"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_answers" ADD CONSTRAINT "round_answers_institution_id_application_id_applications_institution_id_id_fk" FOREIGN KEY ("institution_id","application_id") REFERENCES "public"."applications"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "applications_of_candidate" ON "applications" USING btree ("candidate_id");--> statement-breakpoint
CREATE INDEX "applications_of_case" ON "applications" USING btree ("institution_id","case_id");--> statement-breakpoint
CREATE INDEX "sessions_of" ON "sessions" USING btree ("candidate_id");--> statement-breakpoint
CREATE INDEX "sessions_expiry" ON "sessions" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "sign_ins_of" ON "sign_ins" USING btree ("email_canonical","created_at");--> statement-breakpoint
CREATE INDEX "sign_ins_expiry" ON "sign_ins" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "documents_of_application" ON "documents" USING btree ("institution_id","application_id");--> statement-breakpoint
CREATE INDEX "documents_of_draft" ON "documents" USING btree ("institution_id","draft_id");--> statement-breakpoint
CREATE INDEX "documents_to_scan" ON "documents" USING btree ("scan_due_at");--> statement-breakpoint
CREATE INDEX "downloads_expiry" ON "downloads" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "drafts_of" ON "drafts" USING btree ("candidate_id");--> statement-breakpoint
CREATE INDEX "drafts_expiry" ON "drafts" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "question_rounds_of" ON "question_rounds" USING btree ("institution_id","job_id");--> statement-breakpoint
CREATE INDEX "round_answers_of" ON "round_answers" USING btree ("institution_id","application_id");
--> statement-breakpoint
ALTER TABLE "applications" DROP COLUMN "documents";
--> statement-breakpoint
do $$
declare name text;
begin
  foreach name in array array['sign_ins', 'drafts', 'documents', 'downloads', 'question_rounds', 'round_answers']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy tenant on %I using (institution_id = (select opslag_institution()) or (select opslag_is_system()))'
      || ' with check (institution_id = (select opslag_institution()) or (select opslag_is_system()))', name);
  end loop;
  foreach name in array array['sessions', 'erasures']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy system_only on %I using ((select opslag_is_system())) with check ((select opslag_is_system()))', name);
  end loop;
end $$;
