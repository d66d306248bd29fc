import './paper.css';
import { dayText, lang, numberText, t, tCode } from '../../core/i18n.ts';
import { Table, type Column } from '../../ui/table.tsx';
import { compared, movesOf, readingsIn, type Compared, type Reading } from './readings.ts';
import type { Opened } from './forms.types.ts';

/**
 * Readings of one form over one another, once this one is saved: before, an earlier number would be copied. Words first,
 * then every line with its numbers, and the same as dots.
 */
export function Readings({ opened }: { opened: Opened }) {
  const { form, answer, beside } = opened;
  if (form.beside.length === 0) return null;
  if (answer.finishedAt === null) return <p class="help">{t('forms.readings.blind')}</p>;
  if (beside.length === 0) return null;
  const readings = readingsIn(opened);
  const lines = compared(opened, readings);
  return (
    <section class="readings-over" aria-labelledby="h-readings">
      <h2 id="h-readings">{t('forms.readings.title')}</h2>
      <p>{t('forms.readings.moves', movesOf(lines))}</p>
      <ul class="reading-names" role="list">
        {readings.map((reading, at) => (
          <li key={reading.variant}>
            <Mark at={at} /> {readingName(reading)}
            {reading.finishedAt !== null && <>, {dayText(reading.finishedAt.slice(0, 10), 'year')}</>}
          </li>
        ))}
      </ul>
      <Lines lines={lines} readings={readings} />
    </section>
  );
}

const readingName = ({ variant }: Reading): string => tCode('forms.reading', variant, () => variant);

function Lines({ lines, readings }: { lines: readonly Compared[]; readings: readonly Reading[] }) {
  const columns: [Column<Compared>, ...Column<Compared>[]] = [
    { key: 'label', head: t('forms.readings.what'), cell: (line) => line.label[lang.value] },
    ...readings.map((reading, at) => ({
      key: reading.variant,
      head: readingName(reading),
      number: true,
      cell: (line: Compared) => {
        const number = line.numbers[at];
        return number === undefined ? t('forms.empty') : numberText(number);
      },
    })),
    { key: 'dots', head: t('forms.readings.dots'), cell: (line) => <Dots numbers={line.numbers} /> },
  ];
  return (
    <Table caption={t('forms.readings.caption')} columns={columns} rows={lines} rowKey={(line) => line.key} />
  );
}

const STEP = 22;
const MIDDLE = 10;

/** The numbers of one line on their scale; each reading has a shape, so that three on one number are still seen. */
function Dots({ numbers }: { numbers: Compared['numbers'] }) {
  const x = (number: number) => (number - 1) * STEP + MIDDLE;
  const told = numbers.filter((one) => one !== undefined);
  return (
    <svg class="dots" width={4 * STEP + 2 * MIDDLE} height={2 * MIDDLE} aria-hidden="true">
      <path class="dots-line" d={`M${x(1)} ${MIDDLE}H${x(5)}`} />
      <path class="dots-way" d={`M${x(told[0] ?? 1)} ${MIDDLE}H${x(told.at(-1) ?? told[0] ?? 1)}`} />
      {numbers.map(
        (number, at) =>
          number !== undefined && (
            <g key={at} transform={`translate(${x(number)} ${MIDDLE})`}>
              <Shape at={at} />
            </g>
          ),
      )}
    </svg>
  );
}

/** A ring, a square in it, a filled diamond in that. */
function Shape({ at }: { at: number }) {
  if (at === 0) return <circle class="reading-first" r="8" />;
  if (at === 1) return <rect class="reading-second" x="-5.5" y="-5.5" width="11" height="11" />;
  return <path class="reading-third" d="M0 -4.5 4.5 0 0 4.5 -4.5 0z" />;
}

const Mark = ({ at }: { at: number }) => (
  <svg class="dots" width="20" height="20" aria-hidden="true">
    <g transform="translate(10 10)">
      <Shape at={at} />
    </g>
  </svg>
);
