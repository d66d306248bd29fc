import { useData } from '../../core/data.ts';
import { lang, t } from '../../core/i18n.ts';
import { pointPath } from '../review/feedback.state.ts';
import { ownPoints, type Point } from '../review/points.state.ts';
import type { Template } from './business-case.types.ts';

/** Enough of a point to know it by. */
const SAID_AT_MOST = 80;

/** Points that hold up the next version, each with the way to the place where it is answered. */
export function PointsLeft({ points, template }: { points: readonly string[]; template: Template }) {
  const known = useData(ownPoints()).data.value?.points ?? [];
  const left = known.filter(({ id }) => points.includes(id));
  if (left.length === 0) return null;
  const title = ({ section }: Point): string =>
    template.sections.find(({ slug }) => slug === section)?.title[lang.value] ??
    t('case.hand-in.points.whole');
  return (
    <div>
      <ul class="case-links" role="list">
        {left.map((point) => (
          <li key={point.id}>
            <a href={pointPath(point.id)}>
              {title(point)}: <bdi>{shortened(point.text)}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function shortened(text: string): string {
  const signs = [...text.replaceAll(/\s+/g, ' ').trim()];
  return signs.length <= SAID_AT_MOST ? signs.join('') : `${signs.slice(0, SAID_AT_MOST).join('')} …`;
}
