import {
  authorsOf,
  notDoneYet,
  rolesIn,
  roundsAreOver,
  roundsFor,
  roundsOf,
  sheetKey,
} from '../../../server/rooms/live/triad-roles.rule.ts';
import { listText, t } from '../../core/i18n.ts';
import { me } from '../../core/session.ts';
import { State } from '../../ui/icon.tsx';
import type { Of } from './triad.types.ts';
import { RolesLine } from './triad-roles-line.tsx';
import { SheetToWrite } from './triad-sheet.tsx';
import { tap } from './triad.state.ts';
import { MenteeView } from './triad-view.tsx';
import { isPitch, nameIn } from './triad-words.ts';

/** Between two rounds and after the last one: what is still to be written, then the next round, or that it is done. */
export function AfterRounds(of: Of) {
  const { triad } = of.standing;
  return (
    <>
      {roundsAreOver(triad) ? <Done {...of} /> : <NextRound {...of} />}
      <ToWrite {...of} />
    </>
  );
}

function NextRound({ page, standing: { triad } }: Of) {
  const round = roundsOf(triad).length + 1;
  return (
    <section class="stack tight" aria-labelledby="h-next">
      <h2 id="h-next">{t('live.triad.round', { n: round, of: roundsFor(triad.order.length) })}</h2>
      <RolesLine page={page} roles={rolesIn(triad.order, round)} />
      <p>
        <button
          class="btn main"
          type="button"
          onClick={() => tap(page.id, { kind: 'begin', round, people: triad.order.length })}
        >
          {t('live.triad.begin', { round })}
        </button>
      </p>
    </section>
  );
}

/** Each of those who practised says it; what they owe is handed over before. */
function Done({ page, standing: { triad } }: Of) {
  const own = me.value?.id ?? '';
  const waits = notDoneYet(triad);
  const names = waits.filter((person) => person !== own).map((person) => nameIn(page, person));
  const owes = roundsOf(triad).some(
    ({ n, round }) => authorsOf(round).includes(own) && triad.sheets[sheetKey(n, own)] === undefined,
  );
  const saidSo = triad.done[own] !== undefined;
  return (
    <section class="stack tight" aria-labelledby="h-done">
      <h2 id="h-done">{t('live.triad.over')}</h2>
      {waits.length === 0 && (
        <p>
          <State state="done" word={t('live.triad.done.all')} />
        </p>
      )}
      {waits.includes(own) && (
        <>
          <p>{t(owes ? 'live.triad.done.owes' : 'live.triad.done.help')}</p>
          <p>
            <button
              class={owes ? 'btn' : 'btn main'}
              type="button"
              onClick={() => tap(page.id, { kind: 'done' })}
            >
              {t('live.triad.done')}
            </button>
          </p>
        </>
      )}
      {saidSo && names.length > 0 && (
        <p>
          <State state="waiting" word={t('live.triad.done.waits', { names: listText(names) })} />
        </p>
      )}
    </section>
  );
}

function ToWrite({ page, standing: { triad } }: Of) {
  const own = me.value?.id ?? '';
  return (
    <>
      {roundsOf(triad).map(({ n, round }) => (
        <div key={n} class="stack">
          {round.mentee === own && !isPitch(page) && <MenteeView page={page} n={n} triad={triad} />}
          {authorsOf(round).includes(own) && <SheetToWrite page={page} triad={triad} n={n} round={round} />}
        </div>
      ))}
    </>
  );
}
