import { z } from 'zod';
import type { Lang } from '../core/endpoint.contract.ts';

/** Shapes that files of every room's content share. */

export const LANGUAGES = ['en', 'es'] as const;

export type PerLang<T> = Record<Lang, T>;

/** Names in addresses: modules, steps, forms, sections. */
export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
/** Names of fields and columns, as they stand in the database. */
export const fieldKey = z.string().regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
export const text = z.string().trim().min(1);
export const bothLanguages = z.strictObject({
  en: text.describe('In English.'),
  es: text.describe('In Spanish, written and not translated.'),
});

/** A place that a product may flow to, as targets.yaml or a room's own files declare it. */
export const targetSchema = z.strictObject({
  key: text.describe('As written in flows_to and in ::product{to=…}.'),
  room: slug.describe('Room of the program that keeps it; nothing is shown before the room exists.'),
  title: bothLanguages.describe('What a learner calls it.'),
});
export type Target = z.output<typeof targetSchema>;

/** Values of an enum with their sentences, as editors show them. */
export const explained = (table: Record<string, string>) =>
  Object.entries(table)
    .map(([key, sentence]) => `${key}: ${sentence}`)
    .join('\n');

export const keysOf = <T extends Record<string, string>>(table: T) =>
  Object.keys(table) as [keyof T & string, ...(keyof T & string)[]];
