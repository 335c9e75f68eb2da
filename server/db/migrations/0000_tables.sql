CREATE TABLE "application_events" (
	"institution_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "application_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"application_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"from" text,
	"to" text,
	"actor" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "application_events_institution_id_id_pk" PRIMARY KEY("institution_id","id")
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"institution_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"reference" text NOT NULL,
	"job_id" bigint NOT NULL,
	"case_id" uuid NOT NULL,
	"candidate_id" uuid,
	"status" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"email_canonical" text,
	"phone" text,
	"fields" jsonb NOT NULL,
	"motivation" text,
	"documents" jsonb NOT NULL,
	"answers" jsonb NOT NULL,
	"privacy_version" text,
	"privacy_text" text,
	"acknowledged_at" timestamp with time zone,
	"language" text NOT NULL,
	"medium" text,
	"received_by" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"late_reason" text,
	"confirmation_hash" text,
	"confirmation_tries" integer DEFAULT 0 NOT NULL,
	"confirmation_expires_at" timestamp with time zone,
	CONSTRAINT "applications_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "applications_reference" UNIQUE("institution_id","reference")
);
--> statement-breakpoint
CREATE TABLE "candidates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"email_canonical" text NOT NULL,
	"confirmed_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "candidates_email_canonical_unique" UNIQUE("email_canonical")
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"institution_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_keys_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "api_keys_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "categories" (
	"institution_id" integer NOT NULL,
	"key" text NOT NULL,
	"label" jsonb NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "categories_institution_id_key_pk" PRIMARY KEY("institution_id","key")
);
--> statement-breakpoint
CREATE TABLE "departments" (
	"institution_id" integer NOT NULL,
	"key" text NOT NULL,
	"parent_key" text,
	"path" text[] NOT NULL,
	"label" jsonb NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "departments_institution_id_key_pk" PRIMARY KEY("institution_id","key")
);
--> statement-breakpoint
CREATE TABLE "institutions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "institutions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "institutions_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "locations" (
	"institution_id" integer NOT NULL,
	"key" text NOT NULL,
	"label" jsonb NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "locations_institution_id_key_pk" PRIMARY KEY("institution_id","key")
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"institution_id" integer NOT NULL,
	"thing" text NOT NULL,
	"version" integer NOT NULL,
	"value" jsonb,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" text NOT NULL,
	CONSTRAINT "settings_institution_id_thing_pk" PRIMARY KEY("institution_id","thing")
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"institution_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "jobs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1001 CACHE 1),
	"case_id" uuid NOT NULL,
	"source" text NOT NULL,
	"external_id" text NOT NULL,
	"input_hash" text NOT NULL,
	"kind" text NOT NULL,
	"audience" text NOT NULL,
	"status" text NOT NULL,
	"closed_at" timestamp with time zone,
	"publish_from" timestamp with time zone NOT NULL,
	"deadline" timestamp with time zone,
	"language" text NOT NULL,
	"title" text NOT NULL,
	"title_sort" text collate "C" NOT NULL,
	"body_html" text NOT NULL,
	"search_text" text NOT NULL,
	"department_key" text,
	"category_key" text,
	"location_key" text,
	"employment_type" text,
	"work_hours" text,
	"employment_area" text,
	"pay" text,
	"part_time_possible" boolean,
	"fixed_tenure" text,
	"readvertised" boolean NOT NULL,
	"apply_otherwise" text,
	"apply_at" text NOT NULL,
	"apply_url" text,
	"start_date" text,
	"interview_dates" jsonb NOT NULL,
	"answer_expected" text,
	"workplace" jsonb,
	"number_of_positions" integer NOT NULL,
	"contacts" jsonb NOT NULL,
	"form" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "jobs_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "jobs_source" UNIQUE("institution_id","source","external_id")
);
--> statement-breakpoint
CREATE TABLE "recruitment_cases" (
	"institution_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"applications_received" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "recruitment_cases_institution_id_id_pk" PRIMARY KEY("institution_id","id")
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"institution_id" integer,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"resource" text NOT NULL,
	"request_id" text NOT NULL,
	"details" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"institution_id" integer NOT NULL,
	"key_hash" text NOT NULL,
	"body_hash" text NOT NULL,
	"status" integer,
	"answer" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_institution_id_key_hash_pk" PRIMARY KEY("institution_id","key_hash")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"institution_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"leased_until" timestamp with time zone,
	"leased_by" text,
	"last_error" text,
	"created_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "outbox_institution_id_id_pk" PRIMARY KEY("institution_id","id")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "application_events" ADD CONSTRAINT "application_events_institution_id_application_id_applications_institution_id_id_fk" FOREIGN KEY ("institution_id","application_id") REFERENCES "public"."applications"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_candidate_id_candidates_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_institution_id_job_id_jobs_institution_id_id_fk" FOREIGN KEY ("institution_id","job_id") REFERENCES "public"."jobs"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_institution_id_case_id_recruitment_cases_institution_id_id_fk" FOREIGN KEY ("institution_id","case_id") REFERENCES "public"."recruitment_cases"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "categories" ADD CONSTRAINT "categories_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departments" ADD CONSTRAINT "departments_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departments" ADD CONSTRAINT "departments_institution_id_parent_key_departments_institution_id_key_fk" FOREIGN KEY ("institution_id","parent_key") REFERENCES "public"."departments"("institution_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "locations" ADD CONSTRAINT "locations_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_institution_id_case_id_recruitment_cases_institution_id_id_fk" FOREIGN KEY ("institution_id","case_id") REFERENCES "public"."recruitment_cases"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_institution_id_department_key_departments_institution_id_key_fk" FOREIGN KEY ("institution_id","department_key") REFERENCES "public"."departments"("institution_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_institution_id_category_key_categories_institution_id_key_fk" FOREIGN KEY ("institution_id","category_key") REFERENCES "public"."categories"("institution_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_institution_id_location_key_locations_institution_id_key_fk" FOREIGN KEY ("institution_id","location_key") REFERENCES "public"."locations"("institution_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recruitment_cases" ADD CONSTRAINT "recruitment_cases_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "application_events_of" ON "application_events" USING btree ("institution_id","application_id");--> statement-breakpoint
CREATE INDEX "applications_of_job" ON "applications" USING btree ("institution_id","job_id","received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "applications_one_counts" ON "applications" USING btree ("institution_id","job_id","email_canonical") WHERE status = 'received' and received_by = 'form';--> statement-breakpoint
CREATE INDEX "api_keys_hash_index" ON "api_keys" USING btree ("hash") WHERE revoked_at is null;--> statement-breakpoint
CREATE INDEX "jobs_open" ON "jobs" USING btree ("institution_id","deadline","id") WHERE status = 'published';--> statement-breakpoint
CREATE INDEX "jobs_open_everywhere" ON "jobs" USING btree ("deadline","id") WHERE status = 'published';--> statement-breakpoint
CREATE INDEX "jobs_by_id" ON "jobs" USING btree ("id");--> statement-breakpoint
CREATE INDEX "audit_events_of" ON "audit_events" USING btree ("institution_id","at");--> statement-breakpoint
CREATE INDEX "idempotency_keys_expiry" ON "idempotency_keys" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("due_at") WHERE status = 'waiting';