import { call, type Answer } from '../../core/api.ts';
import { query, type Data } from '../../core/data.ts';

export const guideLists = (): Data<Answer<'GET /api/business-case/guide-lists'>> =>
  query('business-case/guide-lists', () => call('GET /api/business-case/guide-lists'));

export const chosenModel = (): Data<Answer<'GET /api/business-case/chosen-model'>> =>
  query('business-case/chosen-model', () => call('GET /api/business-case/chosen-model'));
