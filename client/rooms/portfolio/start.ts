import type { DocumentKind, Documents, Reading } from './portfolio.types.ts';

/** What stands where nobody has written anything yet. It is not sent before somebody does. */
const STARTS: { [Kind in DocumentKind]: () => Documents[Kind] } = {
  'question-bank': () => ({ questions: [] }),
  'style-map': () => ({ readings: [emptyReading('first')] }),
  'model-chooser': () => ({ compared: [], own: [], criteria: [], options: [], chosen: null, reasons: '' }),
  handbook: () => ({ pages: [], contacts: [] }),
  'community-charter': () => ({
    level: null,
    offer: '',
    domain: '',
    community: '',
    practice: '',
    rhythm: '',
    convener: '',
  }),
};

export const startOf = <Kind extends DocumentKind>(kind: Kind): Documents[Kind] => STARTS[kind]();

/** Five sentences to write, dated today by the learner's own calendar. */
export function emptyReading(id: string, now = new Date()): Reading {
  const [month, date] = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'));
  return {
    id,
    day: `${now.getFullYear()}-${month}-${date}`,
    sentences: ['1', '2', '3', '4', '5'].map((at) => ({ id: at, text: '', leads: null, need: null })),
    tags: {},
  };
}
