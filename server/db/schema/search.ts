import { bigint, customType, foreignKey, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { bytewiseText, instant } from './columns.ts'
import { jobs } from './jobs.ts'

/** Whole numbers, which an index finds rows by. */
const numbers = customType<{ data: number[] }>({ dataType: () => 'integer[]' })

/**
 * Every word that stands in a public ad, with a space before and after it; and what else ads are found by: `i:` an
 * institution, `c:` a category, `l:` a location. A part of a word finds the words that it stands in by their threes of letters
 * (index `search_words_by_grams`, in the migration). Two that bring a new word at the same moment write it twice: were it
 * unique, one would wait for the other, and those that bring several in other orders for ever. A word that no ad has any more goes.
 */
export const searchWords = pgTable(
  'search_words',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    word: bytewiseText().notNull(),
  },
  (t) => [index('search_words_by_word').on(t.word)],
)

/**
 * What a search walks: of each job that a public list can show the words that it is found by, and what narrows and orders the
 * list, named as in `jobs`. A trigger keeps it. All in it is public, so that its policy is none for readers: one that looks at
 * the row would keep the index of the words out of use.
 */
export const jobSearch = pgTable(
  'job_search',
  {
    institutionId: integer('institution_id').notNull(),
    id: bigint({ mode: 'number' }).notNull(),
    publishFrom: instant('publish_from').notNull(),
    deadline: instant('deadline'),
    listedUntil: instant('listed_until'),
    titleSort: bytewiseText('title_sort').notNull(),
    departmentKey: text('department_key'),
    categoryKey: text('category_key'),
    locationKey: text('location_key'),
    employmentType: text('employment_type'),
    /** Ids of `search_words`. */
    words: numbers().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    foreignKey({ columns: [t.institutionId, t.id], foreignColumns: [jobs.institutionId, jobs.id] }).onDelete('cascade'),
    // Without a list of what is to come: a search would have to read it whole.
    index('job_search_by_words').using('gin', t.words).with({ fastupdate: false }),
    index('job_search_by_deadline').on(t.deadline),
  ],
)
