import { createHmac } from 'node:crypto';
import type { MediaConfig } from '../../../platform/media-config.ts';

/** As RTCPeerConnection takes it. */
export interface IceServer {
  readonly urls: string[];
  readonly username?: string;
  readonly credential?: string;
}

/**
 * Seconds for which an account made from the shared secret is good: a day. A page is given it once, as it joins, and asks for nothing
 * anew while it stays: whenever its line breaks it goes through TURN again with the same account, so this must outlast the longest sitting.
 */
const TURN_CREDENTIAL_SECONDS = 86_400;

/**
 * What a browser is told of the ICE servers of this installation. Accounts for a limited time follow the convention of TURN's REST interface
 * (draft-uberti-behave-turn-rest-00, section 2.2; coturn's use-auth-secret): the name is the second at which it ends, the password its HMAC-SHA1.
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
