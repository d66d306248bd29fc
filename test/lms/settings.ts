/** The two platforms that the sandbox plays. */
export type SiteName = 'moodle' | 'canvas';

/** How one site is set up, and the moods that a test may put it into. */
export interface Settings {
  issuer: string;
  /** Seconds this LMS is ahead of the real time; negative: behind. */
  clockSkew: number;
  signWith: 'current' | 'other-key';
  /** Canvas' postMessage storage: as it is, without the sibling frame, or answering nothing. */
  storage: 'frame' | 'parent-only' | 'silent' | 'none';
  /** Whether `lti_storage_target` is sent with the login. */
  storageTarget: boolean;
  loginMethod: 'GET' | 'POST';
  /** Canvas page size of rosters, 50 at most, and of lists of columns when below ten. */
  pageSize: number;
  /** Canvas answers 403 to API requests without a User-Agent. */
  userAgentRequired: boolean;
  /** Moodle's `gradepointmax`: the most an activity's own column may count; 0 for no limit. Columns of the service have none. */
  gradePointMax: number;
  /** What becomes of several links when one is beyond it: a column of type text (Moodle 4.5), or no link at all (4.2). */
  beyondLimit: 'text' | 'none';
  /** `Link: <…>; rel="next"` names a path on this host in place of a whole address (RFC 8288, 3.1 allows it). */
  relativeLinks: boolean;
  /** Optional claims without a value come as `[]`, as PHP writes an empty array, or not at all. */
  emptyClaims: 'absent' | 'lists';
  /** Other keys that the key set lists before the site's own. */
  foreignKeys: number;
  /** Who the roster lists: everybody, trainers alone, or everybody as Inactive (the course is over). */
  roster: 'all' | 'trainers' | 'inactive';
  /** What a deep linking return answers: its page, a redirect to another host of this LMS, or 204. */
  pickerReturn: 'page' | 'elsewhere' | 'nothing';
  /** Milliseconds before every answer of the LTI endpoints. */
  answerDelay: number;
  /** The whole LTI side: well, 503 to everything, or asleep (connections are taken and nothing is answered). */
  health: 'well' | 'unavailable' | 'asleep';
}

/** A site as it comes: what is its nature is set, every mood is off. */
export function usualSettings(name: SiteName, origin: string): Settings {
  const canvas = name === 'canvas';
  return {
    issuer: canvas ? 'https://canvas.instructure.com' : `${origin}/moodle`,
    clockSkew: 0,
    signWith: 'current',
    storage: canvas ? 'frame' : 'none',
    storageTarget: canvas,
    loginMethod: 'POST',
    pageSize: 50,
    userAgentRequired: canvas,
    gradePointMax: canvas ? 0 : 100,
    beyondLimit: 'text',
    relativeLinks: false,
    emptyClaims: 'absent',
    foreignKeys: 0,
    roster: 'all',
    pickerReturn: 'page',
    answerDelay: 0,
    health: 'well',
  };
}
