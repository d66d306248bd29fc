/** A line without an event: other pages of the same person need the place of this stream, whose page is to ask instead. */
export const GIVE_WAY = ': give way';
