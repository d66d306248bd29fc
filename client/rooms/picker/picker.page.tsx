import './picker.css';
import { useSignal, type Signal } from '@preact/signals';
import { useAct } from '../../core/act.ts';
import { minutesText, t } from '../../core/i18n.ts';
import type { Key } from '../../core/words.types.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { Problem } from '../../shell/problem.tsx';
import { Title } from '../../ui/title.tsx';
import { FindField } from '../../ui/find-field.tsx';
import { Icon, StrandMark } from '../../ui/icon.tsx';
import { searchItems } from './picker.search.ts';
import { gaveBefore, giveBack, picker, type Item, type Picker } from './picker.state.ts';

/** The platform's "select content" dialog. */
function PickerPage() {
  const data = picker().data.value;
  return (
    <div class="picker">
      <header class="picker-head">
        <p class="brand">
          <Icon name="brand" size={22} /> Re-entry
        </p>
        <Title text={t('picker.title')} />
        {data?.acceptsLinks && <p>{t(data.acceptMultiple ? 'picker.lede' : 'picker.lede.one')}</p>}
      </header>
      <Loaded of={picker()} part>
        {(offer) => <Choice data={offer} />}
      </Loaded>
    </div>
  );
}
export const pickerPage: Page = { Component: PickerPage, needs: () => [picker()] };

function Choice({ data }: { data: Picker }) {
  const chosen = useSignal<readonly string[]>([]);
  const query = useSignal('');
  if (!data.acceptsLinks) {
    return (
      <>
        <p class="banner">{t('picker.no-links')}</p>
        <End data={data} chosen={[]} />
      </>
    );
  }
  const course = data.items.filter((item) => item.kind === 'course');
  return (
    <>
      <FindField
        id="find"
        label={t('picker.find')}
        value={query.value}
        onInput={(words) => (query.value = words)}
      />
      {course.length > 0 && !query.value && (
        <section class="picker-section" aria-labelledby="h-places">
          <h2 id="h-places" class="small-heading">
            {t('picker.whole')}
          </h2>
          <Items items={course} data={data} chosen={chosen} />
        </section>
      )}
      <Found query={query.value} data={data} chosen={chosen} />
      <End data={data} chosen={chosen.value} />
    </>
  );
}

function Found({ query, data, chosen }: { query: string; data: Picker; chosen: Signal<readonly string[]> }) {
  const list = searchItems(data.items, query);
  return (
    <section class="picker-section" aria-labelledby="h-modules">
      <div class="row apart base">
        <h2 id="h-modules" class="small-heading">
          {t(query ? 'picker.found' : 'picker.modules')}
        </h2>
        <span class="help" role="status">
          {t('picker.count', { count: list.length })}
        </span>
      </div>
      {list.length > 0 ? (
        <Items items={list} data={data} chosen={chosen} />
      ) : (
        <p class="empty">{t('picker.none')}</p>
      )}
    </section>
  );
}

interface ItemsProps {
  items: Item[];
  data: Picker;
  chosen: Signal<readonly string[]>;
}

/** Boxes to tick, or round ones where the platform takes one thing only. */
function Items({ items, data, chosen }: ItemsProps) {
  const toggle = (key: string, on: boolean) => {
    const others = chosen.value.filter((one) => one !== key);
    chosen.value = !data.acceptMultiple ? [key] : on ? [...others, key] : others;
  };
  return (
    <ul class="picks list" role="list">
      {items.map((item) => (
        <li key={item.key}>
          <label>
            <input
              type={data.acceptMultiple ? 'checkbox' : 'radio'}
              name="item"
              checked={chosen.value.includes(item.key)}
              onChange={(event) => toggle(item.key, event.currentTarget.checked)}
            />
            <span>
              {item.kind === 'course' ? <StrandMark /> : <span class="number muted">{item.number}</span>}{' '}
              <b>{item.kind === 'course' ? t('picker.course') : item.title}</b>
            </span>
            <span class="number side help">{minutesText(item.minutes)}</span>
            {item.kind === 'course' && (
              <span class="help">
                {t(item.graded && data.acceptLineItem ? 'picker.course.graded' : 'picker.course.help')}
              </span>
            )}
          </label>
        </li>
      ))}
    </ul>
  );
}

/** What is chosen, and the two ways out. */
function End({ data, chosen }: { data: Picker; chosen: readonly string[] }) {
  const titles = chosen.map((key) => titleOf(data.items.find((item) => item.key === key)));
  return (
    <>
      {data.acceptsLinks && <p class="help">{t('picker.help')}</p>}
      <div class="picker-end">
        {data.acceptsLinks && (
          <p role="status">
            <b>{t('picker.chosen', { count: chosen.length })}</b> {titles.join('; ')}
          </p>
        )}
        <WaysOut chosen={chosen} mayAdd={data.acceptsLinks} />
      </div>
    </>
  );
}

function WaysOut({ chosen, mayAdd }: { chosen: readonly string[]; mayAdd: boolean }) {
  const { busy, error, run } = useAct();
  const left = useSignal<Key | undefined>(gaveBefore() ? 'picker.unsure' : undefined);
  const give = (name: string, keys: readonly string[]) =>
    run(name, async () => {
      left.value = undefined;
      await giveBack([...keys]);
      // Still here after the platform had time to take the page away: it may have the links already.
      left.value = keys.length > 0 ? 'picker.unsure' : 'picker.left-open';
    });
  const adding = busy.value === 'add';
  return (
    <>
      {error.value && <Problem error={error.value} act />}
      {left.value && <StillHere because={left.value} />}
      <div class="row">
        {mayAdd && (
          <button
            class={chosen.length > 0 ? 'btn main' : 'btn'}
            type="button"
            aria-disabled={chosen.length === 0}
            aria-busy={adding}
            onClick={() => chosen.length > 0 && give('add', chosen)}
          >
            {t(adding ? 'picker.adding' : 'picker.add', { count: chosen.length })}
          </button>
        )}
        <button
          class="btn quiet"
          type="button"
          aria-busy={busy.value === 'cancel'}
          onClick={() => give('cancel', [])}
        >
          {t('picker.cancel')}
        </button>
      </div>
    </>
  );
}

const StillHere = ({ because }: { because: Key }) => (
  <p class="banner" role="status">
    {t(because)}
  </p>
);

function titleOf(item: Item | undefined): string {
  if (!item) return '';
  return item.kind === 'course' ? t('picker.course') : `${item.number ?? ''} ${item.title}`;
}
