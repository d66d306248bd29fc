/** The fixed words of fields, each with a sentence. A value that is not here fails the load. */

/** Lists that the program knows and a file cannot. */
export const SOURCES = {
  'agreement-objectives': 'Objectives of the agreement of this relationship.',
  'application-fields': 'Fields of the two applications, of mentor and of mentee.',
  'business-case-sections': 'Sections of the business case.',
  'cost-lines': 'Cost and benefit lines of the business case.',
  'half-days': 'Half-days of a working week.',
  languages: 'Languages, by their own names.',
  'line-units': 'Units of the organisation, as the co-ordinator listed them.',
  members: 'Members of the set, by label; for the protocol of a cohort, of the cohort.',
  qualities: 'The twenty items of the self-assessment of qualities.',
  sites: 'Sites of the organisation, as the co-ordinator listed them.',
  'success-criteria': 'Success criteria of the business case.',
  topics: 'Topics of mentoring, as the co-ordinator listed them.',
} as const;

/** Records that a field may point at. */
export const RECORDS = {
  'open-relationships': 'Relationships with an open agreement.',
  relationships: 'Relationships, open or closed.',
  'entries-of-the-day': 'Hours entries of the same day.',
  'entries-within-14-days': 'Entries of sessions in the 14 days before.',
  evidence: 'A progress record, log entry or review of the same relationship.',
  members: 'Members of the set or trio.',
  'triad-steps': 'Steps of the course that are triads.',
} as const;

/** Rooms in which a form may be opened. */
export const FORM_ROOMS = {
  forms: 'By itself, in the step that asks for it.',
  hours: 'In a mentoring relationship.',
  live: 'In a live session, a trio or a set.',
  review: 'Where the business case is read.',
  evaluation: 'Where meetings and the course are evaluated.',
} as const;

/** Values that nobody types. */
export const COMPUTED = {
  duration: 'Minutes from start to end, less the break.',
  'entry-state': 'draft, claimed, countersigned, verified, queried or void.',
  'countersigned-at': 'When somebody else confirmed.',
  'written-at': 'When the row was written.',
  presenter: 'The person whose turn it is, by label.',
  'sessions-so-far': 'Counted sessions of the relationship.',
  label: 'A label that names nobody.',
  'disguised-line': 'Kind of organisation, size band and sites in one line; may be edited.',
  'case-version': 'Version of the business case that the link shows.',
  sum: 'Sum of the values named in from.',
  product: 'Product of the values named in from.',
  difference: 'First value named in from, less the second.',
  'weighted-total': 'Sum of score times weight over the criteria.',
  'line-total': 'Quantity times unit cost times times a year, rounded to cents, half up.',
  'risk-band': 'low 1 to 5, medium 6 to 12, high 15 to 25.',
  'stakeholder-priority': 'Influence times the gap, never below nought.',
} as const;

/** Who may meet an answer. The author of a form is `author`, whatever their role elsewhere. */
export const AUDIENCES = {
  author: 'Who fills the form in.',
  learner: 'The learner (a mentor at work) whom the form is about or for.',
  mentee: 'The mentee of the relationship.',
  observed: 'The person who was observed.',
  countersigner: 'Who confirms an hours entry, by a one-time link or a code.',
  group: 'The other members of the set or trio.',
  cohort: 'Everybody on the course in the same run.',
  facilitator: 'The facilitator of the set.',
  trainer: 'Trainers of the course.',
  coordinator: 'The co-ordinator of the programme at work.',
  panel: 'The match panel, who stand beside the co-ordinator.',
  manager: 'The line manager of the person.',
  provider: 'The provider of the course, without names.',
  reviewers: 'The people named for a review of the programme.',
  sponsor: 'The sponsor of the programme at work.',
  leader: 'A senior leader with a link.',
} as const;

export const ACCESS = {
  write: 'reads and writes',
  read: 'reads',
  exists: 'knows that it exists, and its date',
  shared: 'reads what its author shares, item by item',
  number: 'reads a running number in place of the label',
  averages: 'averages, once enough have answered',
  'averages-of-shared': 'averages of those who share theirs, once enough do',
  none: 'sees nothing of it, whatever the form gives',
} as const;
