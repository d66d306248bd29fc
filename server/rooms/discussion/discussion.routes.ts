import { serve, type Route } from '../../core/endpoint.ts';
import {
  comments,
  decideFlag,
  deleteComment,
  desk,
  earlier,
  editComment,
  findHelpful,
  findNotHelpful,
  flagComment,
  followPerson,
  follows,
  noteVisit,
  pinComment,
  postComment,
  replies,
  settleQuestion,
  unfollowPerson,
  unpinComment,
  waiting,
} from './discussion.contract.ts';
import type { DiscussionService } from './discussion.service.ts';
import type { ModerationService } from './moderation.service.ts';
import type { SayingService } from './saying.service.ts';

interface Services {
  discussion: DiscussionService;
  saying: SayingService;
  moderation: ModerationService;
}

export function discussionRoutes({ discussion, saying, moderation }: Services): Route[] {
  return [
    serve(comments, ({ session, query, now }) => discussion.page(session, query, now)),
    serve(replies, ({ session, params, query, now }) =>
      discussion.replies(session, params.comment, query, now),
    ),
    serve(earlier, ({ session, params }) => discussion.earlier(session, params.comment)),
    serve(follows, ({ session, now }) => discussion.follows(session, now)),
    ...sayingRoutes(saying),
    ...moderationRoutes(moderation),
  ];
}

const sayingRoutes = (saying: SayingService): Route[] => [
  serve(postComment, ({ session, body, now }) => saying.post(session, body, now)),
  serve(editComment, ({ session, params, body, now }) => saying.edit(session, params.comment, body, now)),
  serve(deleteComment, async ({ session, params }) => {
    await saying.delete(session, params.comment);
    return { gone: true as const };
  }),
  serve(findHelpful, async ({ session, params, now }) => {
    await saying.findHelpful(session, params.comment, true, now);
    return { helpful: true as const };
  }),
  serve(findNotHelpful, async ({ session, params, now }) => {
    await saying.findHelpful(session, params.comment, false, now);
    return { helpful: false as const };
  }),
  serve(flagComment, async ({ session, params, now }) => {
    await saying.flag(session, params.comment, now);
    return { flagged: true as const };
  }),
  serve(followPerson, async ({ session, params }) => {
    await saying.follow(session, params.person, true);
    return { followed: true as const };
  }),
  serve(unfollowPerson, async ({ session, params }) => {
    await saying.follow(session, params.person, false);
    return { followed: false as const };
  }),
  serve(noteVisit, async ({ session, body, now }) => {
    await saying.noteVisit(session, body.place, now);
    return { noted: true as const };
  }),
];

const moderationRoutes = (moderation: ModerationService): Route[] => [
  serve(waiting, async ({ session }) => ({ flagged: await moderation.undecided(session) })),
  serve(desk, ({ session, now }) => moderation.desk(session, now)),
  serve(pinComment, async ({ session, params }) => {
    await moderation.pin(session, params.comment, true);
    return { pinned: true as const };
  }),
  serve(unpinComment, async ({ session, params }) => {
    await moderation.pin(session, params.comment, false);
    return { pinned: false as const };
  }),
  serve(decideFlag, async ({ session, params, body, now }) => {
    await moderation.decide(session, params.comment, body.decision, now);
    return { decision: body.decision };
  }),
  serve(settleQuestion, async ({ session, params }) => {
    await moderation.settleQuestion(session, params.comment);
    return { answered: true as const };
  }),
];
