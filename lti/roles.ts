import type { LaunchRoles } from './lti.types.ts';

const CONTEXT = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
const INSTITUTION = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#';
const SYSTEM = 'http://purl.imsglobal.org/vocab/lis/v2/system/person#';
/** Moodle's membership service still writes administrators without "system" or "institution". */
const OLD_PERSON = 'http://purl.imsglobal.org/vocab/lis/v2/person#';
const TEST_USER = 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser';

type Meaning = 'instructor' | 'learner' | 'administrator' | 'observer' | 'testUser' | 'nothing';

const words = (text: string): string[] => text.trim().split(/\s+/);

const INSTRUCTOR_SUBROLES =
  words(`ExternalInstructor Grader GuestInstructor Instructor Lecturer PrimaryInstructor
  SecondaryInstructor TeachingAssistant TeachingAssistantGroup TeachingAssistantOffering TeachingAssistantSection
  TeachingAssistantSectionAssociation TeachingAssistantTemplate`);
/** `Learner#Instructor` exists and is a learner: the part before the sign decides, never the word after it. */
const LEARNER_SUBROLES = words('ExternalLearner GuestLearner Instructor Learner NonCreditLearner');
const MENTOR_SUBROLES =
  words(`Advisor Auditor ExternalAdvisor ExternalAuditor ExternalLearningFacilitator ExternalMentor
  ExternalReviewer ExternalTutor LearningFacilitator Mentor Reviewer Tutor`);
const PERSON_ROLES =
  words(`Administrator Alumni Faculty Guest Instructor Learner Member Mentor None Observer Other
  ProspectiveStudent Staff Student AccountAdmin Creator SysAdmin SysSupport User`);

/** LTI 1.3 appendix A.2.2 lets context roles come as one bare word; institution and system roles may not. */
const CONTEXT_ROLES: [string, Meaning][] = [
  ['Instructor', 'instructor'],
  ['ContentDeveloper', 'instructor'],
  ['Administrator', 'instructor'],
  ['Learner', 'learner'],
  ['Mentor', 'observer'],
  ['Manager', 'nothing'],
  ['Member', 'nothing'],
  ['Officer', 'nothing'],
];

/** LTI 1.3 appendix A as a table: exact text in, meaning out. A pattern would promote what only looks alike. */
const MEANING: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  // An institution role says what somebody is elsewhere: "Instructor" there is a student here as often as not.
  ...PERSON_ROLES.flatMap((role): [string, Meaning][] => [
    [INSTITUTION + role, 'nothing'],
    [SYSTEM + role, 'nothing'],
    [OLD_PERSON + role, 'nothing'],
  ]),
  [`${INSTITUTION}Administrator`, 'administrator'],
  [`${SYSTEM}Administrator`, 'administrator'],
  [`${SYSTEM}SysAdmin`, 'administrator'],
  [`${OLD_PERSON}Administrator`, 'administrator'],
  [TEST_USER, 'testUser'],
  ...CONTEXT_ROLES.flatMap(([role, meaning]): [string, Meaning][] => [
    [role, meaning],
    [`${CONTEXT}#${role}`, meaning],
  ]),
  ...INSTRUCTOR_SUBROLES.map((role): [string, Meaning] => [`${CONTEXT}/Instructor#${role}`, 'instructor']),
  ...LEARNER_SUBROLES.map((role): [string, Meaning] => [`${CONTEXT}/Learner#${role}`, 'learner']),
  ...MENTOR_SUBROLES.map((role): [string, Meaning] => [`${CONTEXT}/Mentor#${role}`, 'observer']),
]);

const UNKNOWN_KEPT = 20;

/**
 * Reduces a roles claim, or a member's roles of the membership service, to what a host can act on.
 * Anything that is not a known text gives nothing and is listed in `unknown` (20 at most, for the log); empty texts are
 * left out, since a certified platform sends `[""]` for "no role".
 */
export function readRoles(claim: readonly unknown[]): LaunchRoles {
  const given = claim.filter((role): role is string => typeof role === 'string' && role !== '');
  const meanings = new Set(given.map((role) => MEANING.get(role)));
  const learner = meanings.has('learner');
  return {
    instructor: meanings.has('instructor'),
    learner,
    // A site administrator who is enrolled as a learner here has chosen to be one.
    administrator: meanings.has('administrator') && !learner,
    observer: meanings.has('observer'),
    testUser: meanings.has('testUser'),
    unknown: given
      .filter((role) => !MEANING.has(role))
      .map((role) => role.slice(0, 255))
      .slice(0, UNKNOWN_KEPT),
  };
}
