import type { ComponentChildren } from 'preact';
import { useAct } from '../../core/act.ts';
import { useData } from '../../core/data.ts';
import { momentText, t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { useFocusKept } from '../../ui/focus-kept.ts';
import { PersonName } from '../../ui/person-name.tsx';
import { nameOf } from './sets-desk-words.ts';
import { noteSeen, saidToFacilitator, type SaidWord } from './said-privately.state.ts';

/** What members of sets have said to their trainers alone, and who asks for a quarter of an hour. */
export function SaidPrivately() {
  const words = useData(saidToFacilitator()).data.value?.words ?? [];
  const act = useAct();
  useFocusKept();
  if (words.length === 0) return null;
  const open = words.filter(({ seenAt }) => seenAt === null);
  const before = words.filter(({ seenAt }) => seenAt !== null);
  return (
    <section class="stack" aria-labelledby="h-said">
      <h2 id="h-said">{t('live.sets.said', { count: open.length })}</h2>
      <p class="help">{t('live.sets.said.says')}</p>
      <ul class="rows" role="list">
        {open.map((word) => (
          <Line key={`${word.person.id} ${word.n}`} word={word}>
            <button
              class="btn small"
              type="button"
              aria-busy={act.busy.value === word.person.id}
              aria-label={t('live.sets.said.seen.of', { name: nameOf(word.person) })}
              onClick={() => act.run(word.person.id, () => noteSeen(word))}
            >
              {t('live.sets.said.seen')}
            </button>
          </Line>
        ))}
      </ul>
      {before.length > 0 && (
        <details>
          <summary>{t('live.sets.said.before', { count: before.length })}</summary>
          <ul class="rows" role="list">
            {before.map((word) => (
              <Line key={`${word.person.id} ${word.n}`} word={word} />
            ))}
          </ul>
        </details>
      )}
      {act.error.value && <Problem error={act.error.value} act />}
    </section>
  );
}

const Line = ({ word, children }: { word: SaidWord; children?: ComponentChildren }) => (
  <li>
    <span>
      <PersonName name={nameOf(word.person)} />
      <span class="help live-said">
        {t('live.sets.said.about', { set: word.set, n: word.n, at: momentText(word.at) })}
      </span>
      {word.quarter && <span>{t('live.sets.said.quarter')}</span>}
      {word.said !== '' && (
        <bdi class="live-said" dir="auto">
          {word.said}
        </bdi>
      )}
    </span>
    {children}
  </li>
);
