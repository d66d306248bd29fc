import { serve, type Route } from '../../core/endpoint.ts';
import { dropPhrase, keepPhrase, phrases } from './phrase.contract.ts';
import type { PhraseService } from './phrase.service.ts';

export const phraseRoutes = (bank: PhraseService): Route[] => [
  serve(phrases, ({ session }) => bank.list(session)),
  serve(keepPhrase, ({ session, params, body }) => bank.keep(session, { id: params.phrase, ...body })),
  serve(dropPhrase, ({ session, params }) => bank.drop(session, params.phrase)),
];
