type Close = () => unknown;

const open: Close[] = [];

/**
 * Closes something when the tests of the file end, the last opened first. From anywhere in a file: vitest leaves out an
 * `afterAll` that is called within a hook, and says nothing (4.1). Two hundred tools, each with its courses, then outlived
 * their files in one process, until it had no memory left.
 */
export function atEnd(close: Close): void {
  open.push(close);
}

/** All are closed, whichever fail. */
export async function closeAll(): Promise<void> {
  const failures: unknown[] = [];
  for (const close of open.splice(0).reverse()) {
    try {
      await close();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'what a test opened could not be closed');
}
