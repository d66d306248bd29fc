import { minutesText, t, tCode } from '../../core/i18n.ts';
import { me } from '../../core/session.ts';
import { State, type StateName } from '../../ui/icon.tsx';
import type { Learner } from './cohort.state.ts';

type Whole = NonNullable<Learner['programme']>;
type Part = Whole['parts'][number];
type Hours = Learner['hours'];

const STATES: Record<Part['state'], StateName> = { met: 'done', 'under-way': 'doing', 'not-begun': 'todo' };

/** What completes the programme, part by part, and what each still takes (L2). */
export function Programme({ of: { complete, parts }, data }: { of: Whole; data: Learner }) {
  const met = parts.filter(({ state }) => state === 'met').length;
  return (
    <section class="group" aria-labelledby="h-programme">
      <h2 id="h-programme">{t('cohort.programme')}</h2>
      <p>{t('cohort.programme.sum', { complete: complete ? 'yes' : 'no', met, all: parts.length })}</p>
      <ul class="rows" role="list">
        {parts.map((part) => (
          <li key={part.part}>
            <div>
              <Name part={part} address={addressOf(part, data)} />
              <p class="help">{sentences(part, data.hours)}</p>
            </div>
            <State state={STATES[part.state]} word={t(`cohort.programme.state.${part.state}`)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Name({ part: { part }, address }: { part: Part; address: string | undefined }) {
  const name = t(`cohort.programme.part.${part}`);
  return address === undefined ? <b>{name}</b> : <a href={address}>{name}</a>;
}

const stepAddress = ({ at }: Part): string | undefined =>
  at ? `/app/course/${at.module}/${at.step}` : undefined;

/** Where it is done, or, for a trainer, where more of it is to be read. */
function addressOf(part: Part, { learner }: Learner): string | undefined {
  if (me.value?.role === 'learner') return ownAddress(part);
  if (me.value?.role !== 'trainer') return undefined;
  if (part.part === 'hours') return learner ? `/app/cohort/hours/${learner.id}` : undefined;
  return part.part === 'sets' || part.part === 'triads' ? '/app/sets/practice' : undefined;
}

function ownAddress(part: Part): string | undefined {
  switch (part.part) {
    case 'steps':
      return '/app';
    case 'sets':
      return '/app/set';
    case 'triads':
      return stepAddress(part) ?? '/app/set';
    case 'hours':
      return '/app/hours';
    case 'case':
      return part.missing === 'handing-in' ? '/app/case' : '/app/case/feedback';
    case 'evaluation':
      return stepAddress(part);
  }
}

function sentences(part: Part, hours: Hours): string {
  switch (part.part) {
    case 'hours':
      return hoursText(part, hours);
    case 'case':
    case 'evaluation':
      return tCode(`cohort.programme.${part.part}`, part.missing ?? 'met', () => '', {
        begun: part.state === 'not-begun' ? 'no' : 'yes',
      });
    default:
      return countedText(part);
  }
}

function countedText({ part, counted, needed, of, missing }: Part): string {
  const says = part === 'steps' ? 'cohort.programme.steps' : 'cohort.programme.counted';
  const sentence = t(says, { counted, needed, of });
  if (!missing) return sentence;
  const more = `${sentence} ${t('cohort.programme.more', { missing: needed - counted })}`;
  return part === 'sets' ? `${more} ${t('cohort.programme.account')}` : more;
}

function hoursText({ counted, needed, missing }: Part, { counted: logged }: Hours): string {
  const times = { counted: minutesText(counted), needed: minutesText(needed), logged: minutesText(logged) };
  const sentence = t('cohort.programme.hours', times);
  if (!missing) return sentence;
  const left = { missing: minutesText(needed - counted) };
  return `${sentence} ${tCode('cohort.programme.hours', missing, () => '', left)}`;
}
