import type { Course, Link, Person, SiteState } from './model.ts';

export interface VariableScope {
  site: SiteState;
  course: Course;
  link: Link | undefined;
  person: Person | undefined;
  /** Site's personal data rule for this launch. */
  names: boolean;
  email: boolean;
  origin: string;
}

type Lookup = Record<string, string | number | null | undefined>;

function shared(scope: VariableScope): Lookup {
  const { person, course, link } = scope;
  return {
    'User.id': person?.sub,
    'User.username': scope.names ? person?.username : undefined,
    'Person.name.full': scope.names && person ? `${person.given} ${person.family}` : undefined,
    'Person.name.given': scope.names ? person?.given : undefined,
    'Person.name.family': scope.names ? person?.family : undefined,
    'Person.email.primary': scope.email ? person?.email : undefined,
    'Person.address.timezone': person?.timeZone,
    'Context.id': course.contextId,
    'Context.title': course.title,
    'Context.label': course.label,
    'Context.id.history': course.history.join(','),
    'ResourceLink.id': link?.resourceLinkId,
    'ResourceLink.title': link?.title,
    'ResourceLink.description': link?.text,
  };
}

/** To the second, in Greenwich: PHP writes the zone as an offset, Ruby as a letter. */
const startOf = ({ begins }: Course, zone: string): string | undefined =>
  begins === undefined ? undefined : `${new Date(begins).toISOString().slice(0, 19)}${zone}`;

function canvasOnly(scope: VariableScope): Lookup {
  const { person, course, link, site } = scope;
  const item = site.items.find((one) => one.linkId === link?.id);
  const number = person ? site.people.indexOf(person) + 101 : undefined;
  return {
    'Canvas.user.id': number,
    'Canvas.user.globalId': number === undefined ? undefined : 10_000_000_000_000 + number,
    'Canvas.user.loginId': scope.names ? person?.username : undefined,
    'Canvas.course.id': course.id,
    'Canvas.course.startAt': startOf(course, 'Z') ?? null,
    'Canvas.course.sectionIds': `${course.id}1`,
    'Canvas.assignment.id': item?.id,
    'Canvas.assignment.title': item?.label,
    'Canvas.assignment.pointsPossible': item?.scoreMaximum,
    'Canvas.api.domain': new URL(scope.origin).host,
    'Canvas.environment.test': 'false',
    'Canvas.membership.roles': person?.kind === 'trainer' ? 'TeacherEnrollment' : 'StudentEnrollment',
    'com.instructure.PostMessageToken': `pm-${course.id}`,
    'Message.locale': person?.locale,
  };
}

function moodleOnly(scope: VariableScope): Lookup {
  return {
    'CourseSection.title': scope.course.title,
    'CourseSection.label': scope.course.label,
    'CourseSection.sourcedId': '',
    'CourseSection.timeFrame.begin': startOf(scope.course, '+00:00') ?? '',
    'Membership.role': scope.person?.kind === 'trainer' ? 'Instructor' : 'Learner',
    'Moodle.Person.userGroupIds': '',
  };
}

/**
 * Custom parameters with their variables filled in. What a site cannot fill stays the literal `$Name`; Canvas fills
 * in numbers as numbers and what is not set as null.
 */
export function expandCustom(
  custom: Record<string, string>,
  scope: VariableScope,
): Record<string, string | number | null> {
  const table: Lookup = {
    ...shared(scope),
    ...(scope.site.name === 'canvas' ? canvasOnly(scope) : moodleOnly(scope)),
  };
  const filled: Record<string, string | number | null> = {};
  for (const [key, value] of Object.entries(custom)) {
    const found = value.startsWith('$') ? table[value.slice(1)] : value;
    filled[key] = found === undefined ? value : scope.site.name === 'moodle' ? String(found) : found;
  }
  return filled;
}
