import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import { Certificate, ContentInfo, SignedData, type SignerInfo } from 'pkijs';
import { derOf, fingerprintOf, issuerName, mayAuthenticate, namedBy, plainBytes, type Named } from './certificates.ts';
import { CONTENT_TYPE, DATA, SIGNED_DATA, SIGNING_CERTIFICATE, SOUND_DIGESTS, TIME_STAMP_TOKEN } from './identifiers.ts';
import { checkedStamp, type StampVerdict } from './time-stamp.ts';
import { chainOf, MAX_CERTIFICATES, type ChainVerdict, type TrustAnchors } from './trust.ts';

/** What a signature proves. */
export interface SignatureVerdict {
  /** The covered bytes are those that were signed, by the key of this certificate. */
  readonly isSound: boolean;
  readonly signer: Named;
  readonly issuer: string;
  readonly fingerprint: string;
  readonly chain: ChainVerdict['chain'] | 'not-for-signing';
  readonly revocation: ChainVerdict['revocation'];
  /** Null without a time stamp. */
  readonly stamp: StampVerdict | null;
}

function readSigned(cms: Uint8Array): SignedData {
  const content = ContentInfo.fromBER(plainBytes(cms));
  if (content.contentType !== SIGNED_DATA) throw new Error('no signed data');
  return new SignedData({ schema: content.content });
}

const attributesNamed = (signer: SignerInfo, type: string) => (signer.signedAttrs?.attributes ?? []).filter((one) => one.type === type);

/** Whether the signed attributes name this certificate by its SHA-256, as PAdES asks. The hash may be another one by its own field. */
function namesCertificate(signer: SignerInfo, certificate: Certificate): boolean {
  const [attribute, second] = attributesNamed(signer, SIGNING_CERTIFICATE);
  if (!attribute || second) return false;
  const own = createHash('sha256').update(derOf(certificate)).digest();
  const [list] = (attribute.values[0] as asn1js.Sequence | undefined)?.valueBlock.value ?? [];
  const [first] = (list as asn1js.Sequence | undefined)?.valueBlock.value ?? [];
  const hash = (first as asn1js.Sequence | undefined)?.valueBlock.value.find((one) => one instanceof asn1js.OctetString);
  return hash instanceof asn1js.OctetString && own.equals(hash.valueBlock.valueHexView);
}

/** What the library does not ask for: a sound digest, content of the plain kind, and the certificate named in what is signed. */
function isComplete(signer: SignerInfo, certificate: Certificate): boolean {
  const [type, second] = attributesNamed(signer, CONTENT_TYPE);
  const said = type?.values[0] as unknown;
  const isData = !second && said instanceof asn1js.ObjectIdentifier && said.getValue() === DATA;
  return SOUND_DIGESTS.includes(signer.digestAlgorithm.algorithmId) && isData && namesCertificate(signer, certificate);
}

async function stampOf(signer: SignerInfo, trust: TrustAnchors, now: number): Promise<StampVerdict | null> {
  const attribute = signer.unsignedAttrs?.attributes.find((one) => one.type === TIME_STAMP_TOKEN);
  const [token] = (attribute?.values ?? []) as asn1js.BaseBlock[];
  if (!token) return null;
  const signature = Buffer.from(signer.signature.valueBlock.valueHexView);
  return checkedStamp(new Uint8Array(token.toBER()), signature, trust, now);
}

/**
 * Checks a detached CMS signature over these bytes. `at`: when it says that it was signed, which counts without a time stamp only.
 * @throws where it cannot be read
 */
export async function checkedSignature(
  cms: Uint8Array,
  covered: Uint8Array,
  trust: TrustAnchors,
  { at, now }: { readonly at: number | null; readonly now: number },
): Promise<SignatureVerdict> {
  const signed = readSigned(cms);
  const brought = (signed.certificates ?? []).filter((one) => one instanceof Certificate);
  if (signed.signerInfos.length !== 1 || brought.length > MAX_CERTIFICATES) throw new Error('not one signer');
  const [signer] = signed.signerInfos;
  const data = plainBytes(covered);
  const whole = await signed.verify({ signer: 0, data, checkChain: false, extendedMode: true }).catch((error: unknown) => error);
  const { signerCertificate: certificate, signatureVerified } = whole as {
    signerCertificate?: Certificate | null;
    signatureVerified?: boolean | null;
  };
  if (!signer || !certificate) throw new Error('no certificate of the signer');
  const stamp = await stampOf(signer, trust, now);
  const isProved = stamp !== null && stamp.isSound && stamp.chain === 'trusted';
  const moment = { at: isProved ? stamp.at : (at ?? now), now, isProved };
  const { chain, revocation } = await chainOf(certificate, brought, trust, moment);
  const isSound = signatureVerified === true && !(whole instanceof Error) && isComplete(signer, certificate);
  return {
    isSound,
    signer: namedBy(certificate),
    issuer: issuerName(certificate),
    fingerprint: fingerprintOf(certificate),
    chain: chain === 'trusted' && !mayAuthenticate(certificate) ? 'not-for-signing' : chain,
    revocation,
    stamp,
  };
}
