import type { Session } from '../../server/core/session.ts';
import type { Demo, SiteName } from './install.ts';
import type { PastTool } from './past-tool.ts';

/**
 * Two people who are in the demo's course alone. Lena changes her employer after a fortnight: the platform's list has her
 * no more, and her work stays. Owen assists; the platform lists him as a learner, and a trainer says that he is none.
 */
const TWO = [
  { key: 'lena', given: 'Lena', family: 'Brandt' },
  { key: 'owen', given: 'Owen', family: 'Field' },
] as const;

/** Enrols them; a seeding that is done again finds them there. */
export async function enrolTwo({ sandbox: { client } }: Demo, site: SiteName): Promise<void> {
  const { people } = await client.state(site);
  const missing = TWO.filter(({ key }) => people.every((one) => one.key !== key));
  const made = await client.addLearners(site, missing.length);
  for (const [at, { key, given, family }] of missing.entries()) {
    const person = made[at] as string;
    // A course lists people by their key, so it lets go of the old one first.
    await client.changePerson({ site, person, enrolled: false });
    const set = { key, given, family, username: key, email: `${key}@example.org` };
    await client.changePerson({ site, person, set, enrolled: true });
  }
  for (const { key } of TWO) await client.changePerson({ site, person: key, enrolled: true });
}

/** Today: what Lena did has arrived, she is off the list, and the trainer has said who Owen is. */
export async function partFromTwo(walk: {
  demo: Demo;
  tool: PastTool;
  site: SiteName;
  trainer: Session;
}): Promise<void> {
  const { demo, tool, site, trainer } = walk;
  const { client } = demo.sandbox;
  await client.changePerson({ site, person: 'lena', enrolled: false });
  await tool.rooms.people.roster.ask(trainer, tool.now());
  const { people } = await client.state(site);
  const owen = people.find((one) => one.key === 'owen');
  const person = await tool.rooms.people.personOf(trainer, owen?.sub ?? '');
  await tool.rooms.cohort.setAside(trainer, person, true, tool.now());
}
