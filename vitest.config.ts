import { defineConfig } from 'vitest/config';
import { reporters } from './test/runner/reporters.ts';

const certification = ['test/**/certification/**/*.test.ts', 'test/**/*.certification.test.ts'];
const browser = ['test/browser/**/*.test.ts', 'test/**/*.browser.test.ts'];
/** Areas whose tests need no running tool: the protocol library, the content, the house. */
const unit = ['lti', 'lms', 'house', 'content', 'unit'].map((area) => `test/${area}/**/*.test.ts`);
const client = ['test/client/**/*.test.ts', 'test/client/**/*.test.tsx'];
const notTests = ['**/node_modules/**', 'test/bench/**', 'test/next/**'];

/** Every part gets the run's database: one server, started once, one database a file (test/setup/database.ts). */
const part = (name: string, include: string[], exclude: string[], seconds: number) => ({
  extends: true as const,
  test: {
    name,
    include,
    exclude: [...notTests, ...exclude],
    // Files share a worker's modules: loading them anew for each took longer than its tests. What a file changes of them
    // it puts back.
    isolate: false,
    testTimeout: seconds * 1000,
    hookTimeout: seconds * 1000,
  },
});

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    globalSetup: ['test/setup/global-setup.ts'],
    setupFiles: ['test/setup/no-network.ts', 'test/setup/close-at-end.ts'],
    pool: 'forks',
    reporters: reporters(),
    // A second is short on two busy cores, and what comes at once is not waited for longer.
    expect: { poll: { timeout: 10_000 } },
    projects: [
      part('unit', unit, [...certification, ...browser], 30),
      part('room', ['test/**/*.test.ts'], [...unit, ...client, ...certification, ...browser], 30),
      // Parts and pages in a document of their own, built as the client is: no tool, no database, no network.
      {
        extends: './vite.config.ts',
        test: {
          name: 'client',
          environment: 'jsdom',
          include: client,
          exclude: [...notTests, ...browser],
          setupFiles: ['test/setup/no-network.ts', 'test/client/setup.ts'],
          testTimeout: 30_000,
        },
      },
      part('certification', certification, [], 60),
      // One file at a time: two browsers beside the other parts would make each other late.
      {
        ...part('browser', browser, [], 90),
        // A second try, which the log names (`retry x1`): beside other work on two cores a launch in a frame once did not come
        // to its page at all, and did not do so again. What fails for a reason fails twice.
        test: { ...part('browser', browser, [], 90).test, fileParallelism: false, retry: 1 },
      },
    ],
  },
});
