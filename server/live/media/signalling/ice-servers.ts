import { createHmac } from 'node:crypto';
import type { MediaConfig } from '../../../platform/media-config.ts';

/** An ICE server for RTCPeerConnection. */
export interface IceServer {
  readonly urls: string[];
  readonly username?: string;
  readonly credential?: string;
}

/**
 * Validity of an account derived from the shared secret, in seconds: a day. A page gets it once, when it joins, and reconnects
 * through TURN with the same account, so it must outlast the longest sitting.
 */
const TURN_CREDENTIAL_SECONDS = 86_400;

/**
 * The ICE servers of this installation for a browser. Time-limited accounts follow TURN's REST convention
 * (draft-uberti-behave-turn-rest-00, section 2.2; coturn's use-auth-secret): the name is the expiry in seconds, the password its HMAC-SHA1.
 */
export function iceServersFor({ iceServers, turn }: Pick<MediaConfig, 'iceServers' | 'turn'>, now: Date): IceServer[] {
  const isTurn = (url: string): boolean => /^turn/i.test(url);
  const [stun, relays] = [iceServers.filter((url) => !isTurn(url)), iceServers.filter(isTurn)];
  const open = stun.length > 0 ? [{ urls: stun }] : [];
  if (relays.length === 0 || turn === null) return open;
  if (turn.kind === 'account') return [...open, { urls: relays, username: turn.username, credential: turn.credential }];
  const username = String(Math.floor(now.getTime() / 1000) + TURN_CREDENTIAL_SECONDS);
  return [...open, { urls: relays, username, credential: createHmac('sha1', turn.secret).update(username).digest('base64') }];
}
