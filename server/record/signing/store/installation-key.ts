import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { settingOr } from '../../../platform/database/settings-store.ts';
import type { Database } from '../../../platform/database/open.ts';

const KEY = 'statement-key';

/** The key by which this installation states what its papers were made from. */
export interface InstallationKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** Names the key among those of other installations. */
  readonly id: string;
}

const newKey = (): string => generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');

/** The key of the installation: created when it is first asked for, shared by all servers. */
export async function installationKey(db: Database): Promise<InstallationKey> {
  const der = Buffer.from(await settingOr(db, KEY, newKey()), 'base64');
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  const id = createHash('sha256')
    .update(publicKey.export({ format: 'der', type: 'spki' }))
    .digest('hex')
    .slice(0, 16);
  return { privateKey, publicKey, id };
}

export const publicPem = ({ publicKey }: Pick<InstallationKey, 'publicKey'>): string =>
  publicKey.export({ format: 'pem', type: 'spki' }).toString();

/** Signs a text with the key: a JWS (RFC 7797) that does not repeat the text. */
export function signText({ privateKey, id }: InstallationKey, text: string): string {
  const head = Buffer.from(JSON.stringify({ alg: 'EdDSA', b64: false, crit: ['b64'], kid: id })).toString('base64url');
  return `${head}..${sign(null, Buffer.from(`${head}.${text}`), privateKey).toString('base64url')}`;
}

/** Whether the key signed this text. */
export function isTextSigned({ publicKey }: Pick<InstallationKey, 'publicKey'>, text: string, jws: string): boolean {
  const [head = '', payload, signature = ''] = jws.split('.');
  return payload === '' && verify(null, Buffer.from(`${head}.${text}`), publicKey, Buffer.from(signature, 'base64url'));
}
