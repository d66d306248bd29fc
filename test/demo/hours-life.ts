import { addDays } from '../../server/core/days.rule.ts';
import type { Session } from '../../server/core/session.ts';
import { momentAt } from '../../server/core/wall-clock.rule.ts';
import { type Door, doorOf } from './door.ts';
import type { Mentee, MentorLife, Talk } from './hours-life.types.ts';
import { confirmBy, idOf, signAgreement } from './hours-papers.ts';
import { MENTORS } from './hours-people.ts';
import type { PastTool } from './past-tool.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

interface Walk {
  tool: PastTool;
  sessions: ReadonlyMap<string, Session>;
  trainer: Session;
  start: Date;
}

/** Something that somebody does at an hour. */
interface Act {
  at: Date;
  work(door: Door): Promise<void>;
}

/** Seven weeks of everybody's mentoring, each act at its hour and through its door; done again it changes nothing. */
export async function hoursLife(walk: Walk): Promise<void> {
  const { tool, sessions } = walk;
  for (const [person, life] of Object.entries(MENTORS)) {
    const session = sessions.get(person);
    if (!session) continue;
    const days = { start: walk.start, zone: life.zone };
    const acts = [
      ...life.mentees.flatMap((mentee) => menteeActs(walk, { person, life, mentee, days })),
      ...life.talks.flatMap((talk) => talkActs(walk, { person, session, life, talk, days })),
      ...planActs(life, days),
    ];
    for (const { at, work } of acts.sort((one, other) => Number(one.at) - Number(other.at))) {
      tool.setClock((at.getTime() - Date.now()) / 1000);
      await work(doorOf(tool, session));
    }
  }
  tool.setClock(0);
}

interface Days {
  start: Date;
  zone: string;
}

/** By the clock of whoever did it. */
const momentOf = ({ start, zone }: Days, day: number, time: string): Date =>
  momentAt(zone, { day: addDays(start.toISOString().slice(0, 10), day), time });

interface OfMentee {
  person: string;
  life: MentorLife;
  mentee: Mentee;
  days: Days;
}

function menteeActs({ tool }: Walk, { person, life, mentee, days }: OfMentee): Act[] {
  const relationship = idOf(person, mentee.label);
  const params = { relationship };
  const key = (what: string) => `PUT /api/hours/relationships/:relationship${what}` as const;
  const acts: Act[] = [
    {
      at: momentOf(days, 9, '20:30'),
      work: async (door) => void (await door(key(''), { params, body: aboutOf(mentee) })),
    },
  ];
  const { agreedOn, pausedOn, endedOn } = mentee;
  if (agreedOn !== undefined)
    acts.push({
      at: momentOf(days, agreedOn, '19:40'),
      work: async (door) => {
        await signAgreement(door, relationship, life.lang, mentee);
        // What was finished reaches the log by a job.
        while (await tool.rooms.work.tell()) continue;
        await door(key('/signed-on-paper'), { params, body: { signed: true } });
      },
    });
  if (pausedOn !== undefined)
    acts.push({
      at: momentOf(days, pausedOn, '18:20'),
      work: async (door) => void (await door(key('/state'), { params, body: { state: 'paused' } })),
    });
  if (endedOn !== undefined)
    acts.push({
      at: momentOf(days, endedOn, '18:50'),
      work: async (door) =>
        void (await door('POST /api/hours/relationships/:relationship/ending', {
          params,
          body: { undo: false },
        })),
    });
  return acts;
}

const aboutOf = ({ label, line, connection, powerReason = '', format = 'one-to-one' }: Mentee) => ({
  label,
  line,
  connection,
  powerReason,
  warned: connection === 'i-manage-them' ? ['R1'] : [],
  format,
  sessionsPlanned: 6,
});

interface OfTalk {
  person: string;
  session: Session;
  life: MentorLife;
  talk: Talk;
  days: Days;
}

function talkActs(walk: Walk, of: OfTalk): Act[] {
  const { person, life, talk, days } = of;
  const entry = entryId(person, life, talk);
  const params = { entry };
  const logged = new Date(momentOf(days, talk.day + (talk.later ?? 0), talk.at).getTime() + 4 * HOUR_MS);
  const acts: Act[] = [
    {
      at: logged,
      work: async (door) =>
        void (await door('PUT /api/hours/entries/:entry', { params, body: entryOf(of, entry) })),
    },
  ];
  const { voided, asked, confirmed } = talk;
  if (confirmed)
    acts.push({
      at: new Date(logged.getTime() + 14 * HOUR_MS),
      work: async (door) => {
        const body = { of: { entry }, who: confirmed };
        const { link } = (await door('POST /api/hours/asks', { params: {}, body })) as { link: string };
        await confirmBy(link);
      },
    });
  if (voided !== undefined)
    acts.push({
      at: new Date(logged.getTime() + MINUTE_MS),
      work: async (door) =>
        void (await door('POST /api/hours/entries/:entry/void', {
          params,
          body: { write: idOf(entry, 'void'), why: voided },
        })),
    });
  if (asked) acts.push(...questionActs(walk, of, { entry, ...asked }));
  return acts;
}

function questionActs(
  { tool, trainer }: Walk,
  { session, days }: OfTalk,
  { entry, day, text, answer }: { entry: string; day: number; text: string; answer?: string },
): Act[] {
  const ask: Act = {
    at: momentOf(days, day, '11:10'),
    work: async () =>
      void (await doorOf(tool, trainer)('POST /api/hours/learners/:person/entries/:entry/query', {
        params: { person: session.person, entry },
        body: { write: idOf(entry, 'query'), text },
      })),
  };
  if (answer === undefined) return [ask];
  const reply: Act = {
    at: momentOf(days, day, '20:10'),
    work: async (door) =>
      void (await door('POST /api/hours/entries/:entry/answer', {
        params: { entry },
        body: { write: idOf(entry, 'answer'), text: answer },
      })),
  };
  return [ask, reply];
}

const entryId = (person: string, life: MentorLife, talk: Talk): string =>
  idOf(person, 'talk', life.talks.indexOf(talk));

function entryOf({ person, life, talk, days }: OfTalk, id: string) {
  const startedAt = momentOf(days, talk.day, talk.at);
  const prepared = talk.prepares === undefined ? undefined : life.talks[talk.prepares];
  return {
    write: idOf(id, 'write'),
    revision: 0,
    facts: {
      kind: talk.kind ?? 'one-to-one',
      relationship: talk.with === undefined ? null : idOf(person, talk.with),
      startedAt: startedAt.toISOString(),
      endedAt: new Date(startedAt.getTime() + talk.min * MINUTE_MS).toISOString(),
      zone: days.zone,
      breakMin: 0,
      aroundMin: talk.around ?? 0,
      channel: talk.channel ?? 'in-person',
      participants: talk.participants ?? null,
      linked: prepared ? entryId(person, life, prepared) : null,
      outside: talk.outside ?? null,
      shadowing: talk.shadowing ?? false,
    },
    lengthNote: talk.lengthNote ?? '',
    privateNote: talk.privateNote ?? '',
    evidence: [],
    warned: talk.later === undefined ? [] : ['H11'],
  };
}

const planActs = ({ plan }: MentorLife, days: Days): Act[] =>
  plan
    ? [
        {
          at: momentOf(days, 10, '20:00'),
          work: async (door) =>
            void (await door('PUT /api/hours/plan', { params: {}, body: { plan, closures: [] } })),
        },
      ]
    : [];
