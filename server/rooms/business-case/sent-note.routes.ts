import { serve, type Route } from '../../core/endpoint.ts';
import { moveNote, sendNote, sentNotes, takeNoteBack, whereNotesGo } from './sent-note.contract.ts';
import type { SentNoteService } from './sent-note.service.ts';

export const sentNoteRoutes = (notes: SentNoteService): Route[] => [
  serve(sentNotes, ({ session }) => notes.list(session)),
  serve(whereNotesGo, ({ session, params }) => notes.whereTheyGo(session, params)),
  serve(sendNote, ({ session, params }) => notes.send(session, params)),
  serve(moveNote, ({ session, params, body }) => notes.move(session, params, body.state)),
  serve(takeNoteBack, ({ session, params }) => notes.takeBack(session, params)),
];
