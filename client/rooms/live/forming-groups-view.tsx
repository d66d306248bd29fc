import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../core/i18n.ts';
import { StateIcon } from '../../ui/icon.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { type Arranged, putInto, type Target } from './forming-groups.ts';
import { nameOf } from './sets-desk-words.ts';
import type { GroupProblem, SetsDesk } from './sets-desk.types.ts';

interface Props {
  data: SetsDesk;
  arranged: Arranged;
  /** By group; empty while they are being asked. */
  problems: readonly GroupProblem[][];
  change: (arranged: Arranged) => void;
}

/** The groups, each with what stands against it, and for each person where else they may be put. */
export function FormingGroups({ data, arranged, problems, change }: Props) {
  const moved = useMoved();
  const first = Math.max(0, ...data.sets.map(({ number }) => number)) + 1;
  const titles = arranged.groups.map((_, at) => t('live.sets.form.group', { number: first + at }));
  const put = (person: Person, to: Target) => {
    const next = putInto(arranged, person.id, to);
    change(next);
    const at = next.groups.findIndex((one) => one.includes(person.id));
    const where = at < 0 ? t('live.sets.form.left') : t('live.sets.form.group', { number: first + at });
    moved.say(person.id, t('live.sets.form.moved', { who: nameOf(person), where }));
  };
  const shared = { data, titles, put };
  return (
    <div class="sets-groups" ref={moved.area}>
      {arranged.groups.map((members, at) => (
        <Group key={at} {...shared} at={at} members={members} problems={problems[at]} />
      ))}
      {arranged.left.length > 0 && <Group {...shared} at={LEFT} members={arranged.left} />}
      <p class="visually-hidden" role="status">
        {moved.said}
      </p>
    </div>
  );
}

type Person = SetsDesk['without'][number];
const LEFT = -1;

interface GroupProps {
  data: SetsDesk;
  titles: readonly string[];
  put: (person: Person, to: Target) => void;
  at: number;
  members: readonly string[];
  problems?: readonly GroupProblem[] | undefined;
}

const Group = ({ data, at, members, problems, titles, put }: GroupProps) => (
  <section class="sheet tight sets-group" aria-labelledby={`h-group-${at}`}>
    <h2 class="heading-small" id={`h-group-${at}`}>
      {titles[at] ?? t('live.sets.form.left')}{' '}
      <span class="help">{t('live.sets.form.size', { count: members.length })}</span>
    </h2>
    {at !== LEFT && <Problems of={problems} />}
    <ul role="list">
      {data.without
        .filter(({ id }) => members.includes(id))
        .map((one) => (
          <li key={one.id}>
            <span>
              <PersonName name={nameOf(one)} />
              {!one.said && <span class="help"> {t('live.sets.form.silent-one')}</span>}
            </span>
            <select
              class="input"
              data-person={one.id}
              aria-label={t('live.sets.form.put', { who: nameOf(one) })}
              value={String(at)}
              onChange={(event) => put(one, targetOf(event.currentTarget.value))}
            >
              {titles.map((title, other) => (
                <option key={other} value={other}>
                  {title}
                </option>
              ))}
              <option value="new">{t('live.sets.form.new')}</option>
              <option value={LEFT}>{t('live.sets.form.left')}</option>
            </select>
          </li>
        ))}
    </ul>
  </section>
);

const targetOf = (value: string): Target =>
  value === 'new' ? 'new' : Number(value) < 0 ? 'left' : Number(value);

const Problems = ({ of }: { of: readonly GroupProblem[] | undefined }) =>
  of === undefined ? null : of.length === 0 ? (
    <p class="help">{t('live.sets.form.fits')}</p>
  ) : (
    <ul role="list" class="sets-problems">
      {of.map((problem) => (
        <li key={problem} class="sets-warning">
          <StateIcon state="attention" size={18} /> <span>{t(`live.sets.need.${problem}`)}</span>
        </li>
      ))}
    </ul>
  );

/** Whoever is put elsewhere takes their box with them: the focus goes there too, and where they are is said. */
function useMoved() {
  const area = useRef<HTMLDivElement>(null);
  const [{ person, said }, set] = useState({ person: '', said: '' });
  useLayoutEffect(() => {
    if (person !== '') area.current?.querySelector<HTMLElement>(`[data-person="${person}"]`)?.focus();
  }, [person, said]);
  return { area, said, say: (who: string, text: string) => set({ person: who, said: text }) };
}
