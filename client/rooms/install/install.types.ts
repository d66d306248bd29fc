import type { AnswerOf } from '../../../server/core/endpoint.contract.ts';
import type { installOverview, selfTest } from '../../../server/rooms/install/install.contract.ts';

export type Overview = AnswerOf<typeof installOverview>;
export type SelfTestAnswer = AnswerOf<typeof selfTest>;
export type Check = SelfTestAnswer['checks'][number];
