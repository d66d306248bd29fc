import './guide-lists.css';
import './guide-lists.words.ts';
import { useState } from 'preact/hooks';
import {
  isTaken,
  placeIn,
  type GuideList,
  type GuideLists,
} from '../../../server/rooms/business-case/guide-list.rule.ts';
import { hasWords } from '../../core/has-words.ts';
import { lang, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { FieldGroup } from '../../ui/field.tsx';
import { FindField } from '../../ui/find-field.tsx';
import { guideLists } from './arrivals.state.ts';
import { EMPTY, type SectionValue } from './business-case.types.ts';
import { withLines, type Line } from './guide-lines.ts';
import type { ArrivalsProps } from './section-arrivals.types.ts';

/** Lines of published guides, to be ticked and put into the section, each with its source. */
export const FromGuides = (props: ArrivalsProps) => (
  <Loaded of={guideLists()} part>
    {({ guides }) => guides && <Lists {...props} guides={guides} />}
  </Loaded>
);

function Lists({ guides, ...props }: ArrivalsProps & { guides: GuideLists }) {
  const { section, whole } = props;
  const [question, setQuestion] = useState('');
  const lists = guides.lists.filter((list) => placeIn(list, section.slug));
  const value = whole.sections.find(({ slug }) => slug === section.slug)?.value ?? EMPTY;
  const { ticked, tick, count, put, said } = usePicks(lists, props);
  return (
    <div class="guide-lists stack">
      <FindField
        id={`find-guides-${section.slug}`}
        label={t('case.guides.find')}
        value={question}
        onInput={setQuestion}
      />
      {lists.map((list) => (
        <OneList
          key={list.key}
          {...{ list, value, ticked, tick }}
          section={section.slug}
          question={question.trim()}
        />
      ))}
      <p>
        <button class="btn" type="button" aria-disabled={count === 0} onClick={put}>
          {t('case.guides.put', { count })}
        </button>
      </p>
      <p class="help" role="status">
        {said}
      </p>
    </div>
  );
}

/** What is ticked, of all lists together, and put in at once. */
function usePicks(lists: readonly GuideList[], { section, whole, write }: ArrivalsProps) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState('');
  const chosen = lists.flatMap((list) => linesOf(list, section.slug).filter(({ key }) => ticked.has(key)));
  const put = () => {
    if (chosen.length === 0) return setSaid(t('case.guides.none'));
    write((now) => withLines(now, chosen, { section, currency: whole.head.currency }));
    setTicked(new Set());
    return setSaid(t('case.guides.put.done', { count: chosen.length }));
  };
  const tick = (key: string, on: boolean) => {
    const others = [...ticked].filter((one) => one !== key);
    setTicked(new Set(on ? [...others, key] : others));
  };
  return { ticked, tick, count: chosen.length, put, said };
}

const linesOf = (list: GuideList, section: string): Line[] => {
  const place = placeIn(list, section);
  return place
    ? list.groups.flatMap((group) => group.entries.map(({ key, text }) => ({ key, place, group, text })))
    : [];
};

interface ListProps {
  list: GuideList;
  section: string;
  value: SectionValue;
  question: string;
  ticked: ReadonlySet<string>;
  tick: (key: string, on: boolean) => void;
}

/** Open while something is looked for, so that what was found is seen. */
function OneList({ list, section, value, question, ticked, tick }: ListProps) {
  const [open, setOpen] = useState(false);
  const lines = linesOf(list, section).filter(
    ({ text }) => question === '' || hasWords(text[lang.value], question),
  );
  if (lines.length === 0) return null;
  return (
    <details
      class="fold"
      open={open || question !== ''}
      onToggle={({ currentTarget }) => question === '' && setOpen(currentTarget.open)}
    >
      <summary>
        {list.title[lang.value]} <span class="help">{t('case.guides.lines', { count: lines.length })}</span>
      </summary>
      <div class="stack">
        <p class="help">{list.says[lang.value]}</p>
        {list.groups.map((group) => {
          const own = lines.filter((line) => line.group === group);
          return own.length === 0 ? null : (
            <FieldGroup
              key={group.key}
              label={group.title[lang.value]}
              help={t('case.guides.source', { source: group.source[lang.value] })}
            >
              {own.map((line) => (
                <Tick key={line.key} {...{ line, value, tick }} on={ticked.has(line.key)} />
              ))}
            </FieldGroup>
          );
        })}
      </div>
    </details>
  );
}

interface TickProps {
  line: Line;
  value: SectionValue;
  on: boolean;
  tick: (key: string, on: boolean) => void;
}

function Tick({ line, value, on, tick }: TickProps) {
  const taken = isTaken(line.place, line.group, line.text, value);
  return (
    <label class="tick">
      <input
        type="checkbox"
        checked={on || taken}
        disabled={taken}
        onChange={({ currentTarget }) => tick(line.key, currentTarget.checked)}
      />
      <span>
        {line.text[lang.value]} {taken && <span class="help">{t('case.guides.taken')}</span>}
      </span>
    </label>
  );
}
