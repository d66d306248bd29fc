import { t } from '../../core/i18n.ts';

/** Two texts of one box, written beside one another; one of them is to stand. */
export function TwoTexts({
  mine,
  theirs,
  choose,
}: {
  mine: string;
  theirs: string;
  choose: (side: 'mine' | 'theirs') => void;
}) {
  const sides = { mine, theirs } as const;
  return (
    <section class="sheet outline stack" aria-labelledby="h-two-texts">
      <h3 id="h-two-texts">{t('course.way.two.title')}</h3>
      {(['mine', 'theirs'] as const).map((side) => (
        <div key={side} class="stack tight">
          <p class="help">{t(`course.way.two.${side}`)}</p>
          <p class="theirs">{sides[side]}</p>
          <p>
            <button class="btn small" type="button" onClick={() => choose(side)}>
              {t(`course.way.two.take.${side}`)}
            </button>
          </p>
        </div>
      ))}
    </section>
  );
}
