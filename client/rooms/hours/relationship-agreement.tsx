import { useAct } from '../../core/act.ts';
import { ownDay } from '../../core/calendar.ts';
import { dayText, t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { TickField } from '../../ui/field.tsx';
import { State } from '../../ui/icon.tsx';
import { relationshipPath } from './hours.types.ts';
import { AskPart } from './ask-part.tsx';
import { Part } from './relationship-parts.tsx';
import type { PartProps } from './relationship.types.ts';
import { signedOnPaper, type Aim, type Paper, type Relationship } from './relationship.state.ts';

/** What both agreed on: whether it is signed, and how the aims have moved since (S4.12). */
export function AgreementPart({ opened }: PartProps) {
  const { relationship, aims, papers } = opened;
  const { id, label } = relationship;
  const paper = papers.find(({ form }) => form === 'mentoring-agreement');
  return (
    <Part
      title={t('hours.relationship.agreement')}
      seenBy={t('hours.relationship.agreement.seen', { label })}
      class="agreement"
    >
      <Aims {...aims} />
      <Signed relationship={relationship} paper={paper} />
      <p class="row">
        <a class="btn small" href={`${relationshipPath(id)}/agreement`}>
          {t(paper ? 'hours.relationship.agreement.open' : 'hours.relationship.agreement.write')}
        </a>
      </p>
      {relationship.agreement.mentorAt !== null && relationship.agreement.menteeAt === null && (
        <AskPart of={{ agreement: id }} />
      )}
      {relationship.agreement.mentorAt !== null && <SignedByMentee relationship={relationship} />}
    </Part>
  );
}

const same = (first: readonly Aim[], now: readonly Aim[]): boolean =>
  JSON.stringify(first) === JSON.stringify(now);

interface AimsProps {
  first: readonly Aim[];
  now: readonly Aim[];
  /** Of their headings among the page's. */
  level?: 2 | 3;
}

/** Where they have moved, the first ones stand above the present ones: neither is a failure of the other. */
export function Aims({ first, now, level = 3 }: AimsProps) {
  if (now.length === 0 && first.length === 0) return null;
  if (same(first, now)) return <AimList title={t('hours.relationship.aims')} aims={now} level={level} />;
  return (
    <div class="two-aims">
      <AimList title={t('hours.relationship.aims.first')} aims={first} level={level} />
      <AimList title={t('hours.relationship.aims.now')} aims={now} level={level} />
    </div>
  );
}

function AimList({ title, aims, level }: { title: string; aims: readonly Aim[]; level: 2 | 3 }) {
  const Heading = `h${level}` as const;
  return (
    <div class="aims">
      <Heading class="small-heading">{title}</Heading>
      {aims.length === 0 && <p class="help">{t('hours.relationship.aims.none')}</p>}
      <ol>
        {aims.map(({ objective, sign, by }) => (
          <li key={objective}>
            <span class="said">{objective}</span>{' '}
            {sign !== '' && <span class="help">{t('hours.relationship.aims.sign', { sign })}</span>}{' '}
            {by !== null && <span class="help">{t('hours.relationship.aims.by', { day: dayText(by) })}</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}

export function Signed({ relationship, paper }: { relationship: Relationship; paper: Paper | undefined }) {
  const { label, agreement } = relationship;
  const { mentorAt, menteeAt, askedUntil } = agreement;
  const day = (moment: string) => dayText(ownDay(moment), 'year');
  if (mentorAt !== null && menteeAt !== null) {
    return (
      <p>
        <State
          state="done"
          word={t('hours.relationship.agreement.both', { day: day(menteeAt), way: agreement.way ?? 'paper' })}
        />
      </p>
    );
  }
  if (mentorAt !== null) {
    return (
      <p>
        <State state="waiting" word={t('hours.relationship.agreement.waits', { label })} />{' '}
        {askedUntil !== null && (
          <span class="help">{t('hours.relationship.agreement.asked', { day: day(askedUntil) })}</span>
        )}
      </p>
    );
  }
  return (
    <>
      <p>
        <State
          state={paper ? 'doing' : 'todo'}
          word={t(paper ? 'hours.relationship.agreement.begun' : 'hours.relationship.agreement.none')}
        />
      </p>
      <p class="help">{t('hours.relationship.agreement.needed')}</p>
    </>
  );
}

/** The mentee has no account: they sign a copy on paper, and the mentor says so, or by a link that shows the agreement alone. */
export function SignedByMentee({ relationship }: { relationship: Relationship }) {
  const { id, label, agreement } = relationship;
  const act = useAct();
  if (agreement.menteeAt !== null && agreement.way === 'link') return null;
  return (
    <>
      <TickField
        label={t('hours.relationship.agreement.paper', { label })}
        checked={agreement.menteeAt !== null}
        change={(signed) => act.run('paper', () => signedOnPaper(id, signed))}
      />
      {act.error.value && <Problem error={act.error.value} act />}
    </>
  );
}
