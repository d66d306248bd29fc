import { z } from 'zod';
import { fieldKey, text } from './shapes.ts';

const value = z.union([text, z.number(), z.boolean()]);
const field = fieldKey.describe('Key of an earlier field of the form.');
/** When something holds, by the answers to earlier fields. */
export const conditionSchema: z.ZodType<Condition> = z.union([
  z.strictObject({ field, in: z.array(value).min(1) }),
  z.strictObject({ field, not_in: z.array(value).min(1) }),
  z.strictObject({ field, over: z.number() }),
  z.strictObject({ field, under: z.number() }),
  z.strictObject({ field, outside: z.tuple([z.number(), z.number()]) }),
  z.strictObject({ field, rows_under: z.int().min(1).describe('The table has fewer rows.') }),
  z.strictObject({ field, over_rows_of: fieldKey.describe('The number is above the rows of this table.') }),
  z.strictObject({ all: z.array(z.lazy(() => conditionSchema)).min(2) }),
]);
type Value = string | number | boolean;
export type Condition =
  | { field: string; in: Value[] }
  | { field: string; not_in: Value[] }
  | { field: string; over: number }
  | { field: string; under: number }
  | { field: string; outside: [number, number] }
  | { field: string; rows_under: number }
  | { field: string; over_rows_of: string }
  | { all: Condition[] };
