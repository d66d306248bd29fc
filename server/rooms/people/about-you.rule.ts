/** What the course takes as known of whoever comes; each may be answered with no. */
export const FACTS = ['trained', 'relationship', 'support'] as const;
export type Fact = (typeof FACTS)[number];

/**
 * The code that mentors here acknowledge. Another version is another text: everybody is asked again.
 * Of EMCC Global: https://www.emccglobal.org/leadership-development/ethics/
 */
export const CODE_OF_ETHICS = { version: '3', url: 'https://www.globalcodeofethics.org/' } as const;

/** What somebody has said of themselves in a run. */
export interface AboutYou {
  facts: Partial<Record<Fact, boolean>>;
  /** Use of what they do here when the programme is evaluated; absent: not said yet. */
  consent?: { given: boolean; at: Date };
  code?: { version: string; at: Date };
  /** Every word on consent and code, oldest first; nothing is taken out. */
  history: { what: 'consent-given' | 'consent-withdrawn' | `code-${string}`; at: Date }[];
}

/** Whether there is something that this person has not been asked yet. */
export const hasToAnswer = (about: AboutYou | null): boolean =>
  about === null ||
  FACTS.some((fact) => about.facts[fact] === undefined) ||
  about.consent === undefined ||
  about.code?.version !== CODE_OF_ETHICS.version;

interface YesNo {
  yes: number;
  no: number;
}

/** What a cohort says of itself, in numbers. */
export interface AboutCohort extends Record<Fact, YesNo> {
  consent: YesNo;
  code: number;
}

/** Fewer answers than this are somebody's, not a group's. */
const FEWEST = 5;

export function countAbout(all: readonly (Partial<AboutYou> | null | undefined)[]): AboutCohort {
  const said = all.flatMap((one) => (one ? [{ ...one, facts: one.facts ?? {} }] : []));
  const count = (read: (one: (typeof said)[number]) => boolean | undefined): YesNo => ({
    yes: said.filter((one) => read(one) === true).length,
    no: said.filter((one) => read(one) === false).length,
  });
  return {
    trained: count(({ facts }) => facts.trained),
    relationship: count(({ facts }) => facts.relationship),
    support: count(({ facts }) => facts.support),
    consent: count(({ consent }) => consent?.given),
    code: said.filter(({ code }) => code?.version === CODE_OF_ETHICS.version).length,
  };
}

const shown = (count: YesNo): YesNo | null => (count.yes + count.no < FEWEST ? null : count);

/** The numbers as they may be shown: null while too few have answered for nobody to be found in them. */
export function shownAbout({ trained, relationship, support, consent, code }: AboutCohort) {
  return {
    trained: shown(trained),
    relationship: shown(relationship),
    support: shown(support),
    consent: shown(consent),
    code: code < FEWEST ? null : code,
  };
}
