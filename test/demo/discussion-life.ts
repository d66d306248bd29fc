import { createHash } from 'node:crypto';
import type { Session } from '../../server/core/session.ts';
import type { PastTool } from './past-tool.ts';

/** Something that somebody says: who, how many days after the start, at which hour, where, and what. */
interface Line {
  key: string;
  who: string;
  day: number;
  hour: string;
  place?: string;
  /** Key of the line that it answers. */
  to?: string;
  text: string;
}

const WHO = 'starting-points/who-is-here';
const HID = 'conversation-models/what-it-hid';

/** The cohort's talk of seven weeks, in the order of time; two of them write in Spanish. */
const LINES: readonly Line[] = [
  {
    key: 'welcome',
    who: 'ruth',
    day: 0,
    hour: '16:30',
    text: 'Speak from your own work, and disguise everybody in it. I answer here within two days; Marcus does when I am away.',
  },
  {
    key: 'ines-who',
    who: 'ines',
    day: 1,
    hour: '20:58',
    place: WHO,
    text: 'Two people, both in the middle of their first year of leading others.\nLast month one of them thanked me for advice I had not given.\nBy summer I would like to leave a silence alone.',
  },
  {
    key: 'farah-who',
    who: 'farah',
    day: 4,
    hour: '12:49',
    place: WHO,
    text: 'One person, in the middle of nights.\nThe hardest moment: she said “fine” four times and I counted.\nIn six months I would like to ask the fifth time.',
  },
  {
    key: 'farah-ines',
    who: 'farah',
    day: 4,
    hour: '12:55',
    to: 'ines-who',
    text: '“Leave a silence alone”: how long is yours now?',
  },
  {
    key: 'ines-farah',
    who: 'ines',
    day: 6,
    hour: '17:31',
    to: 'ines-who',
    text: 'Four seconds. I have measured it, which is probably why.',
  },
  {
    key: 'beatriz-who',
    who: 'beatriz',
    day: 8,
    hour: '21:24',
    place: WHO,
    text: 'Acompaño a tres personas, todas a mitad de un cambio que no eligieron.\nMi peor momento: me pidió una respuesta y se la di.\nEn seis meses quisiera que me la pidiera menos.',
  },
  {
    key: 'sofia-beatriz',
    who: 'sofia',
    day: 9,
    hour: '20:41',
    to: 'beatriz-who',
    text: '«Se la di»: ¿qué pasó en el minuto siguiente?',
  },
  {
    key: 'beatriz-sofia',
    who: 'beatriz',
    day: 12,
    hour: '11:12',
    to: 'beatriz-who',
    text: 'La apuntó. No la usó. Lo sé porque me lo contó ella.',
  },
  {
    key: 'ines-beatriz',
    who: 'ines',
    day: 13,
    hour: '17:20',
    to: 'beatriz-who',
    text: 'What did she use instead?',
  },
  {
    key: 'tom-hid',
    who: 'tom',
    day: 27,
    hour: '18:52',
    place: HID,
    text: 'GROW showed me a plan by ten past. It hid that nobody in the room wanted it.',
  },
  {
    key: 'hannah-tom',
    who: 'hannah',
    day: 29,
    hour: '12:44',
    to: 'tom-hid',
    text: 'Who would have had to say so, and what would it have cost them?',
  },
  {
    key: 'sofia-hid',
    who: 'sofia',
    day: 30,
    hour: '20:33',
    place: HID,
    text: 'OSKAR me mostró un miércoles del que nadie había preguntado. Escondió lo enfadado que estaba. Lo oí en la cremallera de su abrigo.',
  },
  {
    key: 'beatriz-hid',
    who: 'beatriz',
    day: 31,
    hour: '21:18',
    to: 'sofia-hid',
    text: '¿Qué habría pasado si le preguntas por la cremallera?',
  },
  {
    key: 'grace-wall',
    who: 'grace',
    day: 38,
    hour: '19:58',
    text: 'For the reading group in module 3, what I keep going back to:\n\n> Every model lights one side of a conversation.\n\n- who chose the side\n- who is standing on the other one',
  },
  {
    key: 'pinned',
    who: 'ruth',
    day: 43,
    hour: '09:10',
    text: 'This fortnight we practise asking twice. Post one second question that you held back, and what you did with the quiet. If nothing came, say that; it counts as an answer.',
  },
  {
    key: 'farah-twice',
    who: 'farah',
    day: 44,
    hour: '12:38',
    to: 'pinned',
    text: 'Held back “and then?”. The quiet lasted long enough for her to say the thing.',
  },
  {
    key: 'tom-twice',
    who: 'tom',
    day: 45,
    hour: '12:27',
    to: 'pinned',
    text: 'Did not hold it back. Noted.',
  },
  {
    key: 'named',
    who: 'neil',
    day: 46,
    hour: '10:22',
    text: 'Mine is at the depot by the ring road, and everybody here would know him: he is the one who lost the tender in May.',
  },
  {
    key: 'joanna-open',
    who: 'joanna',
    day: 46,
    hour: '19:47',
    text: 'Does anybody have words for saying no to a manager who wants to know how it is going?',
  },
];

/** Who found what helpful. */
const HELPFUL: readonly (readonly [who: string, line: string])[] = [
  ['tom', 'ines-who'],
  ['beatriz', 'ines-who'],
  ['farah', 'beatriz-who'],
  ['ines', 'beatriz-who'],
  ['sofia', 'pinned'],
  ['hannah', 'farah-twice'],
  ['ines', 'farah-twice'],
  ['grace', 'farah-twice'],
  ['ines', 'sofia-hid'],
];

const FOLLOWS: readonly (readonly [who: string, other: string])[] = [
  ['ines', 'farah'],
  ['ines', 'beatriz'],
  ['beatriz', 'sofia'],
];

const DAY_MS = 86_400_000;

/** The talk of one site's cohort. Doing it again changes nothing: every line has its own press. */
export async function letThemTalk(walk: {
  tool: PastTool;
  site: string;
  sessions: ReadonlyMap<string, Session>;
  start: Date;
}): Promise<void> {
  const { tool, sessions, start } = walk;
  const { saying, moderation } = tool.rooms.discussion;
  const ids = new Map<string, string>();
  const sessionOf = (who: string) => sessions.get(who) as Session;
  for (const line of LINES) {
    const at = momentOf(start, line);
    if (at > new Date()) continue;
    const root = line.to === undefined ? null : (ids.get(line.to) ?? null);
    const said = { write: writeOf(walk.site, line), place: line.place ?? 'wall', root, text: line.text };
    ids.set(line.key, (await saying.post(sessionOf(line.who), said, at)).id);
    while (await tool.rooms.work.comments()) continue;
  }
  const idOf = (key: string) => ids.get(key) ?? '';
  const now = tool.now();
  for (const [who, line] of HELPFUL) await saying.findHelpful(sessionOf(who), idOf(line), true, now);
  for (const [who, other] of FOLLOWS) await saying.follow(sessionOf(who), sessionOf(other).person, true);
  await saying.flag(sessionOf('hannah'), idOf('named'), now);
  await moderation.pin(sessionOf('ruth'), idOf('pinned'), true);
  while (await tool.rooms.work.comments()) continue;
}

const momentOf = (start: Date, { day, hour }: Line): Date => {
  const date = new Date(start.getTime() + day * DAY_MS);
  const [hours = 0, minutes = 0] = hour.split(':').map(Number);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate(), hours, minutes);
};

/** A press on a device has an id; these are the same at every start. */
const writeOf = (site: string, { key }: Line): string =>
  createHash('sha256').update(`${site} ${key}`).digest('hex').slice(0, 32);
