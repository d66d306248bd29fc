import { configSchema } from '../../server/core/config.ts';

/** What an operator must fill in; everything else may stay as it is. */
const NEEDED: Readonly<Record<string, string>> = { PUBLIC_URL: 'https://mentoring.example.org', SECRET: '' };

/** `.env.example` as the configuration wants it: every variable with its sentence and its default. */
export function envExample(): string {
  const variables = Object.entries(configSchema.shape).map(([name, schema]) => {
    const needed = name in NEEDED;
    const value = needed ? NEEDED[name] : defaultOf(schema.safeParse(undefined));
    const line = `${name}=${value}`;
    return `# ${schema.description ?? ''}\n${needed ? line : `# ${line}`}\n`;
  });
  const head = '# Every variable the program reads. Those that stand out commented have the default shown.\n';
  return [head, ...variables].join('\n');
}

function defaultOf(parsed: { success: boolean; data?: unknown }): string {
  if (!parsed.success || parsed.data === undefined || parsed.data === false) return '';
  return String(parsed.data);
}
