import type { Session } from '../../core/session.ts';
import { asSeenBy, viewersOf } from '../../core/visibility.ts';
import type { ChosenModel } from '../portfolio/portfolio.service.ts';
import { chosenModel } from './chosen-model.visibility.ts';

const ASKING = ['owner'] as const;

export const presentChosenModel = (session: Session, chosen: ChosenModel) =>
  asSeenBy(chosenModel, viewersOf(session, ASKING, session.person), {
    name: chosen.name,
    own: chosen.own ? { parents: chosen.own.parents, left: chosen.own.left, sign: chosen.own.sign } : null,
    reasons: chosen.reasons,
    criteria: chosen.criteria,
    options: chosen.options.map(({ name, verdict, scores }) => ({ name, verdict, scores })),
  });
