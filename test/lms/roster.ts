import type { Course, Person, RosterStatus, SiteState } from './model.ts';

/** One line of a membership list. Lines, not people: real lists name somebody twice. */
export interface RosterLine {
  /** Of this line: the role may differ from the person's other lines. */
  person: Person;
  status: RosterStatus;
}

/** The lines of a course in the order of its people, as the site's mood has them today. */
export function linesOf(site: SiteState, course: Course): RosterLine[] {
  const enrolled = site.people.filter((one) => course.people.includes(one.key) && !one.suspended);
  const { roster } = site.settings;
  const listed = roster === 'trainers' ? enrolled.filter((one) => one.kind === 'trainer') : enrolled;
  return listed.flatMap((person) => {
    const first: RosterLine = { person, status: person.rosterStatus ?? 'Active' };
    const further = (person.alsoListed ?? []).map(
      ({ kind = person.kind, status = 'Active' }): RosterLine => ({ person: { ...person, kind }, status }),
    );
    const lines = [first, ...further];
    return roster === 'inactive' ? lines.map((line) => ({ ...line, status: 'Inactive' as const })) : lines;
  });
}
