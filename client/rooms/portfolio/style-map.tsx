import { cornersOf, isPlaced } from '../../../server/rooms/portfolio/style-map.rule.ts';
import { dayText, listText, t } from '../../core/i18n.ts';
import { Scale } from '../../ui/choice.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Box, Select } from './boxes.tsx';
import { emptyReading } from './start.ts';
import { StyleGrid } from './style-grid.tsx';
import { QUARTERS, TAGS } from './style-words.ts';
import type { Reading, Sentence } from './portfolio.types.ts';
import { idOfNew, withItem, type OwnDocument } from './use-document.ts';

const MOST_READINGS = 8;

/** Five sentences on two lines: as a picture, and by two scales each. */
export function StyleMap({ map }: { map: OwnDocument<'style-map'> }) {
  const { readings } = map.value;
  const write = (id: string, parts: Partial<Reading>) =>
    map.change((from) => ({ readings: withItem(from.readings, id, parts) }));
  const left = () => void map.writing.flush();
  return (
    <>
      <StyleGrid readings={readings} />
      {readings.length > 1 && <p class="help">{t('portfolio.map.legend')}</p>}
      {readings.toReversed().map((reading, at) => (
        <details key={reading.id} class="fold" open={at === 0}>
          <summary>{t('portfolio.map.reading', { day: dayText(reading.day, 'year') })}</summary>
          <OneReading reading={reading} write={(parts) => write(reading.id, parts)} left={left} />
        </details>
      ))}
      {readings.length < MOST_READINGS && (
        <p>
          <button
            class="btn"
            type="button"
            onClick={() => map.change((from) => ({ readings: [...from.readings, emptyReading(idOfNew())] }))}
          >
            <Icon name="add" /> {t('portfolio.map.again')}
          </button>
        </p>
      )}
    </>
  );
}

interface ReadingProps {
  reading: Reading;
  write: (parts: Partial<Reading>) => void;
  left: () => void;
}

function OneReading({ reading, write, left }: ReadingProps) {
  const change = (id: string, parts: Partial<Sentence>) =>
    write({ sentences: withItem(reading.sentences, id, parts) });
  return (
    <div class="stack loose">
      <ol class="placing" role="list">
        {reading.sentences.map((sentence, at) => (
          <li key={sentence.id}>
            <OneSentence
              sentence={sentence}
              number={at + 1}
              write={(parts) => change(sentence.id, parts)}
              left={left}
            />
          </li>
        ))}
      </ol>
      <Corners reading={reading} />
      <fieldset class="field four-tags">
        <legend>{t('portfolio.map.tags')}</legend>
        {TAGS.map((tag) => (
          <Select
            key={tag}
            label={t(`portfolio.map.tag.${tag}`)}
            value={reading.tags[tag] ?? ''}
            none={t('portfolio.map.outside')}
            options={QUARTERS.map((value) => ({ value, word: t(`portfolio.map.corner.${value}`) }))}
            choose={(quarter) => {
              const { [tag]: _, ...others } = reading.tags;
              write({ tags: quarter ? { ...others, [tag]: quarter } : others });
            }}
          />
        ))}
      </fieldset>
    </div>
  );
}

interface SentenceProps {
  sentence: Sentence;
  number: number;
  write: (parts: Partial<Sentence>) => void;
  left: () => void;
}

function OneSentence({ sentence, number, write, left }: SentenceProps) {
  return (
    <fieldset class="field">
      <legend>{t('portfolio.map.sentence', { number })}</legend>
      <Box
        label={t('portfolio.map.said')}
        value={sentence.text}
        longest={300}
        grows
        write={(text) => write({ text })}
        left={left}
      />
      <div class="two-scales">
        <Scale
          label={t('portfolio.map.leads')}
          low={t('portfolio.map.low-leads')}
          high={t('portfolio.map.high-leads')}
          value={sentence.leads ?? undefined}
          choose={(leads) => write({ leads })}
        />
        <Scale
          label={t('portfolio.map.need')}
          low={t('portfolio.map.intellectual')}
          high={t('portfolio.map.emotional')}
          value={sentence.need ?? undefined}
          choose={(need) => write({ need })}
        />
      </div>
    </fieldset>
  );
}

/** Which corner is crowded, which is empty: once there are sentences to say so. */
function Corners({ reading }: { reading: Reading }) {
  const placed = reading.sentences.filter(isPlaced).length;
  if (placed === 0) return null;
  const corners = cornersOf(reading);
  const empty = QUARTERS.filter((quarter) => corners[quarter] === 0);
  return (
    <div role="status">
      <ul class="plain-list">
        {QUARTERS.filter((quarter) => corners[quarter] > 0).map((quarter) => (
          <li key={quarter}>
            {t('portfolio.map.in-corner', {
              corner: t(`portfolio.map.corner.${quarter}`),
              count: corners[quarter],
            })}
          </li>
        ))}
      </ul>
      {empty.length > 0 && (
        <p>
          {t('portfolio.map.empty', {
            count: empty.length,
            corners: listText(empty.map((quarter) => t(`portfolio.map.corner.${quarter}`))),
          })}
        </p>
      )}
    </div>
  );
}
