import type { Clock } from '../../core/clock.ts';
import { ChannelService } from './channel.service.ts';
import type { Patch } from './meeting-patch.rule.ts';
import { presentMeeting, viewerOf } from './meeting.present.ts';
import type { Meeting } from './meeting-shape.rule.ts';
import type { KeptMeeting, MeetingStore } from './meeting.store.ts';
import type { MeetingViewer } from './meeting-viewers.rule.ts';

/** One step of a meeting, as it goes to a screen: what has changed since `from`, or all of it. */
export interface Step {
  revision: number;
  /** The server's clock at this moment: pages count from it. */
  now: number;
  /** The revision that `patch` goes on from; null: `meeting` is whole. */
  from: number | null;
  patch: Patch | null;
  meeting: Meeting | null;
  taps: string[];
}

interface Who {
  person: string;
  facilitates: boolean;
}

export type MeetingChannel = ChannelService<KeptMeeting, Who, MeetingViewer, Step>;

/** Meetings of sets, as those see them who are in one or facilitate it. */
export const openMeetingChannel = (meetings: Pick<MeetingStore, 'newer'>, clock: Clock): MeetingChannel =>
  new ChannelService(
    {
      newer: (known) => meetings.newer(known),
      viewerOf,
      present: presentMeeting,
      stepOf: ({ whole, ...step }): Step => ({ ...step, meeting: whole }),
      isOver: ({ phase }) => phase === 'closed',
    },
    clock,
  );
