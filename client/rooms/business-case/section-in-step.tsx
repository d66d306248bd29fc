import './case.css';
import { useState } from 'preact/hooks';
import { lang, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { SlotProps } from '../../shell/page.types.ts';
import { CASE, sectionPath, type OpenedCase } from './business-case.types.ts';
import { businessCase } from './case.state.ts';
import { SectionBox } from './section-box.tsx';
import { useHead } from './use-head.ts';

/** `BC:options/ranked` and `BC:options#row-1` are in the section of options. */
const slugOf = (target: string): string => target.replace(/^BC:/, '').split(/[#/]/)[0] ?? '';

/** Parts of a case that are no section: they stand on its own page. */
const OF_WHOLE: ReadonlyMap<string, string> = new Map([
  ...['selection', 'all-chosen', 'version-1', 'version-2'].map((part) => [part, CASE] as const),
  // Points of a review are answered where it is read.
  ['change-log', `${CASE}/feedback`],
  ['peer-comments', `${CASE}/peers`],
]);

/** The section that a step is about, in place: folded, because it holds more than the step asks for. */
export function SectionInStep({ target, label }: SlotProps) {
  const [open, setOpen] = useState(false);
  const slug = slugOf(target);
  const whole = OF_WHOLE.get(slug);
  if (whole !== undefined)
    return (
      <a class="btn" href={whole}>
        {label}
      </a>
    );
  return (
    <section class="case-slot" aria-label={label}>
      <div class="row">
        <button class="btn" type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('case.step.close') : label}
        </button>
        <a class="btn quiet small" href={sectionPath(slug)}>
          {t('case.step.whole')}
        </a>
      </div>
      {open && (
        <Loaded of={businessCase()} part>
          {(opened) => <Here opened={opened} slug={slug} />}
        </Loaded>
      )}
    </section>
  );
}

function Here({ opened, slug }: { opened: OpenedCase; slug: string }) {
  const head = useHead(opened).value.value;
  const section = opened.template.sections.find((one) => one.slug === slug);
  if (!section) return null;
  return (
    <div class="stack">
      <h3 class="heading-small">{section.title[lang.value]}</h3>
      <SectionBox section={section} opened={opened} head={head} />
    </div>
  );
}
