CREATE TABLE "job_search" (
	"institution_id" integer NOT NULL,
	"id" bigint NOT NULL,
	"publish_from" timestamp with time zone NOT NULL,
	"deadline" timestamp with time zone,
	"listed_until" timestamp with time zone,
	"title_sort" text collate "C" NOT NULL,
	"department_key" text,
	"category_key" text,
	"location_key" text,
	"employment_type" text,
	"words" integer[] NOT NULL,
	CONSTRAINT "job_search_institution_id_id_pk" PRIMARY KEY("institution_id","id")
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "search_words_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"word" text collate "C" NOT NULL,
	CONSTRAINT "search_words_word_unique" UNIQUE("word")
);
--> statement-breakpoint
ALTER TABLE "job_agents" ADD COLUMN "words_as" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "searched_as" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "job_search" ADD CONSTRAINT "job_search_institution_id_id_jobs_institution_id_id_fk" FOREIGN KEY ("institution_id","id") REFERENCES "public"."jobs"("institution_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "job_search_by_words" ON "job_search" USING gin ("words") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "job_search_by_deadline" ON "job_search" USING btree ("deadline");--> statement-breakpoint
CREATE INDEX "job_agents_worded_otherwise" ON "job_agents" USING btree ("id") WHERE words_as < 1;--> statement-breakpoint
CREATE INDEX "jobs_searched_otherwise" ON "jobs" USING btree ("id") WHERE searched_as < 1;
--> statement-breakpoint
-- search: written by hand
create function opslag_grams(word text) returns text[] language sql immutable strict parallel safe as
$$ select array(select distinct substr(word, n, 3) from generate_series(1, length(word) - 2) n) $$;
--> statement-breakpoint
create index search_words_by_grams on search_words using gin (opslag_grams(word)) with (fastupdate = false);
--> statement-breakpoint
alter table job_search enable row level security;
--> statement-breakpoint
alter table job_search force row level security;
--> statement-breakpoint
create policy tenant on job_search using (institution_id = (select opslag_institution()) or (select opslag_is_system()))
  with check (institution_id = (select opslag_institution()) or (select opslag_is_system()));
--> statement-breakpoint
-- Only what is public stands there. A condition on the row would come before any search of its words, and keep their index out.
create policy published on job_search for select using (true);
--> statement-breakpoint
create function opslag_keep_search() returns trigger language plpgsql as
$$
declare
  wanted text[];
begin
  if new.status <> 'published' or new.audience <> 'public' or new.searched_as < 1 then
    if tg_op = 'UPDATE' then
      delete from job_search where institution_id = new.institution_id and id = new.id;
    end if;
    return null;
  end if;
  if tg_op = 'UPDATE' and new.search_text = old.search_text and new.searched_as = old.searched_as
    and new.category_key is not distinct from old.category_key and new.location_key is not distinct from old.location_key
  then
    update job_search set publish_from = new.publish_from, deadline = new.deadline,
      listed_until = new.listed_until, title_sort = new.title_sort,
      department_key = new.department_key, employment_type = new.employment_type
      where institution_id = new.institution_id and id = new.id;
    if found then return null; end if;
  end if;
  wanted := array(
    select distinct ' ' || left(word, 80) || ' ' from unnest(string_to_array(translate(new.search_text, E'\n', ' '), ' ')) word
    where word <> '')
    || array_remove(array['i:' || new.institution_id, 'c:' || new.category_key, 'l:' || new.location_key], null);
  -- In one order, so that two that bring the same words wait for each other and not in a ring.
  insert into search_words (word)
    select given.word collate "C" from unnest(wanted) given(word)
    where not exists (select from search_words known where known.word = given.word) order by 1
    on conflict do nothing;
  insert into job_search (institution_id, id, publish_from, deadline, listed_until, title_sort, department_key, category_key, location_key,
      employment_type, words)
    values (new.institution_id, new.id, new.publish_from, new.deadline, new.listed_until, new.title_sort, new.department_key, new.category_key,
      new.location_key, new.employment_type, array(select w.id from search_words w where w.word = any (wanted) order by w.id))
    on conflict (institution_id, id) do update set publish_from = excluded.publish_from, deadline = excluded.deadline, listed_until = excluded.listed_until,
      title_sort = excluded.title_sort, department_key = excluded.department_key, category_key = excluded.category_key,
      location_key = excluded.location_key, employment_type = excluded.employment_type, words = excluded.words;
  return null;
end
$$;
--> statement-breakpoint
create trigger keep_search after insert or update of search_text, searched_as, status, audience, publish_from, deadline, listed_until, title_sort,
  department_key, category_key, location_key, employment_type on jobs for each row execute function opslag_keep_search();
