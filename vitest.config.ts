import { defineConfig } from 'vitest/config';

const certification = ['test/**/certification/**/*.test.ts', 'test/**/*.certification.test.ts'];
const browser = ['test/browser/**/*.test.ts', 'test/**/*.browser.test.ts'];
/** Areas whose tests need no running tool: the protocol library, the content, the client's logic, the house. */
const unit = ['lti', 'lms', 'house', 'content', 'client', 'unit'].map((area) => `test/${area}/**/*.test.ts`);
const notTests = ['**/node_modules/**', 'test/bench/**', 'test/next/**'];

/** Every part gets the run's database: one server, started once, one database a file (test/setup/database.ts). */
const part = (name: string, include: string[], exclude: string[], seconds: number) => ({
  extends: true as const,
  test: {
    name,
    include,
    exclude: [...notTests, ...exclude],
    testTimeout: seconds * 1000,
    hookTimeout: seconds * 1000,
  },
});

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    globalSetup: ['test/setup/global-setup.ts'],
    setupFiles: ['test/setup/no-network.ts'],
    pool: 'forks',
    projects: [
      part('unit', unit, [...certification, ...browser], 30),
      part('room', ['test/**/*.test.ts'], [...unit, ...certification, ...browser], 30),
      part('certification', certification, [], 60),
      // Pages run one file at a time: two browsers on two cores make each other late.
      {
        ...part('browser', browser, [], 90),
        test: { ...part('browser', browser, [], 90).test, fileParallelism: false },
      },
    ],
  },
});
