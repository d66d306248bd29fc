import type { Ground } from '../../house.ts';
import type { FormsService } from '../forms/forms.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import { LeaderAnswerService } from './leader-answer.service.ts';
import { LeaderLinkService } from './leader-link.service.ts';
import { LeaderLinkStore } from './leader-link.store.ts';
import { leaderRoutes } from './leader.routes.ts';
import type { TemplateService } from './template.service.ts';
import { VersionStore } from './version.store.ts';

/** A version before somebody who decides: from both sides of the link. */
export function openLeaders(
  { connection, config, clock, people, forms }: Ground & { people: PeopleService; forms: FormsService },
  templates: TemplateService,
) {
  const store = new LeaderLinkStore(connection);
  const versions = new VersionStore(connection);
  const links = new LeaderLinkService({ store, versions, templates, forms, config });
  const answers = new LeaderAnswerService({ store, versions, templates, forms, people, config });
  return { routes: leaderRoutes({ links, answers, config, clock }), persons: store.persons };
}
