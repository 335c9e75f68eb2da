ALTER TABLE "search_words" DROP CONSTRAINT "search_words_word_unique";--> statement-breakpoint
CREATE INDEX "jobnet_events_said" ON "jobnet_events" USING btree ("at") WHERE detail is not null and (kind = 'fault' or "to" = 'rejected');--> statement-breakpoint
CREATE INDEX "search_words_by_word" ON "search_words" USING btree ("word");--> statement-breakpoint
-- upkeep: written by hand
create or replace function opslag_search_words(search_text text) returns text[] language sql immutable strict parallel safe as
$$ select array(select distinct ' ' || left(word, 80) || ' ' from unnest(string_to_array(translate(search_text, E'\n', ' '), ' ')) word
  where word <> '') $$;
--> statement-breakpoint
create or replace function opslag_keep_search() returns trigger language plpgsql as
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
  wanted := opslag_search_words(new.search_text)
    || array_remove(array['i:' || new.institution_id, 'c:' || new.category_key, 'l:' || new.location_key,
      'p:' || new.category_key || ',' || new.location_key], null);
  -- From here to the end of the transaction no word goes: not between the look whether it is known and the ad that has it.
  perform pg_advisory_xact_lock_shared(hashtextextended('search words', 0));
  -- None waits for another's word: two that are new at the same moment stand there twice until the ads of one are gone.
  insert into search_words (word)
    select given.word from unnest(wanted) given(word)
    where not exists (select from search_words known where known.word = given.word);
  insert into job_search (institution_id, id, publish_from, deadline, listed_until, title_sort, department_key, category_key, location_key,
      employment_type, words)
    values (new.institution_id, new.id, new.publish_from, new.deadline, new.listed_until, new.title_sort, new.department_key, new.category_key,
      new.location_key, new.employment_type,
      array(select min(w.id) from search_words w where w.word = any (wanted) group by w.word order by 1))
    on conflict (institution_id, id) do update set publish_from = excluded.publish_from, deadline = excluded.deadline, listed_until = excluded.listed_until,
      title_sort = excluded.title_sort, department_key = excluded.department_key, category_key = excluded.category_key,
      location_key = excluded.location_key, employment_type = excluded.employment_type, words = excluded.words;
  return null;
end
$$;
--> statement-breakpoint
-- As before, and also while a change of the setting `webhooks` is under way, which sees this job no more than this sees the change.
-- None waits for the other: who can hold the setting (server/settings/job-questions.ts) is waited for by the next change of it.
create or replace function opslag_job_news() returns trigger language plpgsql as
$$
declare
  is_still boolean;
begin
  if new.audience = 'test' or new.kind <> 'job' then return null; end if;
  is_still := pg_try_advisory_xact_lock_shared(hashtextextended('setting ' || new.institution_id || ' webhooks', 0));
  -- A statement of its own: it sees what was committed before the setting was held.
  if is_still and not exists (select from webhooks where institution_id = new.institution_id) then return null; end if;
  insert into job_news (institution_id, job_id, told, look_at) values (new.institution_id, new.id, '{}', '-infinity')
    on conflict (institution_id, job_id) do update set look_at = '-infinity';
  perform pg_notify('opslag_webhooks', '');
  return null;
end
$$;
