import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Actor } from '../contract.ts';

/** Form tokens: tied to the session, or to the visitor's cookie before sign-in; nothing is stored. */
export function formTokens(secret: string) {
  const make = (holder: string): string => createHmac('sha256', secret).update(`form:${holder}`).digest('base64url');
  return {
    make,
    /** Identifies whom a page is rendered for: differs by login and by clearance, and stays the same after signing in again. */
    readerMark: ({ kind, id, conferenceId, clearance }: Omit<Actor, 'sessionId' | 'rights'>): string =>
      createHmac('sha256', secret)
        .update(`reader:${kind}/${conferenceId ?? ''}/${id}/${clearance}`)
        .digest('base64url'),
    holds(holder: string, token: unknown): boolean {
      if (typeof token !== 'string') return false;
      const expected = Buffer.from(make(holder));
      const given = Buffer.from(token);
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
  };
}
export type FormTokens = ReturnType<typeof formTokens>;
