import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { secretVotesContract } from '../../../server/live/secret-votes/contract/index.ts';
import { call } from '../../connection.ts';
import { bytesOfToken, forgetToken, keepToken, keptToken, tokenText, type KeptToken, type TokenHolder } from './token-store.ts';

/** A ballot is sent at a random moment within this time after its token was drawn, so that the two are not told together by their times. */
const WAIT_AT_LEAST_MS = 3000;
const WAIT_UP_TO_MS = 20_000;
const TRY_AGAIN_MS = 5000;
const NONCE_BYTES = 24;
const TOO_MANY = 429;

const suite = RSABSSA.SHA384.PSS.Randomized();

export interface TokenVote extends TokenHolder {
  readonly conferenceId: string;
  readonly publicKey: string;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const keyOf = ({ publicKey }: TokenVote): Promise<CryptoKey> =>
  crypto.subtle.importKey('spki', bytesOfToken(publicKey), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);

/** A new token, blinded, which this device alone knows. */
async function newToken(vote: TokenVote, choice: readonly string[]): Promise<KeptToken> {
  const message = suite.prepare(crypto.getRandomValues(new Uint8Array(NONCE_BYTES)));
  const { blindedMsg, inv } = await suite.blind(await keyOf(vote), message);
  return { token: tokenText(message), blinded: tokenText(blindedMsg), inverse: tokenText(inv), choice };
}

/** Has the token signed, as whoever is signed in; the same one again after a lost answer. */
async function signatureOf(vote: TokenVote, { token = '', blinded = '', inverse = '' }: KeptToken): Promise<string> {
  const { conferenceId, voteId } = vote;
  const { signature } = await call(secretVotesContract.draw, { conferenceId, voteId, blinded });
  return tokenText(await suite.finalize(await keyOf(vote), bytesOfToken(token), bytesOfToken(signature), bytesOfToken(inverse)));
}

/** Puts the ballot into the box as nobody: without cookie, link or the address of this page. Null: the server could not be reached. */
async function drop(vote: TokenVote, { token, choice }: KeptToken, signature: string): Promise<string | null> {
  const { conferenceId, voteId } = vote;
  try {
    const response = await fetch(`/api/v1/conferences/${conferenceId}/secret-votes/${voteId}/box`, {
      method: 'POST',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, signature, choice }),
    });
    const answer = (await response.json()) as { receipt?: string; error?: { message: string } };
    if (!answer.error || response.status >= 500 || response.status === TOO_MANY) return answer.receipt ?? null;
    forgetToken(vote);
    throw new Error(answer.error.message);
  } catch (error) {
    // No answer, or one that is not of this server.
    if (error instanceof TypeError || error instanceof SyntaxError) return null;
    throw error;
  }
}

/**
 * Votes with a token, or goes on with what this device has begun. `say`: shows how far it is. Resolves with the receipt.
 * @throws Error with the words of a refusal.
 */
export async function voteByToken(
  vote: TokenVote,
  choice: readonly string[] | null,
  say: (stage: 'drawing' | 'waiting' | 'failed') => void,
): Promise<string> {
  const before = keptToken(vote);
  const kept = before ?? (await newToken(vote, choice ?? []));
  keepToken(vote, kept);
  say('drawing');
  const signature = await signatureOf(vote, kept);
  say('waiting');
  await pause(WAIT_AT_LEAST_MS + Math.random() * (WAIT_UP_TO_MS - WAIT_AT_LEAST_MS));
  for (;;) {
    const receipt = await drop(vote, kept, signature);
    if (receipt !== null) {
      keepToken(vote, { receipt });
      return receipt;
    }
    say('failed');
    await pause(TRY_AGAIN_MS);
  }
}
