import { differenceOf } from '../../../server/rooms/business-case/case-difference.rule.ts';
import { t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { OpenedCase, TemplateSection } from './business-case.types.ts';
import { valueIn } from './difference.view.ts';
import { SectionDifferenceView } from './difference.tsx';
import { versionName } from './version-words.ts';
import { keptVersions } from './hand-in.state.ts';
import { version, type Version } from './versions.state.ts';

export interface ChangedSinceProps {
  opened: OpenedCase;
  /** The section that changed. */
  from: TemplateSection;
  /** When the one that grows from it was written or looked at last. */
  seenAt: Date;
}

/** What changed in a section since another that grows from it was written, as far back as something was kept of it. */
export const ChangedSince = ({ opened, from, seenAt }: ChangedSinceProps) => (
  <Loaded of={keptVersions()} part>
    {({ versions: all }) => {
      const then = keptBefore(all, from.slug, seenAt);
      return then ? (
        <Since opened={opened} from={from} then={then} />
      ) : (
        <p>{t('case.versions.since.none')}</p>
      );
    }}
  </Loaded>
);

/** The newest state that has the section as it was written no later than that. */
const keptBefore = (all: readonly Version[], slug: string, seenAt: Date): Version | undefined =>
  all.find(
    ({ made, sections }) =>
      made !== 'left-out' && sections.some((one) => one.slug === slug && new Date(one.savedAt) <= seenAt),
  );

const Since = ({ opened, from, then }: Omit<ChangedSinceProps, 'seenAt'> & { then: Version }) => (
  <Loaded of={version(then.id)} part>
    {(kept) => (
      <div class="stack">
        <p class="help">{t('case.versions.since', { version: versionName(then) })}</p>
        <SectionDifferenceView
          difference={differenceOf(valueIn(kept, from.slug), valueIn(opened, from.slug))}
          tables={from.tables}
          rowsOf={(name) => {
            const [slug = '', table = ''] = name.split('/');
            return [opened, kept].flatMap((state) => valueIn(state, slug).tables[table] ?? []);
          }}
        />
      </div>
    )}
  </Loaded>
);
