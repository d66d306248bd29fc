import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { configSchema, readConfig } from '../../server/core/config.ts';
import { root } from '../runner/results.ts';
import { envExample } from './env-example.ts';

/** The image cannot be built where the tests run, so what can be known without a builder is held here. */
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const { scripts, engines } = JSON.parse(read('package.json')) as {
  scripts: Record<string, string>;
  engines: { node: string };
};
const ignored = read('.dockerignore').trim().split('\n');

interface Instruction {
  name: string;
  rest: string;
  stage: number;
}

/** Instructions with their stage, continued lines joined. */
function instructions(): Instruction[] {
  let stage = -1;
  const lines = read('Dockerfile')
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, ' ')
    .trim()
    .split(/\n+/);
  return lines.map((line) => {
    const [name = '', ...words] = line.split(' ');
    if (name === 'FROM') stage += 1;
    return { name, rest: words.join(' '), stage };
  });
}

const all = instructions();
const ofStage = (stage: number, name: string) =>
  all.filter((one) => one.stage === stage && one.name === name).map((one) => one.rest);
/** A built file comes from a source of the same place: dist/server/x.js from server/x.ts. */
const sourceOf = (built: string) => built.replace(/^dist\//, '').replace(/\.js$/, '.ts');

describe('the image', () => {
  it('is built on a Node that the product supports, in two stages of the same base', () => {
    const bases = [...ofStage(0, 'FROM'), ...ofStage(1, 'FROM')].map((one) => one.split(' ')[0]);
    expect(bases).toHaveLength(2);
    expect(bases[0]).toBe(bases[1]);
    const major = Number(/^node:(\d+)-/.exec(bases[0] ?? '')?.[1]);
    expect(major).toBeGreaterThan(Number(/(\d+)/.exec(engines.node)?.[1]));
  });

  it('copies files that are there and reach the builder', () => {
    const sources = ofStage(0, 'COPY').flatMap((rest) => rest.split(' ').slice(0, -1));
    expect(sources).toContain('package-lock.json');
    for (const source of sources) {
      expect(existsSync(join(root, source)), source).toBe(true);
      expect(ignored, source).not.toContain(source);
    }
  });

  it('keeps secrets, data and old builds away from the builder', () => {
    for (const name of ['.env', '.data', '.git', 'node_modules', 'dist', '.cache'])
      expect(ignored, name).toContain(name);
  });

  it('runs commands that exist', () => {
    const runs = ofStage(0, 'RUN').join(' && ');
    for (const [, script = ''] of runs.matchAll(/npm run (\S+)/g))
      expect(scripts, script).toHaveProperty(script);
    const said = `${read('Dockerfile')} ${scripts['build:courses']}`;
    const programs = [...said.matchAll(/dist\/server\/[\w/.-]+\.js/g)].map((found) => found[0]);
    expect(programs).toEqual(['dist/server/main.js', 'dist/server/content/warm.js']);
    for (const program of programs) expect(existsSync(join(root, sourceOf(program))), program).toBe(true);
  });

  it('takes what production needs and neither tests nor sandbox', () => {
    const copied = ofStage(1, 'COPY').map((rest) => /^--from=build \/app\/(\S+) \.\//.exec(rest)?.[1]);
    expect(copied).toEqual(['package.json', 'node_modules', 'dist', 'course-content', '.cache/course']);
    expect(ofStage(0, 'RUN').join()).toContain('npm prune --omit=dev');
    const build = JSON.parse(read('tsconfig.build.json')) as { include: string[] };
    expect(build.include).toEqual(['server', 'lti']);
  });

  it('reads the courses while it is built, where they will lie', () => {
    expect(scripts['build']).toContain('npm run build:courses');
    expect(scripts['build:courses']).toBe('node dist/server/content/warm.js');
    expect(ofStage(0, 'RUN').join()).toContain('npm run build ');
    expect(ofStage(0, 'WORKDIR')).toEqual(ofStage(1, 'WORKDIR'));
  });

  it('runs as somebody who is not root, by the command of npm start, with a health check', () => {
    expect(ofStage(1, 'USER')).toEqual(['node']);
    const [command = '[]'] = ofStage(1, 'CMD');
    expect((JSON.parse(command) as string[]).join(' ')).toBe(scripts['start']);
    const [check = ''] = ofStage(1, 'HEALTHCHECK');
    expect(check).toContain('/healthz');
    expect(JSON.parse(check.slice(check.indexOf('['))) as string[]).toHaveLength(3);
    expect(ofStage(1, 'EXPOSE')).toEqual([String(readConfig(settings()).PORT)]);
  });
});

interface Service {
  image?: string;
  build?: string;
  user?: string;
  command?: string[];
  environment?: Record<string, string>;
  env_file?: string;
  ports?: string[];
  volumes?: string[];
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  privileged?: boolean;
  stop_grace_period?: string;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[]; retries: number };
}

const compose = parse(read('compose.yaml')) as {
  services: Record<'app' | 'database', Service>;
  volumes: Record<string, unknown>;
};
const { app, database } = compose.services;

/** What the tool would read: the operator's .env, filled in, and over it what compose.yaml sets. */
function settings(): Record<string, string> {
  const lines = envExample()
    .split('\n')
    .filter((line) => /^[A-Z]/.test(line));
  const file = Object.fromEntries(lines.map((line) => line.split('=', 2) as [string, string]));
  return { ...file, SECRET: 'test-only: 0123456789 abcdefghijklm', ...app.environment };
}

describe('compose.yaml', () => {
  it('gives the tool settings that it knows and production accepts', () => {
    expect(app).toMatchObject({ build: '.', env_file: '.env' });
    for (const name of Object.keys(app.environment ?? {})) expect(configSchema.shape).toHaveProperty(name);
    const config = readConfig(settings());
    expect(config).toMatchObject({
      ALLOW_HTTP: false,
      ALLOW_EMBEDDED_DATABASE: false,
      ALLOW_PRIVATE_PLATFORMS: false,
      TRUST_PROXY: 1,
    });
  });

  it('starts a replica set that the tool’s address names, and the tool when it takes writes', () => {
    const uri = new URL(readConfig(settings()).MONGODB_URI ?? '');
    expect(compose.services).toHaveProperty(uri.hostname);
    const name = database.command?.[database.command.indexOf('--replSet') + 1];
    expect(uri.searchParams.get('replicaSet')).toBe(name);
    const check = database.healthcheck?.test.at(-1) ?? '';
    expect(check).toContain(`_id: '${name}'`);
    expect(check).toContain(`host: '${uri.host}'`);
    expect(check).toContain('isWritablePrimary');
    expect(app.depends_on).toEqual({ database: { condition: 'service_healthy' } });
    // An election and a first start on a slow disk both end well within it.
    expect(database.healthcheck?.retries).toBeGreaterThanOrEqual(10);
  });

  it('keeps the data in a named volume and the database to itself', () => {
    const [volume = '', place] = database.volumes?.[0]?.split(':') ?? [];
    expect(place).toBe('/data/db');
    expect(compose.volumes).toHaveProperty(volume);
    expect(database).not.toHaveProperty('ports');
  });

  it('leads its port to the tool’s, from this machine only: TLS ends at a proxy', () => {
    expect(app.ports).toEqual([`127.0.0.1:3000:${readConfig(settings()).PORT}`]);
  });

  it('takes every right from the tool that it does not use', () => {
    expect(app).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
    expect(app.security_opt).toContain('no-new-privileges:true');
    for (const service of Object.values(compose.services)) expect(service).not.toHaveProperty('privileged');
  });

  it('waits for open requests longer than the tool does', () => {
    const grace = Number(/GRACE_MS = ([\d_]+)/.exec(read('server/main.ts'))?.[1]?.replaceAll('_', ''));
    expect(grace).toBeGreaterThan(0);
    expect(Number.parseInt(app.stop_grace_period ?? '', 10) * 1000).toBeGreaterThan(grace);
  });

  it('names operator’s commands that exist', () => {
    const [, program = ''] = /exec app node (\S+)/.exec(read('compose.yaml')) ?? [];
    expect(existsSync(join(root, sourceOf(program))), program).toBe(true);
  });
});
