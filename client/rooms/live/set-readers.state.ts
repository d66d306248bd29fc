import { call } from '../../core/api.ts';
import { refreshAll } from '../../core/data.ts';
import { newId } from '../../core/outbox.ts';

interface Asked {
  section: string;
  revision: number;
  note: string;
}

/** How many are asked by it. What others read for one stands on several pages. */
export async function askSet(set: string, body: Asked): Promise<number> {
  try {
    const write = newId();
    const { asked } = await call('POST /api/live/sets/:set/readers', {
      params: { set },
      body: { ...body, write },
    });
    return asked;
  } finally {
    refreshAll();
  }
}
