import { serve, type Route } from '../../core/endpoint.ts';
import * as contract from './relationship.contract.ts';
import type { RelationshipService } from './relationship.service.ts';

export function relationshipRoutes(relationships: RelationshipService): Route[] {
  return [
    serve(contract.saveRelationship, async ({ session, params, body }) =>
      relationships.save(session, params.relationship, body),
    ),
    serve(contract.openRelationship, async ({ session, params }) =>
      relationships.open(session, params.relationship),
    ),
    serve(contract.setNext, async ({ session, params, body: { next } }) =>
      relationships.setNext(
        session,
        params.relationship,
        next && { ...next, at: new Date(next.at), endsAt: new Date(next.endsAt) },
      ),
    ),
    serve(contract.setPhase, async ({ session, params, body }) =>
      relationships.setPhase(session, params.relationship, body.phase, body.on),
    ),
    serve(contract.setState, async ({ session, params, body }) =>
      relationships.setState(session, params.relationship, body.state),
    ),
    serve(contract.endWithoutFault, async ({ session, params, body }) =>
      relationships.endWithoutFault(session, params.relationship, body.undo),
    ),
    serve(contract.signedOnPaper, async ({ session, params, body }) =>
      relationships.signedOnPaper(session, params.relationship, body.signed),
    ),
  ];
}
