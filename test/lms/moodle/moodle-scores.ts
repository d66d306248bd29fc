import type { Request, Response } from 'express';
import type { ScoreBody } from '../grades.ts';
import { gradeRow, notePosted, numeric, UNKNOWN_PERSON, visibleScore } from '../grades.ts';
import { isRecord, paramsOf, rawBody, readJson } from '../http.ts';
import type { Grade, LineItemRow, Person, SiteState } from '../model.ts';
import { SCOPES } from '../model.ts';
import { noteDetail } from '../wire.ts';
import type { World } from '../world.ts';
import { itemUrl } from './moodle-claims.ts';
import {
  authorised,
  itemFor,
  MEDIA,
  MoodleRefusal,
  negotiate,
  sendMedia,
  typeIdOf,
} from './moodle-services.ts';

const ISO_8601 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}([.,]\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** Only people with a gradable role: teachers, administrators and strangers are refused. */
function gradable(site: SiteState, courseId: number, sub: unknown): Person | undefined {
  const course = site.courses.find((one) => one.id === courseId);
  const person = site.people.find((one) => one.sub === String(sub));
  return person?.kind === 'learner' && course?.people.includes(person.key) ? person : undefined;
}

function checked(
  site: SiteState,
  item: LineItemRow,
  text: string,
): { score: ScoreBody; person: Person; time: number } {
  const score = readJson(text);
  const refuse = (): never => {
    throw new MoodleRefusal(400, `Incorrect score received${text}`, 'empty-list');
  };
  if (!isRecord(score)) return refuse();
  const complete = ['userId', 'timestamp', 'gradingProgress', 'activityProgress'].every(
    (name) => score[name] != null,
  );
  if (!complete || typeof score['timestamp'] !== 'string' || !ISO_8601.test(score['timestamp']))
    return refuse();
  const given = score['scoreGiven'] ?? null;
  const maximum = score['scoreMaximum'] ?? null;
  if (given !== null && (!numeric(given) || !numeric(maximum))) return refuse();
  if (maximum !== null && !numeric(maximum)) return refuse();
  const named = site.people.find((one) => one.sub === String(score['userId']));
  if (named?.unknownToGrades) throw new MoodleRefusal(404, UNKNOWN_PERSON);
  const person = gradable(site, item.courseId, score['userId']) ?? refuse();
  return { score, person, time: Math.floor(Date.parse(score['timestamp']) / 1000) };
}

/** Whole seconds; equal is refused. A grade whose time was forgotten accepts any. */
function refuseOlder(item: LineItemRow, row: Grade, person: Person, time: number): void {
  if (row.timestamp === null) return;
  if (Math.floor(Date.parse(row.timestamp) / 1000) < time) return;
  throw new MoodleRefusal(
    409,
    `Refusing score with an earlier timestamp for item ${item.id} and user ${person.sub}`,
    'empty-list',
  );
}

/**
 * Writes the score as save_grade_item does: progress short of FullyGraded, or no score, wipes the grade; the comment
 * is replaced, also by nothing; the time is forgotten when neither grade nor comment remains.
 */
function store(item: LineItemRow, row: Grade, score: ScoreBody, time: number): void {
  const final = score.gradingProgress === 'FullyGraded' && score.scoreGiven != null;
  const share = final ? Number(score.scoreGiven) / Number(score.scoreMaximum ?? 1) : null;
  row.score = share === null ? null : Math.min(share, 1) * item.scoreMaximum;
  row.maximum = item.scoreMaximum;
  row.comment = typeof score.comment === 'string' ? score.comment : '';
  row.timestamp = row.score === null && row.comment === '' ? null : new Date(time * 1000).toISOString();
  notePosted(row, score);
}

/** Success is 200 with an empty body; a rule failure is `[]` with the reason in the status line only. */
export function postScore(world: World, request: Request, response: Response): void {
  const site = world.sites.moodle;
  negotiate(request, [MEDIA.score]);
  const tool = authorised(world, request, [SCOPES.score], typeIdOf(request));
  const item = itemFor(site, request, tool);
  const text = rawBody(request);
  const { score, person, time } = checked(site, item, text);
  noteDetail(response, { item: item.id, person: person.key });
  const row = gradeRow(item, person);
  if (item.locked) throw new MoodleRefusal(500, '', 'empty-list');
  refuseOlder(item, row, person, time);
  store(item, row, score, time);
  response.status(200).set('Content-Type', 'text/html; charset=UTF-8').end();
}

/** A final grade of nought leaves the row bare, as one that the column does not keep: absent does not mean ungraded. */
function result(item: LineItemRow, person: Person, row: Grade, url: string): Record<string, unknown> {
  const final = visibleScore(item, row);
  const known = {
    id: `${url.replace('/lineitem?', '/lineitem/results?')}&user_id=${person.sub}`,
    userId: person.sub,
  };
  if (!final) return known;
  return {
    ...known,
    resultScore: final,
    resultMaximum: item.scoreMaximum,
    ...(row.comment ? { comment: row.comment } : {}),
    scoreOf: url,
    ...(row.timestamp === null ? {} : { timestamp: row.timestamp.replace('.000Z', '+00:00') }),
  };
}

/** Rows are those with a time: a wiped grade has none, a teacher's hand has its own. */
const hasTime = (row: Grade): boolean => row.timestamp !== null || row.overridden !== null;

export function listResults(world: World, request: Request, response: Response): void {
  const site = world.sites.moodle;
  negotiate(request, [MEDIA.results]);
  const tool = authorised(world, request, [SCOPES.resultReadonly], typeIdOf(request));
  const item = itemFor(site, request, tool);
  const query = paramsOf(request);
  if (query['limit'] !== undefined && query['type_id'] !== undefined)
    throw new MoodleRefusal(500, 'Fatal error');
  const wanted = query['user_id'];
  if (wanted !== undefined && !/^\d+$/.test(wanted))
    throw new MoodleRefusal(400, 'Invalid parameter value detected');
  const url = itemUrl(`${world.origin}/moodle`, item, tool);
  const rows: Record<string, unknown>[] = [];
  for (const person of site.people) {
    const row = item.grades[person.key];
    if (!row || !hasTime(row) || (wanted !== undefined && person.sub !== wanted)) continue;
    rows.push(result(item, person, row, url));
  }
  sendMedia(response, 200, MEDIA.results, rows);
}
