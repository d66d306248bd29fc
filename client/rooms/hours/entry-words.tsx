import { minutesText, momentText, t } from '../../core/i18n.ts';
import { State, type StateName } from '../../ui/icon.tsx';
import type { OwnRelationship, ShownEntry } from './hours.types.ts';

/** "Conversation, with 30 min before and after". */
export function whatText({
  kind,
  aroundMin,
  outside,
  shadowing,
}: Pick<ShownEntry, 'kind' | 'aroundMin' | 'outside' | 'shadowing'>): string {
  if (kind === 'does-not-count')
    return t('hours.what.outside', { what: t(`hours.outside.${outside ?? 'other'}`) });
  const what = t(shadowing ? 'hours.kind.shadowing' : `hours.kind.${kind}`);
  return aroundMin > 0 ? t('hours.what.around', { what, time: minutesText(aroundMin) }) : what;
}

const STATES: Record<ShownEntry['state'], StateName> = {
  claimed: 'todo',
  countersigned: 'waiting',
  verified: 'done',
  queried: 'returned',
  void: 'quiet',
};

interface Props {
  entry: ShownEntry;
  relationships: readonly Pick<OwnRelationship, 'id' | 'label'>[];
}

/** Where an entry stands, and whose turn it is. */
export function EntryStateText({ entry, relationships }: Props) {
  if (entry.waits) return <State state="waiting" word={t('hours.state.on-device')} />;
  const [ask] = entry.asks;
  if (entry.state === 'claimed' && ask) {
    const label = relationships.find(({ id }) => id === entry.relationship)?.label;
    const who = ask.who === 'mentee' && label ? label : t(`hours.confirmer.${ask.who}`);
    return <State state="waiting" word={t('hours.state.asked', { who })} />;
  }
  return <State state={STATES[entry.state]} word={t(`hours.state.${entry.state}`)} />;
}

/** The line under a state: by whom it was confirmed, until when a link is good, what waits. */
export function StateNote({ entry, relationships }: Props) {
  const [ask] = entry.asks;
  if (entry.state === 'void' || entry.waits) return null;
  if (entry.late) return <span class="help block">{t('hours.state.late')}</span>;
  if (ask) return <span class="help block">{t('hours.state.until', { until: momentText(ask.until) })}</span>;
  const confirmed = entry.events.findLast(({ what }) => what === 'confirmed');
  if (entry.state !== 'verified' || confirmed?.what !== 'confirmed') return null;
  const label = relationships.find(({ id }) => id === entry.relationship)?.label;
  const who =
    confirmed.who === 'mentee' && label !== undefined ? label : t(`hours.confirmer.${confirmed.who}`);
  return <span class="help block">{t('hours.state.by', { who, when: momentText(confirmed.at) })}</span>;
}
