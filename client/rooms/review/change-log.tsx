import { lang, listText, t } from '../../core/i18n.ts';
import { Written } from '../../ui/written.tsx';
import { goToSection } from './comment-link.tsx';
import { ANSWERS } from './points.state.ts';
import type { ChangeRow, Desk } from './review.types.ts';
import { learnerName } from './review-words.ts';

/** What the author says of each point on the versions before, first of all: changed, kept with the reason, or tested (B9). */
export function ChangeLog({ desk: { review, template, version } }: { desk: Desk }) {
  const { changes } = version;
  if (changes.length === 0) return null;
  const title = (slug: string | null) =>
    template.sections.find((one) => one.slug === slug)?.title[lang.value] ?? t('review.desk.whole');
  return (
    <section class="sheet" aria-labelledby="h-changes">
      <h2 id="h-changes" class="heading-small">
        {t('review.changes', { name: learnerName(review.learner), count: changes.length })}
      </h2>
      <details class="fold" open>
        <summary>{countsText(changes)}</summary>
        <ul class="rows change-log" role="list">
          {changes.map((row) => (
            <li key={row.point}>
              <OneChange row={row} title={title(row.section)} />
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

/** "Changed 3, kept 1 and tested 1". */
const countsText = (changes: readonly ChangeRow[]): string =>
  listText(
    ANSWERS.flatMap((done) => {
      const count = changes.filter((row) => row.done === done).length;
      return count === 0 ? [] : [t(`review.changes.${done}`, { count })];
    }),
  );

function OneChange({ row, title }: { row: ChangeRow; title: string }) {
  const { section, from, version, text } = row;
  return (
    <div class="stack tight">
      <p class="help">
        {section === null ? title : <SectionLink slug={section} title={title} />} {' · '}
        {t(`review.changes.from.${from}`, { version })}
      </p>
      <blockquote>
        {text === null ? <p class="help">{t('review.changes.private')}</p> : <Written text={text} />}
      </blockquote>
      <AnswerOf row={row} />
    </div>
  );
}

const SectionLink = ({ slug, title }: { slug: string; title: string }) => (
  <a
    href={`#section-${slug}`}
    onClick={(event) => {
      event.preventDefault();
      goToSection(slug);
    }}
  >
    {title}
  </a>
);

/** What was done about a point, and why. */
export const AnswerOf = ({ row: { done, reason } }: { row: ChangeRow }) => (
  <div class="said">
    <p>
      <b>{done === null ? t('review.changes.open') : t(`review.answer.${done}`)}.</b>
    </p>
    {reason.trim() !== '' && <Written text={reason} />}
  </div>
);
