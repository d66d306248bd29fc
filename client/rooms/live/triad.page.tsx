import './triad.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import {
  isPair,
  notObservedYet,
  roundNow,
  roundsAreOver,
} from '../../../server/rooms/live/triad-roles.rule.ts';
import { lang, listText, t } from '../../core/i18n.ts';
import { stuck } from '../../core/outbox-state.ts';
import { me } from '../../core/session.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page, Params } from '../../shell/page.types.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useFocusKept } from '../../ui/focus-kept.ts';
import { Title } from '../../ui/title.tsx';
import { stepPath } from './live.types.ts';
import { AfterRounds } from './triad-after.tsx';
import { BeforeRounds } from './triad-before.tsx';
import { RoundNow } from './triad-round.tsx';
import { ReceivedSheets } from './triad-received.tsx';
import { TriadHistory } from './triad-history.tsx';
import { refusals, standingOf, tap, triadPage, watchTriad } from './triad.state.ts';
import type { Of, TriadPage as Data } from './triad.types.ts';
import { nameIn, namesText } from './triad-words.ts';

const idOf = (params: Params): string => params['triad'] ?? '';

/** One page that the three share: when they meet, their rounds, what was seen, and that it is done. */
const TriadPage = ({ params }: { params: Params }) => (
  <Loaded of={triadPage(idOf(params))}>{(page) => <Whole page={page} />}</Loaded>
);
export const triadsPage: Page = { Component: TriadPage, needs: (params) => [triadPage(idOf(params))] };

function Whole({ page }: { page: Data }) {
  useEffect(() => watchTriad(page.id), [page.id]);
  useFocusKept();
  const standing = standingOf(page).value;
  if (!standing) return null;
  const { triad } = standing;
  const others = page.people.filter(({ id }) => id !== me.value?.id && triad.members.includes(id));
  const refusal = refusals.value.get(page.id);
  const of = { page, standing };
  return (
    <div class="stack loose triad">
      <header class="stack tight">
        <p class="over-title">
          <a href={stepPath(page.of)}>
            {page.of.number} {page.of.title[lang.value]}
          </a>
        </p>
        <Title text={t('live.triad.with', { names: namesText(others) })} />
        {isPair(triad) && <p class="help">{t('live.triad.pair')}</p>}
      </header>
      <p role="status">
        {refusal && t(`live.triad.refused.${refusal}`)}
        {stuck.value && ` ${t('live.triad.waits')}`}
      </p>
      <Phase {...of} />
      <ReceivedSheets page={page} triad={triad} />
      <TriadHistory page={page} triad={triad} />
      {triad.order.length > 0 && Object.keys(triad.sheets).length === 0 && <Anew id={page.id} />}
    </div>
  );
}

function Phase(of: Of) {
  const { triad } = of.standing;
  if (triad.order.length === 0) return <BeforeRounds {...of} />;
  if (roundsAreOver(triad)) return <AfterRounds {...of} />;
  const now = roundNow(triad);
  return (
    <>
      {now ? <RoundNow {...of} n={now.n} round={now.round} /> : <AfterRounds {...of} />}
      <NotObserved {...of} />
    </>
  );
}

function NotObserved({ page, standing: { triad } }: Of) {
  const names = notObservedYet(triad).map((person) => nameIn(page, person));
  if (names.length === 0) return null;
  return <p class="help">{t('live.triad.not-observed', { names: listText(names), count: names.length })}</p>;
}

/** It broke off, or the third one came after all. */
function Anew({ id }: { id: string }) {
  const asks = useSignal(false);
  const close = () => (asks.value = false);
  return (
    <div>
      <button class="btn quiet small" type="button" onClick={() => (asks.value = true)}>
        {t('live.triad.anew')}
      </button>
      <Dialog
        title={t('live.triad.anew.ask')}
        open={asks.value}
        close={close}
        keepWord={t('live.triad.anew.keep')}
        acts={
          <button
            class="btn main"
            type="button"
            onClick={() => {
              tap(id, { kind: 'anew' });
              close();
            }}
          >
            {t('live.triad.anew.do')}
          </button>
        }
      >
        <p>{t('live.triad.anew.help')}</p>
      </Dialog>
    </div>
  );
}
