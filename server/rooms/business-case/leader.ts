import type { Ground } from '../../house.ts';
import type { FormsService } from '../forms/forms.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import { LeaderAnswerService } from './leader-answer.service.ts';
import { LeaderLinkService } from './leader-link.service.ts';
import { LeaderLinkStore } from './leader-link.store.ts';
import { leaderRoutes } from './leader.routes.ts';
import type { PointService } from './point.service.ts';
import type { TemplateService } from './template.service.ts';
import { VersionStore } from './version.store.ts';

/** A version before somebody who decides: from both sides of the link. */
export function openLeaders(
  { connection, config, clock, log, people, forms }: Ground & { people: PeopleService; forms: FormsService },
  { templates, points }: { templates: TemplateService; points: PointService },
) {
  const store = new LeaderLinkStore(connection);
  const versions = new VersionStore(connection);
  const links = new LeaderLinkService({ store, versions, templates, forms, points, config, clock, log });
  const answers = new LeaderAnswerService({ store, versions, templates, forms, people, config });
  return {
    routes: leaderRoutes({ links, answers, config, clock }),
    jobs: { takeAnswers: { run: () => links.takeNext(), restMs: 2000 } },
    persons: store.persons,
  };
}
