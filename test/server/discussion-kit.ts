import type { CommentLine } from '../../server/rooms/discussion/discussion.contract.ts';
import { hex } from '../setup/hex.ts';
import { toolAndLms, type ToolAndLms } from '../setup/tool-and-lms.ts';

export type Line = CommentLine & { shownReplies: CommentLine[] };

export interface DiscussionPage {
  total: number;
  threads: Line[];
  pinned: Line[];
  next: number | null;
  since: string | null;
  news: number;
  rules: Record<string, unknown>;
  hidden: { id: string; step: string }[];
}

export interface DiscussionKit extends ToolAndLms {
  /** Somebody of Moodle's course, by a launch of their own. */
  come(person: string): Promise<Talker>;
  /** Gives every comment its place and counts what is to be counted. */
  settle(): Promise<void>;
}

export interface Talker {
  id: string;
  token: string;
  ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: never }>;
  /** Answers the id. */
  say(text: string, where?: { place?: string; root?: string; write?: string }): Promise<string>;
  page(query?: string): Promise<DiscussionPage>;
}

export { hex as newWrite };

export async function discussionKit(): Promise<DiscussionKit> {
  const both = await toolAndLms();
  const settle = async () => {
    while (await both.tool.rooms.work.comments()) continue;
  };
  return { ...both, settle, come: (person) => comes(both, person) };
}

async function comes(both: ToolAndLms, person: string): Promise<Talker> {
  const { token, me } = await both.enter({ site: 'moodle', person });
  return talker(both, token, me.id);
}

export function talker({ tool }: Pick<ToolAndLms, 'tool'>, token: string, id: string): Talker {
  const ask: Talker['ask'] = async (method, path, body) => {
    const options = { token, ...(body === undefined ? {} : { body }) };
    return (await tool.call(method, path, options)) as { status: number; body: never };
  };
  return {
    id,
    token,
    ask,
    say: async (text, { place = 'wall', root, write = hex() } = {}) => {
      const said = { write, place, root: root ?? null, text };
      const { status, body } = await ask('POST', '/api/discussion/comments', said);
      if (status !== 200) throw new Error(`not posted: ${status} ${JSON.stringify(body)}`);
      return (body as { id: string }).id;
    },
    page: async (query = 'place=wall') => {
      const { status, body } = await ask('GET', `/api/discussion/comments?${query}`);
      if (status !== 200) throw new Error(`no page: ${status} ${JSON.stringify(body)}`);
      return body as DiscussionPage;
    },
  };
}
