/**
 * What every column can hold about a person, and what happens to it. A test fails when a column has no row here.
 *
 * - `none`: says nothing about an applicant, a candidate or a member of staff.
 * - `application`: goes when the retention of applications ends, counted from the end of the recruitment case.
 * - `candidate`: goes at the candidate's wish; when nothing else of theirs is left, a year after they last signed in, or a
 *   week after an address was typed that nobody ever signed in with.
 * - `contact`: an official contact, or a picture, published by the institution; changes with the ad, the profile or the theme.
 * - `audit`: pseudonymous ids in the audit trail, kept as evidence; no content.
 * - `until-sent`: emptied once the mail has left, was stopped or was given up.
 * - `a-month`: emptied 30 days after the mail has left or was given up, at once when it was stopped; what others said, after 30 days.
 * - `consent`: goes when the consent ends or is withdrawn; of a sign-up that nobody confirmed, after seven days.
 * - `draft`: goes with the draft, 30 days after the deadline at most, or at the person's wish.
 * - `a-day`: goes within 24 hours of its end.
 */
type DataRule =
  | 'none'
  | 'application'
  | 'candidate'
  | 'contact'
  | 'audit'
  | 'until-sent'
  | 'a-month'
  | 'consent'
  | 'draft'
  | 'a-day'

type TableMap = Record<string, DataRule>
const all = (rule: DataRule, ...columns: string[]): TableMap =>
  Object.fromEntries(columns.map((column) => [column, rule]))

/** Rule by table and column, names as in the database. */
export const DATA_MAP: Record<string, TableMap> = {
  institutions: all('none', 'id', 'slug', 'created_at', 'live_since'),
  settings: {
    ...all('none', 'institution_id', 'thing', 'version', 'updated_at'),
    ...all('contact', 'value'),
    ...all('audit', 'updated_by'),
  },
  theme_versions: {
    ...all('none', 'institution_id', 'version', 'value', 'note', 'created_at', 'published_at'),
    ...all('audit', 'created_by'),
  },
  fonts: {
    ...all('none', 'institution_id', 'id', 'family', 'weight', 'style', 'file', 'source_hash', 'size', 'bytes'),
    ...all('none', 'fallback', 'embedding', 'is_cut', 'created_at'),
    ...all('contact', 'licence'),
    ...all('audit', 'created_by'),
  },
  pictures: {
    ...all('none', 'institution_id', 'id', 'use', 'width', 'height', 'source_hash', 'created_at'),
    ...all('contact', 'name'),
    ...all('audit', 'created_by'),
  },
  picture_renditions: {
    ...all('none', 'institution_id', 'picture_id', 'format', 'width', 'hash', 'size'),
    ...all('contact', 'bytes'),
  },
  departments: all('none', 'institution_id', 'key', 'parent_key', 'path', 'label', 'position'),
  categories: all('none', 'institution_id', 'key', 'label', 'position'),
  locations: all('none', 'institution_id', 'key', 'label', 'position'),
  api_keys: all('none', 'institution_id', 'id', 'name', 'hash', 'created_at', 'revoked_at'),
  internal_keys: {
    ...all(
      'none',
      'institution_id',
      'id',
      'kind',
      'name',
      'sealed',
      'public_key',
      'algorithm',
      'created_at',
      'ends_at',
    ),
  },
  recruitment_cases: all('none', 'institution_id', 'id', 'created_at', 'ended_at', 'applications_received'),
  jobs: {
    ...all('none', 'institution_id', 'id', 'case_id', 'source', 'external_id', 'input_hash', 'kind', 'audience'),
    ...all(
      'none',
      'status',
      'closed_at',
      'closed_reason',
      'publish_from',
      'deadline',
      'listed_until',
      'publishing',
      'internal_from',
      'internal_until',
      'language',
      'title',
      'title_sort',
      'template',
    ),
    ...all('none', 'department_key', 'category_key', 'location_key', 'employment_type', 'work_hours'),
    ...all(
      'none',
      'occupation',
      'employment_area',
      'pay',
      'part_time_possible',
      'fixed_tenure',
      'readvertised',
      'apply_at',
    ),
    ...all('none', 'apply_url', 'apply_medium', 'start_date', 'interview_dates', 'answer_expected', 'workplace'),
    ...all('none', 'number_of_positions', 'form', 'questions', 'mail_templates', 'pool_key', 'agents_asked_at'),
    ...all('none', 'created_at', 'updated_at', 'searched_as'),
    ...all('contact', 'body_html', 'blocks', 'search_text', 'apply_otherwise', 'contacts'),
  },
  job_search: {
    ...all('none', 'institution_id', 'id', 'publish_from', 'deadline', 'title_sort', 'department_key', 'category_key'),
    ...all('none', 'listed_until', 'location_key', 'employment_type'),
    ...all('contact', 'words'),
  },
  search_words: { ...all('none', 'id'), ...all('contact', 'word') },
  jobnet_ads: {
    ...all('none', 'institution_id', 'job_id', 'state', 'jobnet_id', 'replaces', 'reference'),
    ...all('none', 'generation', 'request_id', 'pending', 'pending_hash', 'in_doubt', 'sent_hash', 'sent_at'),
    ...all('none', 'failures', 'noted', 'changed_at', 'due_at', 'leased_until', 'leased_by'),
    // What Jobnet says of the ad as it is; it may name the ad's contact, or whoever looked at it there.
    ...all('contact', 'reason', 'problem'),
  },
  jobnet_events: {
    ...all('none', 'institution_id', 'id', 'seq', 'job_id', 'at', 'kind', 'from', 'to'),
    ...all('a-month', 'detail'),
  },
  job_publications: {
    ...all('none', 'institution_id', 'id', 'job_id', 'medium_key', 'kind', 'published_from', 'published_until', 'cost'),
    ...all('none', 'withdrawn_at', 'superseded', 'board_due_at', 'told_hash', 'told_until', 'told_mail'),
  },
  candidates: {
    ...all('candidate', 'id', 'email', 'email_canonical', 'name', 'phone', 'confirmed_at', 'created_at'),
    ...all('candidate', 'seen_at', 'expiry_told_at'),
  },
  job_agents: {
    ...all('none', 'institution_id'),
    ...all('consent', 'id', 'candidate_id', 'status', 'reach', 'frequency', 'language', 'q', 'words', 'category'),
    ...all('none', 'words_as'),
    ...all('consent', 'location', 'department', 'employment_type', 'filter_hash', 'confirmations'),
    ...all('consent', 'confirmation_tries', 'created_at', 'confirmed_at', 'ends_at', 'renewal_asked_at', 'ended_at'),
    ...all('consent', 'ended_reason', 'next_digest_at', 'last_digest_at'),
  },
  digests: {
    ...all('none', 'institution_id'),
    ...all('consent', 'id', 'agent_id', 'created_at'),
  },
  agent_matches: {
    ...all('none', 'institution_id', 'job_institution_id', 'job_id'),
    ...all('consent', 'agent_id', 'matched_at', 'digest_id', 'relevant'),
  },
  agent_feedback: all('none', 'institution_id', 'job_id', 'sent', 'relevant', 'not_relevant'),
  pool_members: {
    ...all('none', 'institution_id', 'pool_key'),
    ...all('consent', 'id', 'candidate_id', 'status', 'name', 'phone', 'motivation', 'answers', 'language', 'medium'),
    ...all('consent', 'privacy_version', 'privacy_text', 'consent_version', 'consent_text', 'consented_at'),
    ...all('consent', 'confirmations', 'confirmation_tries', 'created_at', 'confirmed_at', 'changed_at'),
    ...all('consent', 'expires_at', 'reminded_at', 'left_at'),
  },
  application_messages: {
    ...all('none', 'institution_id'),
    ...all('application', 'id', 'application_id', 'template', 'text', 'language', 'created_at', 'shown_from'),
    ...all('audit', 'actor'),
  },
  sign_ins: {
    ...all('none', 'institution_id', 'purpose', 'language', 'origin', 'tries', 'proven_at'),
    ...all(
      'a-day',
      'id',
      'candidate_id',
      'email',
      'email_canonical',
      'key_hash',
      'created_at',
      'expires_at',
      'used_at',
    ),
  },
  sessions: {
    ...all('none', 'institution_id', 'origin'),
    ...all('a-day', 'id', 'candidate_id', 'device', 'created_at', 'last_seen_at', 'ends_at'),
  },
  erasures: all('audit', 'subject', 'kind', 'at'),
  drafts: {
    ...all('none', 'institution_id', 'job_id'),
    ...all('draft', 'id', 'candidate_id', 'key_hash', 'content', 'language', 'saved_at', 'expires_at'),
  },
  documents: {
    ...all(
      'none',
      'institution_id',
      'job_id',
      'pool_key',
      'position',
      'records',
      'scan_attempts',
      'scan_due_at',
      'scan_leased_until',
    ),
    ...all(
      'application',
      'id',
      'upload_hash',
      'application_id',
      'draft_id',
      'member_id',
      'name',
      'bytes',
      'received',
      'status',
    ),
    ...all('application', 'fault', 'wrapped_key', 'created_at', 'completed_at', 'scanned_at'),
  },
  downloads: {
    ...all('none', 'institution_id'),
    ...all('a-day', 'ticket_hash', 'document_id', 'actor', 'created_at', 'expires_at', 'served_at'),
  },
  question_rounds: {
    ...all('none', 'institution_id', 'id', 'job_id', 'questions', 'reply_by', 'asked_at'),
    ...all('audit', 'actor'),
  },
  round_answers: {
    ...all('none', 'institution_id', 'round_id'),
    ...all('application', 'application_id', 'answers', 'answered_at'),
  },
  applications: {
    ...all('none', 'institution_id', 'job_id', 'case_id'),
    ...all('application', 'id', 'reference', 'candidate_id', 'status', 'name', 'email', 'email_canonical', 'phone'),
    ...all('application', 'fields', 'motivation', 'answers', 'preferential_access', 'changed_at'),
    ...all('application', 'privacy_version', 'privacy_text'),
    ...all('application', 'acknowledged_at', 'language', 'medium', 'received_by', 'received_at', 'late_reason'),
    ...all('application', 'confirmation_hash', 'confirmation_tries', 'confirmation_expires_at'),
  },
  application_events: {
    ...all('none', 'institution_id', 'id'),
    ...all('application', 'application_id', 'kind', 'from', 'to', 'actor', 'at'),
  },
  audit_events: {
    ...all('none', 'id', 'institution_id'),
    ...all('audit', 'at', 'actor', 'action', 'resource', 'request_id', 'details'),
  },
  outbox: {
    ...all('none', 'institution_id', 'id', 'kind', 'status', 'attempts', 'due_at', 'leased_until', 'leased_by'),
    ...all('none', 'seq', 'priority', 'template', 'created_at', 'held_until', 'done_at', 'last_error'),
    ...all('application', 'application_id'),
    ...all('until-sent', 'line'),
    ...all('a-month', 'payload', 'sign_up_id'),
  },
  idempotency_keys: {
    ...all('none', 'institution_id', 'leased_by', 'leased_until'),
    ...all('a-day', 'key_hash', 'body_hash', 'status', 'answer', 'created_at', 'expires_at'),
  },
  feeds: {
    ...all('none', 'institution_id', 'source', 'validators', 'next_run_at', 'failures', 'leased_until', 'leased_by'),
  },
  feed_runs: {
    ...all('none', 'institution_id', 'id', 'source', 'started_at', 'ended_at', 'outcome', 'reason', 'found', 'added'),
    ...all('none', 'changed', 'unchanged', 'closed', 'refused', 'refusals'),
    ...all('audit', 'actor'),
  },
  connection_tests: {
    ...all(
      'none',
      'institution_id',
      'id',
      'started_at',
      'ended_at',
      'address',
      'version',
      'passed',
      'findings',
      'job_id',
    ),
    ...all('audit', 'actor'),
  },
  media_counts: all('none', 'institution_id', 'day', 'kind', 'job_id', 'department', 'medium', 'n'),
  webhooks: all(
    'none',
    'institution_id',
    'key',
    'address',
    'stopped_at',
    'rests_until',
    'failures',
    'tried_at',
    'leased_until',
    'leased_by',
  ),
  webhook_secrets: all('none', 'institution_id', 'id', 'webhook_key', 'secret', 'created_at', 'ends_at'),
  webhook_deliveries: {
    ...all('none', 'institution_id', 'id', 'seq', 'webhook_key', 'event', 'job_id', 'line', 'status', 'attempts'),
    ...all('none', 'due_at', 'since', 'answered', 'last_error', 'created_at', 'done_at'),
    // The reference of an application; the row goes.
    ...all('a-month', 'body'),
  },
  job_news: all('none', 'institution_id', 'job_id', 'told', 'look_at'),
  rate_limits: all('a-day', 'key', 'points', 'expires_at'),
}

const OF_APPLICANTS: readonly DataRule[] = ['application', 'candidate', 'until-sent', 'consent', 'draft', 'a-day']

/** Tables that hold something about applicants and candidates which goes in time. */
export const TABLES_OF_APPLICANTS: readonly string[] = Object.entries(DATA_MAP).flatMap(([table, columns]) =>
  Object.values(columns).some((rule) => OF_APPLICANTS.includes(rule)) ? [table] : [],
)
