import { constants, createHash, createPrivateKey, generateKeyPair, privateDecrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { AppError } from '../../platform/errors.ts';

// Blind signatures of RFC 9474: what is signed cannot be told from what was asked to be signed.
const suite = RSABSSA.SHA384.PSS.Randomized();
const MODULUS_BITS = 2048;

export interface TokenKeys {
  /** SPKI and PKCS 8 as base64url. */
  readonly publicKey: string;
  readonly privateKey: string;
}

const bytesOf = (text: string): Buffer<ArrayBuffer> => Buffer.from(Buffer.from(text, 'base64url'));

/** New keys for the tokens of one vote. */
export async function newTokenKeys(): Promise<TokenKeys> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: MODULUS_BITS,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  });
  return { publicKey: publicKey.toString('base64url'), privateKey: privateKey.toString('base64url') };
}

/** Signs a blinded token: the plain operation of RSA, which Node does some hundred times faster than the library. @throws AppError secret-vote-token. */
export function signBlinded({ privateKey }: Pick<TokenKeys, 'privateKey'>, blinded: string): string {
  const key = createPrivateKey({ key: bytesOf(privateKey), format: 'der', type: 'pkcs8' });
  const bytes = bytesOf(blinded);
  if (bytes.length !== MODULUS_BITS / 8) throw new AppError('secret-vote-token');
  try {
    return privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, bytes).toString('base64url');
  } catch {
    throw new AppError('secret-vote-token');
  }
}

/** Whether a token was signed with the key of its vote. */
export async function isSigned({ publicKey }: Pick<TokenKeys, 'publicKey'>, token: string, signature: string): Promise<boolean> {
  const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' };
  const key = await crypto.subtle.importKey('spki', bytesOf(publicKey), algorithm, true, ['verify']);
  return suite.verify(key, bytesOf(signature), bytesOf(token));
}

export const hashOf = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

/** What its voter finds their ballot by: the hash of the token, which only they know. */
export const receiptOf = (token: string): string => hashOf(bytesOf(token));

/** The hash of a board, one line for each ballot. */
export const boardHash = (board: readonly { readonly receipt: string; readonly choice: string }[]): string =>
  hashOf(board.map(({ receipt, choice }) => `${receipt} ${choice}`).join('\n'));
