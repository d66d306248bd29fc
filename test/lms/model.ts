import type { Settings, SiteName } from './settings.ts';

/** The nouns of the sandbox. All of it is plain JSON, so that a demo may keep it in a file between two starts. */

export type PersonKind = 'learner' | 'trainer' | 'administrator' | 'observer' | 'test-student';

export interface Person {
  /** Short handle for tests and addresses, e.g. `tom`. */
  key: string;
  /** What the tool sees as `sub`: a number in Moodle, an opaque id in Canvas. */
  sub: string;
  username: string;
  given: string;
  family: string;
  email: string;
  locale: string;
  timeZone: string;
  kind: PersonKind;
  /** This person's name and address never leave the LMS. */
  withheld: boolean;
  /** Suspended people keep their account and vanish from the roster. */
  suspended: boolean;
  /** What the roster says of this person: absent is Active. */
  rosterStatus?: RosterStatus;
  /** Further lines of the roster about the same person, after the first (merged enrolments, two sections). */
  alsoListed?: { status?: RosterStatus; kind?: PersonKind }[];
  /** Scores for this person are answered 404 "User not found in course", while the column is there. */
  unknownToGrades?: boolean;
}

export type RosterStatus = 'Active' | 'Inactive' | 'Deleted';

export interface Course {
  id: number;
  /** `context.id` as the tool sees it. */
  contextId: string;
  label: string;
  title: string;
  /** Context ids this course was copied from, newest first: `$Context.id.history`. */
  history: string[];
  /** Keys of the people enrolled. */
  people: string[];
  /** Canvas: anyone may look without signing in. */
  open: boolean;
  /** The course's start date, ISO 8601; absent where nobody has set one. */
  begins?: string;
}

export interface Link {
  id: number;
  courseId: number;
  toolId: number;
  resourceLinkId: string;
  title: string;
  text: string;
  url: string;
  custom: Record<string, string>;
  /** Canvas placement, `link` for an activity. */
  placement: 'link' | 'course_navigation';
}

export interface Grade {
  score: number | null;
  maximum: number;
  comment: string;
  /** Canvas adds a comment with every score; Moodle keeps the last one. */
  comments: string[];
  /** The tool's own time of the score, ISO 8601; null when Moodle has forgotten it. */
  timestamp: string | null;
  activityProgress: string;
  gradingProgress: string;
  receivedAt: string;
  /** Number of score requests that were accepted. */
  accepted: number;
  attempts: number;
  /** Canvas: when the last attempt was handed in; a score that is no attempt leaves it. */
  submittedAt: string | null;
  /** What a teacher set by hand in the gradebook: it hides the tool's score. */
  overridden: number | null;
  submission: Record<string, unknown> | null;
}

export interface LineItemRow {
  id: number;
  courseId: number;
  toolId: number;
  label: string;
  scoreMaximum: number;
  resourceId: string;
  tag: string;
  linkId: number | null;
  /** Made together with a link, so that it goes when the link goes. */
  coupled: boolean;
  locked: boolean;
  /** Moodle's type "text": scores are taken with 200 and no grade is shown. A column of values when absent. */
  gradeType?: 'value' | 'text';
  submissionReview: { url?: string; custom?: Record<string, string> } | null;
  grades: Record<string, Grade>;
}

export interface Tool {
  id: number;
  clientId: string;
  name: string;
  status: 'pending' | 'active';
  domain: string;
  initiateLoginUri: string;
  redirectUris: string[];
  jwksUri: string;
  targetLinkUri: string;
  deepLinkUri: string | null;
  scopes: string[];
  names: 'always' | 'never';
  email: 'always' | 'never';
  custom: Record<string, string>;
  /** Canvas placements; Moodle ignores them. */
  placements: { placement: string; messageType: string; targetLinkUri: string; label: string }[];
  /** `courseId` null: installed for the whole site. */
  deployments: { id: string; courseId: number | null }[];
  /** Moodle: teachers see the tool in the activity chooser. A registration, also a repeated one, leaves it out. */
  inChooser?: boolean;
}

export type Message = 'LtiResourceLinkRequest' | 'LtiDeepLinkingRequest' | 'LtiSubmissionReviewRequest';

/** Deviations of one launch from what the LMS would do. All optional. */
export interface LaunchOverrides {
  /** Replaces claims. Short names of LTI core claims (`roles`, `context`, ...) are understood. */
  claims?: Record<string, unknown>;
  /** Claims to leave out; `resource_link > id` reaches a member. */
  drop?: string[];
  /** The whole payload, as it is. */
  payload?: unknown;
  /** Replaces JWT header members; null leaves one out. */
  header?: Record<string, unknown>;
  signWith?: 'current' | 'other-key' | 'none' | 'hmac-public-key';
  /** Seconds from iat to exp. */
  expiresIn?: number;
  /** Seconds that iat lies in the past; negative: in the future. */
  issuedAgo?: number;
  /** Personal data sent. */
  personal?: 'all' | 'names' | 'email' | 'none';
  /** Bytes of extra custom values. */
  pad?: number;
  /** Changes to the parameters of the login initiation; null leaves one out. */
  login?: Record<string, string | null>;
  /** Changes to the form posted to the redirect address; null leaves one out. */
  form?: Record<string, string | null>;
  /** Answers the authentication request with this error. */
  error?: { error: string; error_description?: string };
}

export interface PendingLaunch {
  id: string;
  /** Null: nobody is signed in (a public Canvas course). */
  person: string | null;
  courseId: number;
  toolId: number;
  deploymentId: string;
  linkId: number | null;
  message: Message;
  targetLinkUri: string;
  placement: string | null;
  forUser: string | null;
  itemId: number | null;
  overrides: LaunchOverrides;
  spent: boolean;
  createdAt: number;
}

export const ENDPOINTS = [
  'configuration',
  'registration',
  'authorize',
  'jwks',
  'token',
  'lineitems',
  'lineitem',
  'scores',
  'results',
  'memberships',
  'deep-linking',
] as const;
export type EndpointName = (typeof ENDPOINTS)[number];

export interface Fault {
  id: number;
  site: SiteName;
  endpoint: EndpointName;
  /** HTTP method it applies to; any when absent. */
  method?: string;
  status?: number;
  /** Text, or a value sent as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
  /** Milliseconds without an answer, after which the connection is cut. */
  timeout?: number;
  /** Cuts the connection at once. */
  cut?: boolean;
  /** Milliseconds to wait before the ordinary answer. */
  delay?: number;
  /** Canvas' throttle: 403 with its own words and headers. */
  rateLimited?: boolean;
  /** `after`: the request takes effect and only its answer is lost. `before` when absent. */
  when?: 'before' | 'after';
  /** How many requests it hits; 0: all until cleared. 1 when absent. */
  times?: number;
}

export interface RequestEntry {
  seq: number;
  at: string;
  site: SiteName;
  endpoint: EndpointName;
  method: string;
  path: string;
  status: number;
  headers: Record<string, string>;
  body: string;
  /** What the endpoint understood, e.g. the claims of a client assertion. */
  detail: Record<string, unknown>;
}

export interface SiteState {
  name: SiteName;
  title: string;
  settings: Settings;
  people: Person[];
  courses: Course[];
  links: Link[];
  items: LineItemRow[];
  tools: Tool[];
  launches: PendingLaunch[];
  tokens: Record<string, { toolId: number; scopes: string[]; expiresAt: number }>;
  /** `toolId` is there when the token is for a renewed registration of that tool. */
  registrationTokens: Record<string, { clientId: string; expiresAt: number; used: boolean; toolId?: number }>;
  /** Numbers for everything with an id: one sequence, so that ids of different things never agree by chance. */
  next: number;
}

export const SCOPES = {
  lineitem: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
  lineitemReadonly: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly',
  resultReadonly: 'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
  score: 'https://purl.imsglobal.org/spec/lti-ags/scope/score',
  memberships: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
} as const;

export const ALL_SCOPES: readonly string[] = Object.values(SCOPES);
