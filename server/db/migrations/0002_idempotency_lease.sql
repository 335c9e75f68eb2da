ALTER TABLE "idempotency_keys" ADD COLUMN "leased_by" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD COLUMN "leased_until" timestamp with time zone NOT NULL;