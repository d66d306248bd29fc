import type { Meeting } from './meeting-shape.rule.ts';
import type { Handle } from './meeting-tap.rule.ts';
import { isSelfManaged } from './set-dates.rule.ts';

/** How a meeting ends: a word each, then the date and the host of the next one, and only then the door (C25). */

export const toReview: Handle<'to-review'> = (meeting) => {
  if (meeting.phase === 'review') return meeting;
  return meeting.phase === 'turn' ? 'turn-under-way' : { ...meeting, phase: 'review' };
};

export const said: Handle<'said'> = (meeting, { by, at }) =>
  meeting.said[by] === undefined ? { ...meeting, said: { ...meeting.said, [by]: at } } : meeting;

export const next: Handle<'next'> = (meeting, { at: now, tap }, { n }) => {
  const { at, host } = tap;
  // The course has five: only a set that runs itself may say that it stops.
  if (at === null && !isSelfManaged(n)) return 'next-missing';
  if (at !== null && at <= now) return 'next-missing';
  if (host !== null && !meeting.members.includes(host)) return 'nothing-there';
  if (at !== null && host === null) return 'host-missing';
  return { ...meeting, next: { at, host } };
};

export const close: Handle<'close'> = (meeting, { at }) => {
  if (meeting.phase === 'turn') return 'turn-under-way';
  if (meeting.next === null) return 'next-missing';
  return closed(meeting, at);
};

const closed = (meeting: Meeting, at: number): Meeting => ({
  ...meeting,
  phase: 'closed',
  closedAt: at,
  // What was shown while they met is kept nowhere.
  air: { spoken: {}, speaking: null },
});

export const call: Handle<'call'> = (meeting, { by, at }, { n }) => {
  if (!isSelfManaged(n)) return 'facilitated';
  const stands = meeting.call !== null && meeting.call.answeredAt === null;
  return stands ? meeting : { ...meeting, call: { by, at, answeredAt: null } };
};

export const answerCall: Handle<'answer-call'> = (meeting, { at }) =>
  meeting.call === null || meeting.call.answeredAt !== null
    ? meeting
    : { ...meeting, call: { ...meeting.call, answeredAt: at } };
