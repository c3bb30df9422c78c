import { BasicConstraints, type Certificate, CertificateChainValidationEngine, type CertificateRevocationList } from 'pkijs';
import { extensionOf, isSelfIssued, sameCertificate } from './certificates.ts';

/** What the administrator gave: roots, certificates between them and signers, and revocation lists. */
export interface TrustAnchors {
  readonly roots: readonly Certificate[];
  readonly between: readonly Certificate[];
  readonly lists: readonly CertificateRevocationList[];
}

export const NO_ANCHORS: TrustAnchors = { roots: [], between: [], lists: [] };

/** What is known of a certificate: whether a given root stands above it, and what the revocation lists say. */
export interface ChainVerdict {
  readonly chain: 'trusted' | 'unknown-root' | 'not-in-time' | 'revoked';
  readonly revocation: 'checked' | 'no-list' | 'list-outdated';
  /** From the signer to the root; the signer alone without a known root. */
  readonly path: readonly Certificate[];
}

/** Most certificates above a signer, and most that a signature may bring. */
const MAX_PATH = 6;
const MAX_STEPS = 200;
export const MAX_CERTIFICATES = 20;
const BASIC_CONSTRAINTS = '2.5.29.19';

const isIssuedBy = (one: Certificate, other: Certificate): boolean => one.issuer.isEqual(other.subject);

/**
 * The ways from a signer to a given root by the names in the certificates, the shortest of each root first. Certificates may name each
 * other in a circle, or be many of one name: no way meets one twice, and only so many steps are taken.
 */
function waysFrom(signer: Certificate, others: readonly Certificate[], roots: readonly Certificate[]): Certificate[][] {
  const found: Certificate[][] = [];
  const waiting: Certificate[][] = [[signer]];
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const way = waiting.shift();
    const last = way?.at(-1);
    if (!way || !last) break;
    found.push(...roots.filter((root) => isIssuedBy(last, root)).map((root) => [...way, root]));
    if (way.length <= MAX_PATH)
      waiting.push(...others.filter((one) => isIssuedBy(last, one) && !way.includes(one)).map((one) => [...way, one]));
  }
  return found;
}

/** How many certificates may follow below one that issues others; as many as come where it does not say. */
function mayFollow(certificate: Certificate): number {
  const constraints = extensionOf(certificate, BASIC_CONSTRAINTS) as unknown;
  const most = constraints instanceof BasicConstraints ? constraints.pathLenConstraint : undefined;
  return typeof most === 'number' ? most : MAX_PATH;
}

/** Whether the library takes a way for a valid path at that time. */
async function isValid(way: readonly Certificate[], at: Date): Promise<boolean> {
  const [signer, ...above] = way;
  const root = above.at(-1);
  if (!signer || !root) return false;
  const engine = new CertificateChainValidationEngine({ trustedCerts: [root], certs: [...above.slice(0, -1), signer], checkDate: at });
  const { result } = await engine.verify();
  return result && way.every((one, index) => index === 0 || mayFollow(one) >= index - 1);
}

/** The path to a given root; null if there is none. */
async function pathAt(signer: Certificate, brought: readonly Certificate[], { roots, between }: TrustAnchors, at: Date) {
  const others = [...between, ...brought].filter((one) => !isSelfIssued(one) && !sameCertificate(one, signer));
  for (const way of waysFrom(signer, others, roots)) if (await isValid(way, at)) return way;
  return null;
}

/** When a certificate was revoked by its issuer's newest list; null if it was not. */
async function revocationOf(certificate: Certificate, issuer: Certificate, lists: readonly CertificateRevocationList[], at: Date) {
  const own = lists
    .filter((list) => list.issuer.isEqual(issuer.subject))
    .toSorted((one, other) => +other.thisUpdate.value - +one.thisUpdate.value);
  for (const list of own) {
    if (!(await list.verify({ issuerCertificate: issuer }).catch(() => false))) continue;
    const entry = list.revokedCertificates?.find(({ userCertificate }) => userCertificate.isEqual(certificate.serialNumber));
    return { revokedAt: entry?.revocationDate.value ?? null, isOutdated: list.nextUpdate !== undefined && list.nextUpdate.value < at };
  }
  return null;
}

/**
 * Checks a signer's certificate against what the administrator trusts. `at`: when it was signed, as far as known; `now`: for the age of the
 * lists. A certificate revoked later than `at` counts, if the time is proved by a time stamp (`isProved`).
 */
export async function chainOf(
  signer: Certificate,
  brought: readonly Certificate[],
  trust: TrustAnchors,
  { at, now, isProved }: { readonly at: number; readonly now: number; readonly isProved: boolean },
): Promise<ChainVerdict> {
  const path = await pathAt(signer, brought.slice(0, MAX_CERTIFICATES), trust, new Date(at));
  if (path === null) {
    const isOutOfTime = signer.notBefore.value.getTime() > at || signer.notAfter.value.getTime() < at;
    return { chain: isOutOfTime ? 'not-in-time' : 'unknown-root', revocation: 'no-list', path: [signer] };
  }
  const found = await Promise.all(
    path.slice(0, -1).map((one, index) => revocationOf(one, path[index + 1] ?? one, trust.lists, new Date(now))),
  );
  const isRevokedAt = (moment: Date | null) => moment !== null && (!isProved || moment.getTime() <= at);
  const isRevoked = found.some((one) => isRevokedAt(one?.revokedAt ?? null));
  const revocation = found.includes(null) ? 'no-list' : found.some((one) => one?.isOutdated) ? 'list-outdated' : 'checked';
  return { chain: isRevoked ? 'revoked' : 'trusted', revocation, path };
}
