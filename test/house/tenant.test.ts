import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { declared } from '../../server/core/database.ts';

const server = join(import.meta.dirname, '../../server');

/** Collections and indexes that do not begin with the tenant, each with its reason. Anything else must. */
const REASONS: Record<string, string> = {
  'heldLaunches.ticketHash': 'found by the hash of a random secret before the tenant is known',
  'toolKeys.generation': 'the tool’s own keys belong to no tenant',
  'invitations.codeHash': 'an invitation is there before its tenant is',
  'platforms.issuer': 'a platform is the tenant; a login names it by issuer and client',
  'mentoringLogs.asks.hash': 'found by the hash of a random secret by somebody who has no tenant',
  'mentoringLogs.asks.codeHash': 'the same, by the keyed hash of six figures that are good for minutes',
  'leaderLinks.pending.dueAt': 'the job that makes points of answers asks across tenants for what is due',
  'leaderLinks.hash': 'found by the hash of a random secret by somebody who decides and has no account',
  'calendarFeeds.hash': 'a calendar program has the secret of the address and no tenant',
  'hoursReminders.dueAt': 'who mails reminders asks across tenants for what is due',
  'liveAttendances.pending.dueAt':
    'the job that tells the course of attendance asks across tenants for what is due',
  'liveCalendars.tellAt': 'the job that tells of moved sessions looks for what is due across tenants',
  'meetingSets.tellAt': 'the job that tells of moved meetings looks for what is due across tenants',
  'setMeetings.creditAt': 'the job that tells of who was at a meeting asks across tenants for what is due',
  'triads.pending.dueAt': 'the job that tells the course of triads asks across tenants for what is due',
  'mentoringLogs.pending.dueAt': 'the job that hands hours over asks across tenants for what is due',
  'documents.pending.dueAt': 'steps that the job has to mark, across all tenants',
  'enrolments.changed.in': 'who counts cohorts asks across tenants for what has changed',
  'caseParts.restsAt': 'the job that keeps what rests asks across tenants for what is due',
  'caseVersions.pending.dueAt': 'the job that hands submissions over asks across tenants for what is due',
  'reviews.pending.dueAt': 'the job that tells of releases asks across tenants for what is due',
  'reviews.notice.dueAt': 'the job that mails of releases asks across tenants for what is due',
  'scores.status': 'the sender asks across tenants for what is due',
  'enrolments.inGradebook': 'the grade room asks across tenants whose grading changed',
  'runs.roster.dueAt': 'the roster job asks across tenants for what is due',
  'lineItems.lookDueAt': 'the job that reads columns back asks across tenants for what is due',
  'formAnswers.telling.dueAt': 'the job that tells what was finished asks across tenants for what is due',
  'progress.uncountedSince': 'who tells the cohort of openings asks across tenants for what it does not know',
  'comments.pending.dueAt': 'the job that gives comments their place asks across tenants for what is due',
  'helpfuls.pending.dueAt': 'the job that counts asks across tenants for what is due',
  'progress.pending.dueAt': 'the hand-over asks across tenants for what is due',
  'quizzes.pending.dueAt': 'the job looks for quizzes whose step is to be marked',
};

beforeAll(async () => {
  const stores = readdirSync(server, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(\.store|session)\.ts$/.test(name),
  );
  await Promise.all(stores.map((name) => import(join(server, name))));
});

describe('tenant in every key', () => {
  it('every index begins with the tenant, has one field with an expiry, or has its reason here', () => {
    const others = [...declared].flatMap(([name, { indexes }]) =>
      indexes
        .filter(({ options }) => options?.['expireAfterSeconds'] === undefined)
        .map(({ fields }) => Object.keys(fields)[0] ?? '')
        .filter((first) => first !== 'tenant')
        .map((first) => `${name}.${first}`),
    );
    expect(declared.size).toBeGreaterThan(8);
    expect([...new Set(others)].toSorted()).toEqual(Object.keys(REASONS).toSorted());
  });
});
