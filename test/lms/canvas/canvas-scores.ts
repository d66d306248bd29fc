import type { Request, Response } from 'express';
import type { ScoreBody } from '../grades.ts';
import { gradeRow, notePosted, numeric, UNKNOWN_PERSON, visibleScore } from '../grades.ts';
import { isRecord, paramsOf } from '../http.ts';
import type { Grade, LineItemRow, Person } from '../model.ts';
import { SCOPES } from '../model.ts';
import { noteDetail } from '../wire.ts';
import type { World } from '../world.ts';
import { canvasItemUrl } from './canvas-claims.ts';
import type { CanvasCall } from './canvas-services.ts';
import {
  canvasBody,
  canvasCall,
  canvasItem,
  canvasPage,
  CanvasRefusal,
  sendCanvas,
} from './canvas-services.ts';

const SUBMISSION = 'https://canvas.instructure.com/lti/submission';
const RESULTS = 'application/vnd.ims.lis.v2.resultcontainer+json';
const SCORE = 'application/vnd.ims.lis.v1.score+json';
const COUNTED = new Set(['FullyGraded', 'PendingManual']);

function student(call: CanvasCall, userId: unknown): Person {
  const person = call.site.people.find((one) => one.sub === userId);
  if (person?.unknownToGrades) throw new CanvasRefusal(404, UNKNOWN_PERSON);
  const studies = person?.kind === 'learner' || person?.kind === 'test-student';
  if (!person || !studies || person.suspended || !call.course.people.includes(person.key)) {
    throw new CanvasRefusal(422, 'User not found in course or is not a student');
  }
  return person;
}

function checkRequired(body: ScoreBody): void {
  for (const name of ['userId', 'activityProgress', 'gradingProgress', 'timestamp']) {
    if (body[name] === undefined || body[name] === null || body[name] === '') {
      throw new CanvasRefusal(400, `param is missing or the value is empty: ${name}`);
    }
  }
}

/** Older than the stored result is 400; equal passes, so that the same body may be sent again. */
function timeOf(body: ScoreBody, row: Grade): number {
  const time = Date.parse(String(body.timestamp));
  if (Number.isNaN(time)) {
    throw new CanvasRefusal(400, `Provided timestamp of ${String(body.timestamp)} not a valid timestamp`);
  }
  if (row.timestamp !== null && Date.parse(row.timestamp) > time) {
    throw new CanvasRefusal(
      400,
      `Provided timestamp of ${String(body.timestamp)} before last updated timestamp of ${row.timestamp}`,
    );
  }
  return time;
}

const ignored = (body: ScoreBody): boolean =>
  !COUNTED.has(String(body.gradingProgress)) || body.scoreGiven === undefined || body.scoreGiven === null;

function checkScore(body: ScoreBody): void {
  if (ignored(body)) return;
  if (body.scoreMaximum === undefined) {
    throw new CanvasRefusal(422, 'ScoreMaximum not supplied when ScoreGiven present.');
  }
  if (!numeric(body.scoreMaximum) || Number(body.scoreMaximum) < 0) {
    throw new CanvasRefusal(422, 'ScoreMaximum must be greater than or equal to 0');
  }
  if (!numeric(body.scoreGiven) || Number(body.scoreGiven) < 0) {
    throw new CanvasRefusal(422, 'ScoreGiven must be greater than or equal to 0');
  }
}

/** The member of the standard goes before Canvas' own. */
function submittedAt(body: ScoreBody, extension: Record<string, unknown>): unknown {
  const said = isRecord(body['submission']) ? body['submission']['submittedAt'] : undefined;
  return said ?? extension['submitted_at'];
}

function checkSubmission(body: ScoreBody): void {
  const extension = isRecord(body[SUBMISSION]) ? body[SUBMISSION] : {};
  const at = submittedAt(body, extension);
  if (at !== undefined && Date.parse(String(at)) > Date.now() + 60_000) {
    throw new CanvasRefusal(400, `Provided submitted_at timestamp of ${String(at)} in the future`);
  }
  if (extension['submission_type'] === 'online_upload' && !Array.isArray(extension['content_items'])) {
    throw new CanvasRefusal(422, "Content items must be provided with submission type 'online_upload'");
  }
}

/** A progress-only score clears the grade unless it asks to keep it; every comment is one more comment. */
function store(item: LineItemRow, row: Grade, body: ScoreBody, time: number): void {
  const extension = isRecord(body[SUBMISSION]) ? body[SUBMISSION] : {};
  const isNew = extension['new_submission'] !== false && extension['submission_type'] !== 'none';
  if (isNew) {
    row.attempts += 1;
    row.submittedAt = String(submittedAt(body, extension) ?? new Date(time).toISOString());
  }
  if (!ignored(body)) {
    const maximum = Number(body.scoreMaximum);
    row.score =
      maximum === 0 ? Number(body.scoreGiven) : (Number(body.scoreGiven) / maximum) * item.scoreMaximum;
  } else if (extension['preserve_score'] !== true) row.score = null;
  row.maximum = item.scoreMaximum;
  if (typeof body.comment === 'string' && body.comment !== '') {
    row.comment = body.comment;
    row.comments.push(body.comment);
  }
  row.timestamp = new Date(time).toISOString();
  row.submission = Object.keys(extension).length > 0 ? extension : row.submission;
  notePosted(row, body);
}

export function postScore(world: World, request: Request, response: Response): void {
  const call = canvasCall(world, request, [SCOPES.score]);
  const item = canvasItem(call, request);
  const body: ScoreBody = canvasBody(request);
  const person = student(call, body.userId);
  noteDetail(response, { item: item.id, person: person.key });
  checkRequired(body);
  const row = gradeRow(item, person);
  const time = timeOf(body, row);
  checkScore(body);
  checkSubmission(body);
  store(item, row, body, time);
  const url = canvasItemUrl(`${world.origin}/canvas`, item.courseId, item.id);
  sendCanvas(response, 200, SCORE, { resultUrl: `${url}/results/${call.site.people.indexOf(person) + 1}` });
}

export function listResults(world: World, request: Request, response: Response): void {
  const call = canvasCall(world, request, [SCOPES.resultReadonly]);
  const item = canvasItem(call, request);
  const query = paramsOf(request);
  const url = canvasItemUrl(`${world.origin}/canvas`, item.courseId, item.id);
  const rows: Record<string, unknown>[] = [];
  for (const [index, person] of call.site.people.entries()) {
    const row = item.grades[person.key];
    if (!row || row.accepted === 0) continue;
    if (query['user_id'] !== undefined && query['user_id'] !== person.sub) continue;
    rows.push({
      id: `${url}/results/${index + 1}`,
      userId: person.sub,
      resultScore: visibleScore(item, row),
      resultMaximum: item.scoreMaximum,
      comment: row.comment || null,
      scoreOf: url,
    });
  }
  const size = Math.min(100, Number(query['limit'] ?? query['per_page'] ?? 10) || 10);
  const page = canvasPage(response, rows, {
    url: new URL(request.originalUrl, world.origin),
    size,
    name: 'per_page',
    relative: call.site.settings.relativeLinks,
  });
  sendCanvas(response, 200, RESULTS, page);
}
