import { isPlaced, type Placed } from '../../../server/rooms/portfolio/style-map.rule.ts';
import { dayText, listText, t } from '../../core/i18n.ts';
import { QUARTER_PLACES, TAGS } from './style-words.ts';
import type { Quarter, Reading } from './portfolio.types.ts';

/** From one to five, as a place between the edges of a square of a hundred. */
const along = (place: number): number => 10 + (place - 1) * 20;

/** Sentences of one reading that stand in the same place share a mark. */
function marksOf(reading: Reading) {
  const marks = new Map<string, { x: number; y: number; numbers: number[] }>();
  reading.sentences.forEach((sentence, at) => {
    if (!isPlaced(sentence)) return;
    const { leads, need } = sentence;
    const key = `${leads}/${need}`;
    const mark = marks.get(key) ?? { x: along(leads), y: 100 - along(need), numbers: [] };
    mark.numbers.push(at + 1);
    marks.set(key, mark);
  });
  return [...marks.values()];
}

/** The two lines with every reading on them: the newest filled, earlier ones as rings. The words say all that it shows. */
export function StyleGrid({ readings }: { readings: readonly Reading[] }) {
  const newest = readings.at(-1);
  return (
    <figure class="style-grid">
      <p class="over">{t('portfolio.map.emotional')}</p>
      <svg viewBox="0 0 100 100" role="img" aria-label={sentenceOf(readings)}>
        <rect class="ground" x="0.5" y="0.5" width="99" height="99" rx="1" />
        <path class="lines" d="M0 50H100M50 0V100" />
        {newest && TAGS.map((tag) => <Tag key={tag} reading={newest} tag={tag} />)}
        {readings.map((reading) => (
          <g key={reading.id} class={reading === newest ? 'newest' : 'earlier'}>
            {marksOf(reading).map(({ x, y, numbers }) => (
              <g key={`${x}/${y}`}>
                <circle cx={x} cy={y} r={reading === newest ? 6 : 8} />
                <text x={x} y={y + 2}>
                  {reading === newest ? numbers.join(',') : ''}
                </text>
              </g>
            ))}
          </g>
        ))}
      </svg>
      <p class="under">
        <span>{t('portfolio.map.directive')}</span>
        <span>{t('portfolio.map.intellectual')}</span>
        <span>{t('portfolio.map.non-directive')}</span>
      </p>
    </figure>
  );
}

function Tag({ reading, tag }: { reading: Reading; tag: (typeof TAGS)[number] }) {
  const quarter = reading.tags[tag];
  if (!quarter) return null;
  const inside = TAGS.filter((one) => reading.tags[one] === quarter);
  const [x, y] = QUARTER_PLACES[quarter as Quarter];
  return (
    <text class="tag" x={x} y={y + inside.indexOf(tag) * 6}>
      {t(`portfolio.map.tag.${tag}`)}
    </text>
  );
}

const placeText = ({ leads, need }: Placed): string =>
  listText([
    t(
      leads < 3
        ? 'portfolio.map.directive'
        : leads > 3
          ? 'portfolio.map.non-directive'
          : 'portfolio.map.middle-leads',
    ),
    t(
      need < 3
        ? 'portfolio.map.intellectual'
        : need > 3
          ? 'portfolio.map.emotional'
          : 'portfolio.map.middle-need',
    ),
  ]);

/** All that the picture shows, as a screen reader hears it. */
function sentenceOf(readings: readonly Reading[]): string {
  const lines = readings.map((reading) => {
    const places = reading.sentences.flatMap((sentence, at) =>
      isPlaced(sentence) ? [t('portfolio.map.at', { number: at + 1, place: placeText(sentence) })] : [],
    );
    return t('portfolio.map.reading-says', {
      day: dayText(reading.day, 'year'),
      places: places.length > 0 ? places.join('; ') : t('portfolio.map.nothing-placed'),
    });
  });
  return [t('portfolio.map.picture'), ...lines].join(' ');
}
