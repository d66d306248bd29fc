import './meeting.css';
import { useEffect } from 'preact/hooks';
import { isHere } from '../../../server/rooms/live/meeting-opening.rule.ts';
import type { Meeting } from '../../../server/rooms/live/meeting-shape.rule.ts';
import { t } from '../../core/i18n.ts';
import { me } from '../../core/session.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page, Params } from '../../shell/page.types.ts';
import { useFocusKept } from '../../ui/focus-kept.ts';
import { BeforeMeeting } from './before-meeting.tsx';
import { MeetingHead } from './meeting-head.tsx';
import { MeetingLines } from './meeting-lines.tsx';
import { findReturned } from './meeting-returned.ts';
import { liveMeeting, type LiveMeeting } from './meeting.state.ts';
import type { MeetingPage, MeetingPlace, Room } from './meeting.types.ts';
import { OpenMeeting } from './open-meeting.tsx';

const placeOf = (params: Params): MeetingPlace => ({ set: params['set'] ?? '', n: params['n'] ?? '' });

/** A meeting of a set: the one page that everybody in it has before them. */
const MeetingOfSet = ({ params }: { params: Params }) => {
  const live = liveMeeting(placeOf(params));
  return (
    <Loaded of={live.page}>{(page) => <Whole live={live} page={page} place={placeOf(params)} />}</Loaded>
  );
};
export const meetingPage: Page = {
  Component: MeetingOfSet,
  needs: (params) => [liveMeeting(placeOf(params)).page],
};

interface Props {
  live: LiveMeeting;
  page: MeetingPage;
  place: MeetingPlace;
}

function Whole({ live, page, place }: Props) {
  const meeting = live.meeting.value;
  const isOpen = meeting !== undefined;
  useEffect(() => (isOpen ? live.watch() : undefined), [live, isOpen]);
  useEffect(() => void findReturned(place), [place.set, place.n]);
  useFocusKept();
  const room = meeting && roomOf({ live, page, place }, meeting);
  return (
    <div class="meeting stack loose">
      <MeetingHead page={page} room={room} />
      <MeetingLines live={live} place={place} />
      {room ? <OpenMeeting room={room} live={live} /> : <BeforeMeeting live={live} page={page} />}
    </div>
  );
}

function roomOf({ live, page, place }: Props, meeting: Meeting): Room {
  const id = me.value?.id ?? '';
  const people = new Map(page.people.map((one) => [one.id, one]));
  return {
    place,
    page,
    meeting,
    me: id,
    isHere: !page.facilitates && isHere(meeting, id),
    facilitates: page.facilitates,
    press: (tap) => live.tap(tap),
    name: (person) => {
      const { name = null, number = null } = people.get(person) ?? {};
      if (name !== null) return name;
      return number === null ? t('live.meeting.somebody') : t('live.meeting.member', { number });
    },
  };
}
