import { createPrivateKey, sign, X509Certificate, type KeyObject } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Certificate } from 'pkijs';
import { NO_SIGNING, type SigningConfig } from '../../../platform/signing-config.ts';
import { certificatesIn, derOf, isSelfIssued, revocationListsIn } from './certificates.ts';
import { NO_ANCHORS, type TrustAnchors } from './trust.ts';

/** The bytes of what the administrator trusts, as they can be handed to a thread. */
export interface AnchorFiles {
  readonly certificates: readonly Uint8Array[];
  readonly lists: readonly Uint8Array[];
}

/** The seal of the office, whose key this server holds. */
export interface Seal {
  readonly certificate: Certificate;
  readonly chain: readonly Certificate[];
  /** PNG; null: a plain ring. */
  readonly image: Buffer | null;
  sign(data: Uint8Array): Buffer;
}

/** What signing works with, opened when the server starts. */
export interface SigningSetup {
  readonly anchors: TrustAnchors;
  readonly files: AnchorFiles;
  readonly seal: Seal | null;
  readonly timeStamps: string | null;
  readonly isVerifiedByAll: boolean;
}

/** A server for which nothing was set up. */
export const NO_SETUP: SigningSetup = {
  anchors: NO_ANCHORS,
  files: { certificates: [], lists: [] },
  seal: null,
  timeStamps: null,
  isVerifiedByAll: false,
};

/** Reads what a thread was handed. */
export function anchorsOf({ certificates, lists }: AnchorFiles): TrustAnchors {
  const all = certificates.flatMap(certificatesIn);
  return { roots: all.filter(isSelfIssued), between: all.filter((one) => !isSelfIssued(one)), lists: lists.flatMap(revocationListsIn) };
}

const wrong = (variable: string, words: string): Error => new Error(`Điểm Cầu cannot start:\n  - ${variable}: ${words}`);

/** Reads a folder of certificates and revocation lists; what is neither is refused, so that no typing error goes unseen. @throws Error */
export async function readAnchors(folder: string): Promise<AnchorFiles> {
  const names = await readdir(folder).catch(() => {
    throw wrong('SIGNING_ROOTS', `the folder ${folder} cannot be read`);
  });
  const certificates: Uint8Array[] = [];
  const lists: Uint8Array[] = [];
  for (const name of names.toSorted()) {
    if (!/\.(?:pem|crt|cer|der|crl)$/i.test(name)) continue;
    const bytes = await readFile(join(folder, name));
    const isList = /\.crl$/i.test(name) || bytes.includes('BEGIN X509 CRL');
    try {
      anchorsOf(isList ? { certificates: [], lists: [bytes] } : { certificates: [bytes], lists: [] });
    } catch {
      throw wrong('SIGNING_ROOTS', `${name} holds neither certificates nor a revocation list (PEM or DER)`);
    }
    (isList ? lists : certificates).push(bytes);
  }
  if (anchorsOf({ certificates, lists: [] }).roots.length === 0) throw wrong('SIGNING_ROOTS', `there is no root certificate in ${folder}`);
  return { certificates, lists };
}

async function fileOf(variable: string, path: string): Promise<Buffer> {
  return readFile(path).catch(() => {
    throw wrong(variable, `the file ${path} cannot be read`);
  });
}

function keyOf(pem: Buffer, passphrase: string | null): KeyObject {
  try {
    return createPrivateKey({ key: pem, ...(passphrase === null ? {} : { passphrase }) });
  } catch {
    throw wrong('SIGNING_SEAL_KEY', 'the key cannot be opened: it must be PEM, and SIGNING_SEAL_PASSPHRASE its passphrase');
  }
}

/** Opens the seal. @throws Error in words for the administrator, so that a server with a wrong seal does not start. */
export async function openSeal(config: NonNullable<SigningConfig['seal']>): Promise<Seal> {
  const key = keyOf(await fileOf('SIGNING_SEAL_KEY', config.key), config.passphrase);
  const file = await fileOf('SIGNING_SEAL_CERTIFICATE', config.certificate);
  const image = config.image === null ? null : await fileOf('SIGNING_SEAL_IMAGE', config.image);
  let certificates: Certificate[];
  try {
    certificates = certificatesIn(file);
  } catch {
    throw wrong('SIGNING_SEAL_CERTIFICATE', 'the certificate cannot be read: it must be PEM or DER');
  }
  const [certificate, ...chain] = certificates;
  if (!certificate || !new X509Certificate(derOf(certificate)).checkPrivateKey(key))
    throw wrong('SIGNING_SEAL_CERTIFICATE', 'the certificate does not belong to SIGNING_SEAL_KEY');
  if (image && image.subarray(1, 4).toString('latin1') !== 'PNG') throw wrong('SIGNING_SEAL_IMAGE', 'the picture must be a PNG');
  return { certificate, chain, image, sign: (data) => sign('sha256', data, key) };
}

/** Opens whatever the environment names. @throws Error in words for the administrator */
export async function openSigning({ roots, seal, timeStamps, isVerifiedByAll }: SigningConfig = NO_SIGNING): Promise<SigningSetup> {
  const files = roots === null ? { certificates: [], lists: [] } : await readAnchors(roots);
  return { anchors: anchorsOf(files), files, seal: seal && (await openSeal(seal)), timeStamps, isVerifiedByAll };
}
