import './sharing.css';
import './sharing.words.ts';
import { useState } from 'preact/hooks';
import { useAct } from '../../core/act.ts';
import { lang, t } from '../../core/i18n.ts';
import { showView } from '../../shell/address.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Params } from '../../shell/page.types.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { Title } from '../../ui/title.tsx';
import { authorName, creditText, sharedOn } from './authors.ts';
import { ShareProblem } from './share-problem.tsx';
import { sharedByCohort, sharedItem, takeCopy } from './sharing.state.ts';
import type { Draw, SharedItem, SharedList, Thing } from './sharing.types.ts';

export interface PlaceProps {
  kind: Thing['kind'];
  /** Address of this place. */
  path: string;
  params: Params;
  /** What can be shared, by its own name, in the order of reading. */
  parts: readonly { part: string; title: string }[];
  /** Where the way leads back to. */
  over: { path: string; word: string };
  /** Where one's own of a part stands. */
  ownAt: (part: string) => string;
  draw: Draw;
}

/** What the cohort shares: by section or document, the newest first; one of them to read, and to adapt a copy of. */
export function SharedPlace(props: PlaceProps) {
  const { item } = props.params;
  return (
    <div class="stack shared-place">
      <p class="over">
        <a href={item === undefined ? props.over.path : props.path}>
          {item === undefined ? props.over.word : t('sharing.place.all')}
        </a>
      </p>
      {item === undefined ? <List {...props} /> : <One {...props} item={item} />}
    </div>
  );
}

function List({ kind, path, params, parts }: PlaceProps) {
  const { of, before } = params;
  const known = parts.find((one) => one.part === of)?.part;
  const at = before === undefined ? undefined : Number(before);
  const asked = { kind, ...(known !== undefined && { part: known }) };
  return (
    <>
      <Title text={t('sharing.place')} />
      <p class="lede">{t(`sharing.place.lede.${kind}`)}</p>
      <Field label={t(`sharing.place.which.${kind}`)}>
        {(control) => (
          <select
            {...control}
            class="input"
            value={known ?? ''}
            onChange={({ currentTarget: { value } }) => showView(path, value ? { of: value } : {})}
          >
            <option value="">{t('sharing.place.every')}</option>
            {parts.map((one) => (
              <option key={one.part} value={one.part}>
                {one.title}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Loaded key={`${known} ${before}`} of={sharedByCohort(asked, at)} part>
        {(list) => <Lines list={list} path={path} view={known === undefined ? {} : { of: known }} />}
      </Loaded>
    </>
  );
}

function Lines({ list, path, view }: { list: SharedList; path: string; view: Record<string, string> }) {
  const { items, next } = list;
  return (
    <>
      {items.length === 0 ? (
        <EmptyState>{t('sharing.place.none')}</EmptyState>
      ) : (
        <ul class="rows shared-list" role="list">
          {items.map((one) => (
            <li key={one.id}>
              <a href={`${path}?item=${one.id}`}>
                {one.title[lang.value]}
                <span class="help">
                  <PersonName name={one.own ? t('sharing.you') : authorName(one.author)} /> ·{' '}
                  {sharedOn(one.at)}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {next !== null && (
        <p>
          <button
            class="btn small"
            type="button"
            onClick={() => showView(path, { ...view, before: String(next) })}
          >
            {t('sharing.place.older')} <Icon name="next" />
          </button>
        </p>
      )}
    </>
  );
}

const One = ({ item, draw, ownAt }: PlaceProps & { item: string }) => (
  <Loaded of={sharedItem(item)}>
    {(opened) => (
      <article class="stack">
        <header class="stack tight">
          <Title text={opened.title[lang.value]} />
          <p>
            {t('sharing.item.by', {
              name: opened.own ? t('sharing.you') : authorName(opened.author),
              day: sharedOn(opened.at),
            })}
          </p>
          {opened.credits.length > 0 && (
            <p class="help">
              <bdi>{creditText(opened.title[lang.value], opened.credits)}</bdi>
            </p>
          )}
        </header>
        {!opened.own && <Adapt opened={opened} ownAt={ownAt} />}
        <div class="shared-thing">{draw(opened)}</div>
      </article>
    )}
  </Loaded>
);

/** It goes to one's own as a proposal; there one says where it is to stand. */
function Adapt({ opened, ownAt }: { opened: SharedItem; ownAt: PlaceProps['ownAt'] }) {
  const act = useAct();
  const [taken, setTaken] = useState<string>();
  const adapt = () => act.run('adapt', async () => setTaken((await takeCopy(opened.id)).part));
  if (taken !== undefined)
    return (
      <p role="status">
        {t('sharing.adapted')}{' '}
        <a href={ownAt(taken)}>{t('sharing.adapted.go', { title: opened.title[lang.value] })}</a>
      </p>
    );
  return (
    <div class="stack tight">
      <p>
        <button class="btn main" type="button" aria-busy={act.busy.value !== ''} onClick={adapt}>
          {t('sharing.adapt')}
        </button>
      </p>
      <p class="help">{t('sharing.adapt.says', { name: authorName(opened.author) })}</p>
      <ShareProblem error={act.error.value} />
    </div>
  );
}
