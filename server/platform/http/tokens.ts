import { createHmac, timingSafeEqual } from 'node:crypto';

/** Form tokens: tied to the session, or to the visitor's cookie before sign-in; nothing is stored. */
export function formTokens(secret: string) {
  const make = (holder: string): string => createHmac('sha256', secret).update(`form:${holder}`).digest('base64url');
  return {
    make,
    holds(holder: string, token: unknown): boolean {
      if (typeof token !== 'string') return false;
      const expected = Buffer.from(make(holder));
      const given = Buffer.from(token);
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
  };
}
export type FormTokens = ReturnType<typeof formTokens>;
