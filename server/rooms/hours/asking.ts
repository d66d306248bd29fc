import type { Ground } from '../../house.ts';
import type { FormsService } from '../forms/forms.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import { askRoutes } from './ask.routes.ts';
import { AskService } from './ask.service.ts';
import { AskStore } from './ask.store.ts';
import { answeringRoutes } from './answering.routes.ts';
import { AnsweringService } from './answering.service.ts';
import { agreementFacts } from './paper.rule.ts';
import type { RunHoursService } from './run-hours.service.ts';
import { TryLimits } from './try-limits.ts';

type Below = Ground & { people: PeopleService; forms: FormsService };

/** Letters of one learner in an hour: enough for a month's meetings at once, and no way to write to a whole school. */
const LETTERS = { tries: 30, seconds: 3600 };
/** Wrong figures of one address; a college has one for everybody, and right ones do not count. */
const BY_ADDRESS = { tries: 10, seconds: 600 };
/** Of the same six, right or wrong. */
const BY_FIGURES = { tries: 12, seconds: 1800 };
/** Of everybody together, while figures are good: of a million, 600 are tried. */
const BY_ALL = { tries: 600, seconds: 1800 };

/** Questions to people without an account, from both sides. */
export function openAsking(below: Below, runs: RunHoursService) {
  const { connection, people, forms, mail, config, clock, log, sessions } = below;
  const store = new AskStore(connection);
  const limits = (limit: { tries: number; seconds: number }) => new TryLimits(limit, config.RATE_FACTOR);
  const asks = new AskService({
    store,
    people,
    mail,
    config,
    log,
    letters: limits(LETTERS),
    linkDays: async (scope) => (await runs.of(scope)).numbers.linkDays,
  });
  const answering = new AnsweringService({
    store,
    sessions,
    config,
    agreements: {
      read: async (owner, id, lang) => {
        const one = owner.relationships.find((relationship) => relationship.id === id);
        if (!one) return undefined;
        const name = { person: owner.person, form: 'mentoring-agreement', subject: id };
        return forms.printing.finished(owner, { ...name, known: agreementFacts(one) }, lang);
      },
    },
    guesses: { byAddress: limits(BY_ADDRESS), byFigures: limits(BY_FIGURES), byAll: limits(BY_ALL) },
  });
  return { routes: [...askRoutes({ asks, config }), ...answeringRoutes({ answering, clock })] };
}
