import type { IncomingMessage } from 'node:http';
import type { Socket } from 'socket.io';
import type { Lang } from '../../i18n/language.ts';
import type { Actor } from '../contract.ts';
import { audienceKey, type Audience } from '../journal/audience.ts';

/** State of an open socket. */
export interface SocketData {
  actor: Actor;
  /** Token of the session that opened the socket; null without a login. */
  token: string | null;
  lang: Lang;
  address: string;
  /** The journal that it follows: its conference, and the Socket.IO room; null if none. */
  followed: { readonly conferenceId: string; readonly room: string } | null;
  /** Rights and roles of its session at the last check; null before the first. */
  knownRoles: string | null;
}

export type Client = Socket<Record<string, never>, Record<string, (...args: never[]) => void>, Record<string, never>, SocketData>;

export const journalRoom = (conferenceId: string, audience: Audience): string => `journal/${conferenceId}/${audienceKey(audience)}`;
export const planRoom = (conferenceId: string): string => `plan/${conferenceId}`;
/** Pages of staff that hold words of their own before they send them. */
export const wordsRoom = (conferenceId: string): string => `words/${conferenceId}`;
export const sessionRoom = (sessionId: string): string => `session/${sessionId}`;

/** Decides whether a connection may begin: null is no error. */
export const admit =
  (mayOpen: (request: IncomingMessage) => boolean) =>
  (request: IncomingMessage, decide: (error: null, isAllowed: boolean) => void): void => {
    const isAllowed = mayOpen(request);
    if (isAllowed) {
      // The answer to the upgrade and Engine.IO's first message, a few microtasks later, leave together: fewer writes when thousands come
      // back at once. A refusal is written at once, because the line is then closed.
      request.socket.cork();
      setImmediate(() => request.socket.uncork());
    }
    decide(null, isAllowed);
  };
