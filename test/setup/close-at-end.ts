import { afterAll } from 'vitest';
import { closeAll } from './at-end.ts';

/** Runs before each file: its hook is the file's, and the last of it. */
afterAll(closeAll);
