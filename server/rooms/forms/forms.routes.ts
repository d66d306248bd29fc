import { serve, type Route } from '../../core/endpoint.ts';
import type { AnswerService } from './answer.service.ts';
import { adopt, forgetAnswer, listForms, openAnswer, saveAnswer } from './forms.contract.ts';
import type { TogetherService } from './together.service.ts';

interface Services {
  answers: AnswerService;
  together: TogetherService;
}

export function formsRoutes({ answers, together }: Services): Route[] {
  return [
    serve(listForms, async ({ session }) => answers.list(session)),
    serve(openAnswer, async ({ session, params }) => answers.open(session, params)),
    serve(saveAnswer, async ({ session, params, body }) => answers.save(session, params, body)),
    serve(forgetAnswer, async ({ session, params }) => {
      await answers.forget(session, params);
      return { forgotten: true as const };
    }),
    serve(adopt, async ({ session, params, body }) => together.adopt(session, params, body)),
  ];
}
