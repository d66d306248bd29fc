import { serve, type Route } from '../../core/endpoint.ts';
import type { AnswerService } from './answer.service.ts';
import * as contract from './forms.contract.ts';
import type { SharingService } from './sharing.service.ts';
import type { TogetherService } from './together.service.ts';

interface Services {
  answers: AnswerService;
  together: TogetherService;
  sharing: SharingService;
}

export function formsRoutes({ answers, together, sharing }: Services): Route[] {
  return [
    serve(contract.sharedWithMe, async ({ session }) => sharing.withMe(session)),
    serve(contract.averages, async ({ session, params }) => sharing.averages(session, params.form)),
    serve(contract.listForms, async ({ session }) => answers.list(session)),
    serve(contract.openAnswer, async ({ session, params }) => answers.open(session, params)),
    serve(contract.saveAnswer, async ({ session, params, body }) => answers.save(session, params, body)),
    serve(contract.forgetAnswer, async ({ session, params }) => {
      await answers.forget(session, params);
      return { forgotten: true as const };
    }),
    serve(contract.shareItem, async ({ session, params, body }) =>
      sharing.share(session, params, body.audience),
    ),
    serve(contract.withdrawItem, async ({ session, params, body }) =>
      sharing.withdraw(session, params, body.audience),
    ),
    serve(contract.takeDocument, async ({ session, params, query }) =>
      answers.document(session, params, { lang: query.lang, blank: query.blank === 'true' }),
    ),
    serve(contract.adopt, async ({ session, params, body }) => together.adopt(session, params, body)),
  ];
}
