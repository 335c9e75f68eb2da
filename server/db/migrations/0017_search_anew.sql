-- search: written by hand
-- Only the index reads the words. Beside the table, they leave what a search filters and sorts by on a twentieth of the pages.
alter table job_search alter column words set storage external;
--> statement-breakpoint
alter table job_search set (toast_tuple_target = 128);
--> statement-breakpoint
-- Ads know more trades, and their category and place as one word: they and the job agents are written anew in the background.
select set_config('opslag.scope', 'system', true);
--> statement-breakpoint
update jobs set searched_as = 0 where searched_as > 0;
--> statement-breakpoint
update job_agents set words_as = 0 where words_as > 0;
--> statement-breakpoint
select set_config('opslag.scope', '', true);
