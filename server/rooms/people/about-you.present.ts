import type { AnswerOf } from '../../core/endpoint.contract.ts';
import type { Session } from '../../core/session.ts';
import { asSeenBy, viewersOf } from '../../core/visibility.ts';
import type { aboutYou } from './about-you.contract.ts';
import { CODE_OF_ETHICS } from './about-you.rule.ts';
import type { Enrolment } from './people.store.ts';
import { ownWords } from './people.visibility.ts';

/** What somebody has said of themselves, to themselves alone. */
export function presentAboutYou(session: Session, one: Enrolment): AnswerOf<typeof aboutYou> {
  const { facts, consent, code } = one.aboutYou ?? { facts: {} };
  const current = code?.version === CODE_OF_ETHICS.version;
  return asSeenBy(ownWords, viewersOf(session, ['owner'], one.person), {
    number: one.number,
    facts: {
      trained: facts.trained ?? null,
      relationship: facts.relationship ?? null,
      support: facts.support ?? null,
    },
    consent: consent ? { given: consent.given, at: consent.at.toISOString() } : null,
    code: {
      ...CODE_OF_ETHICS,
      acknowledgedAt: code && current ? code.at.toISOString() : null,
      earlier: code !== undefined && !current,
    },
  });
}
