/** Lower case without accents, for looking up: "mentoria" finds "mentoría", and ñ is found by n. */
export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
