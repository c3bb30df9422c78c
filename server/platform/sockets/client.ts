import type { IncomingMessage } from 'node:http';
import type { Socket } from 'socket.io';
import type { Lang } from '../../i18n/language.ts';
import type { Actor } from '../contract.ts';
import { audienceKey, type Audience } from '../journal/audience.ts';

/** What is known of an open socket. */
export interface SocketData {
  actor: Actor;
  /** Of the session that opened the socket; null without a login. */
  token: string | null;
  lang: Lang;
  address: string;
  /** The room of the journal that it follows, and whose journal that is. */
  followed: { readonly conferenceId: string; readonly room: string } | null;
  /** What its session could do when it was last looked at. */
  standing: string | null;
}

export type Client = Socket<Record<string, never>, Record<string, (...args: never[]) => void>, Record<string, never>, SocketData>;

export const journalRoom = (conferenceId: string, audience: Audience): string => `journal/${conferenceId}/${audienceKey(audience)}`;
export const planRoom = (conferenceId: string): string => `plan/${conferenceId}`;
export const sessionRoom = (sessionId: string): string => `session/${sessionId}`;

/** A browser says which page opened the socket: only our own may. Programs send no Origin. */
export function sameOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
