import { wasThere } from './meeting-opening.rule.ts';
import { meetingParts, type MeetingViewer } from './meeting-viewers.rule.ts';
import type { Line, Meeting } from './meeting-shape.rule.ts';

/** What stands in place of a part that is not this viewer's to see. */
const NOTHING: Pick<Meeting, 'brought' | 'reports' | 'lines' | 'actions' | 'air'> = {
  brought: {},
  reports: {},
  lines: {},
  actions: {},
  air: { spoken: {}, speaking: null },
};

export const viewerOf = (meeting: Meeting, who: { person: string; facilitates: boolean }): MeetingViewer => {
  if (who.facilitates) return 'facilitator';
  return wasThere(meeting, who.person) ? 'there' : 'member';
};

/** A meeting as one of its viewers sees it: the same shape, so that one rule reads it on both sides. */
export function presentMeeting(meeting: Meeting, viewer: MeetingViewer): Meeting {
  const hidden = (Object.keys(NOTHING) as (keyof typeof NOTHING)[]).filter(
    (part) => !(meetingParts[part] as readonly MeetingViewer[]).includes(viewer),
  );
  const seen = { ...meeting };
  for (const part of hidden) Object.assign(seen, { [part]: NOTHING[part] });
  return viewer === 'facilitator' ? { ...seen, turns: withoutWishes(meeting.turns) } : seen;
}

/** What a presenter wants of the set is a word of the record. */
const withoutWishes = (turns: Meeting['turns']): Meeting['turns'] =>
  Object.fromEntries(Object.entries(turns).map(([id, turn]) => [id, { ...turn, wanted: null }]));

/** S11: what was written of a turn is its presenter's alone from then on. */
export function faded(meeting: Meeting, person: string): Meeting {
  const own = (turn: string) => meeting.turns[turn]?.person === person;
  const kept = <T extends { turn: string }>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(all).filter(([, { turn }]) => own(turn)));
  return {
    ...meeting,
    lines: kept<Line>(meeting.lines),
    actions: kept(meeting.actions),
    brought: {},
    reports: {},
  };
}
