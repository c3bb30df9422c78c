import { X509Certificate, type KeyObject } from 'node:crypto';
import type { Certificate } from 'pkijs';
import { AppError } from '../../../platform/errors.ts';
import { derOf, mayAuthenticate } from '../cms/certificates.ts';
import type { SigningSetup } from '../cms/setup.ts';
import { chainOf } from '../cms/trust.ts';

const MIN_RSA_BITS = 2048;
const CURVES = new Set(['prime256v1', 'secp384r1', 'secp521r1']);

/** @throws AppError certificate-unreadable: a certificate may be well formed, and its key nonsense. */
function keyOf(certificate: Certificate): KeyObject {
  try {
    return new X509Certificate(derOf(certificate)).publicKey;
  } catch {
    throw new AppError('certificate-unreadable');
  }
}

/** @throws AppError certificate-unsupported: a key that this product does not make signatures for; certificate-unreadable. */
function mustBeSupported(certificate: Certificate): void {
  const { asymmetricKeyType: kind, asymmetricKeyDetails: details = {} } = keyOf(certificate);
  const isRsa = kind === 'rsa' && (details.modulusLength ?? 0) >= MIN_RSA_BITS;
  if (!isRsa && !(kind === 'ec' && CURVES.has(details.namedCurve ?? ''))) throw new AppError('certificate-unsupported');
}

/**
 * Requires that a certificate may sign now: below a root that the administrator gave, in its time, not revoked, and for this purpose.
 * Returns those above it without the root. @throws AppError
 */
export async function mustBeTrusted(
  certificate: Certificate,
  brought: readonly Certificate[],
  { anchors }: Pick<SigningSetup, 'anchors'>,
  now: number,
): Promise<readonly Certificate[]> {
  mustBeSupported(certificate);
  const { chain, revocation, path } = await chainOf(certificate, brought, anchors, { at: now, now, isProved: false });
  if (chain === 'not-in-time') throw new AppError('certificate-expired');
  if (chain === 'revoked') throw new AppError('certificate-revoked');
  if (chain !== 'trusted') throw new AppError('certificate-unknown');
  if (revocation === 'list-outdated') throw new AppError('revocation-outdated');
  if (!mayAuthenticate(certificate)) throw new AppError('certificate-purpose');
  return path.slice(1, -1);
}
