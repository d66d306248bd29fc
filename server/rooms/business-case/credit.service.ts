import type { Lang } from '../../core/endpoint.contract.ts';
import type { Scope } from '../../core/scope.ts';
import { wallClock } from '../../core/wall-clock.rule.ts';
import { localeOf, words } from '../../core/words.ts';
import type { SharingService, ShownCredit } from '../sharing/sharing.service.ts';
import type { DocumentTemplate } from './case-document.rule.ts';
import { documentSaying } from './document-words.ts';

interface Asked {
  lang: Lang;
  template: DocumentTemplate;
  timeZone: string;
  /** When what is written down stood so; undefined: now. */
  at?: Date | undefined;
}

/** Who is named at the end of a section that was adapted from theirs. */
export class CreditService {
  readonly #sharing: Pick<SharingService, 'creditsOf'>;

  constructor(sharing: Pick<SharingService, 'creditsOf'>) {
    this.#sharing = sharing;
  }

  /** Lines by section. */
  async linesOf(scope: Scope, person: string, { lang, template, timeZone, at }: Asked) {
    const credits = await this.#sharing.creditsOf(scope, person, { kind: 'section', at });
    const t = words(lang);
    const { day } = documentSaying(lang, {});
    const list = new Intl.ListFormat(localeOf(lang), { type: 'conjunction' });
    const nameOf = ({ name, number }: ShownCredit['author']) =>
      name ?? (number === null ? t('sharing.left') : t('sharing.learner', { number }));
    const who = (one: ShownCredit) =>
      t('sharing.credit.who', {
        name: nameOf(one.author),
        day: day(wallClock(timeZone, new Date(one.at)).day),
      });
    return new Map(
      template.sections.map(({ slug, title }) => [
        slug,
        (credits.get(slug) ?? []).map((copy) =>
          t('sharing.credit', { title: title[lang], who: list.format(copy.map(who)) }),
        ),
      ]),
    );
  }
}
