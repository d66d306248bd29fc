import { hex } from '../setup/hex.ts';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';

export interface Listed {
  module: string;
  step: string;
  box: string;
  text: string;
  question: string | null;
}

interface Write {
  value: string;
  revision?: number;
  write?: string;
}

/** What the tests of private notes say: write into a box, read a step's boxes, ask for the list. */
export interface NotesKit extends ToolAndLms {
  put(who: Entered, place: string, write: Write): Promise<{ status: number; body: unknown }>;
  get<T>(who: Entered, path: string): Promise<T>;
  boxes(who: Entered, step: string): Promise<{ box: string; text: string; revision: number }[]>;
}

export async function notesKit(): Promise<NotesKit> {
  const both = await toolAndLms();
  const get = async <T>({ token }: Entered, path: string) =>
    (await both.tool.call('GET', `/api/course/notes${path}`, { token })).body as T;
  return {
    ...both,
    get,
    put: ({ token }, place, { value, revision = 0, write = hex() }) =>
      both.tool.call('PUT', `/api/course/notes/${place}`, { token, body: { value, revision, write } }),
    boxes: async (who, step) =>
      (await get<{ notes: { box: string; text: string; revision: number }[] }>(who, `/${step}`)).notes,
  };
}
