/** The command line was not understood; the message says how it is meant. */
export class AdminUsageError extends Error {
  override readonly name = 'AdminUsageError';
}

/** Understood, but not done; the message says why. */
export class AdminRefusal extends Error {
  override readonly name = 'AdminRefusal';
}

/** What there is to type. */
export const USAGE = `npm run admin -- <command> [--json]

  invite [--name "School"] [--days 30]      a registration link that works once
  platform add --name N --issuer URL --client-id ID --auth URL --token URL --keys URL
               [--deployment ID] [--audience TEXT] [--family moodle|canvas|other]
                                            a platform without registration link
  platform list                             all platforms
  platform stop --platform ID               its launches are refused within a minute
  platform start --platform ID              and accepted again
  key rotate [--at-once]                    the next key; it signs from tomorrow
  score resend [--platform ID]              every score not delivered, now
  person join --platform ID --run ID --from USER --into USER [--undo]
                                            two accounts of one person: the second goes on with the
                                            work of both; taken back with --undo for thirty days`;
