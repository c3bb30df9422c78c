import { createHash, randomBytes } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  AlgorithmIdentifier,
  type Certificate,
  ContentInfo,
  ExtKeyUsage,
  MessageImprint,
  PKIStatus,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import { AppError } from '../../../platform/errors.ts';
import { extensionOf, namedBy, plainBytes } from './certificates.ts';
import { SHA_256, SIGNED_DATA, SOUND_DIGESTS, TIME_STAMP_INFO, TIME_STAMPING } from './identifiers.ts';
import { chainOf, type ChainVerdict, type TrustAnchors } from './trust.ts';

/** Longest answer of a time-stamp server, in bytes. */
const MAX_ANSWER_BYTES = 256 * 1024;
const TIMEOUT_MS = 10_000;
const GRANTED: ReadonlySet<PKIStatus> = new Set([PKIStatus.granted, PKIStatus.grantedWithMods]);
const EXTENDED_KEY_USAGE = '2.5.29.37';

/** A time stamp that was checked: when, and by whom. */
export interface StampVerdict {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly by: string;
  readonly isSound: boolean;
  readonly chain: ChainVerdict['chain'];
}

function requestFor(data: Uint8Array): TimeStampReq {
  const hash = createHash('sha256').update(data).digest();
  const nonce = randomBytes(8);
  // A positive number without a leading zero, which strict servers refuse.
  nonce[0] = 1 + ((nonce[0] ?? 0) % 127);
  return new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA_256, algorithmParams: new asn1js.Null() }),
      hashedMessage: new asn1js.OctetString({ valueHex: plainBytes(hash) }),
    }),
    nonce: new asn1js.Integer({ valueHex: plainBytes(nonce) }),
    certReq: true,
  });
}

/** The bytes of an answer, no more of them than a time stamp takes. */
async function answerOf(address: string, body: ArrayBuffer): Promise<Buffer> {
  const headers = { 'content-type': 'application/timestamp-query' };
  const response = await fetch(address, { method: 'POST', headers, body, signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' });
  if (!response.ok || response.body === null) throw new Error(`status ${response.status}`);
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body) {
    length += part.length;
    if (length > MAX_ANSWER_BYTES) throw new Error('too long');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Asks a time-stamp server (RFC 3161) when these bytes were there. @throws AppError time-stamp-failed */
export async function askTimeStamp(address: string, data: Uint8Array): Promise<Buffer> {
  try {
    const request = requestFor(data);
    const { status, timeStampToken } = TimeStampResp.fromBER(plainBytes(await answerOf(address, request.toSchema().toBER())));
    if (!GRANTED.has(status.status) || timeStampToken === undefined) throw new Error('refused');
    const token = Buffer.from(timeStampToken.toSchema().toBER());
    const { signed, info } = tokenOf(token);
    const isOurs = info.nonce !== undefined && request.nonce !== undefined && info.nonce.isEqual(request.nonce);
    if (!isOurs || !(await isSigned(signed, data))) throw new Error('not for this signature');
    return token;
  } catch {
    throw new AppError('time-stamp-failed');
  }
}

function tokenOf(token: Uint8Array): { readonly signed: SignedData; readonly info: TSTInfo } {
  const content = ContentInfo.fromBER(plainBytes(token));
  if (content.contentType !== SIGNED_DATA) throw new Error('no signed data');
  const signed = new SignedData({ schema: content.content });
  const { eContent, eContentType } = signed.encapContentInfo;
  if (eContentType !== TIME_STAMP_INFO || !eContent) throw new Error('no time stamp');
  return { signed, info: TSTInfo.fromBER(eContent.getValue()) };
}

async function isSigned(signed: SignedData, data: Uint8Array): Promise<boolean> {
  const isSound = signed.signerInfos.every(({ digestAlgorithm }) => SOUND_DIGESTS.includes(digestAlgorithm.algorithmId));
  return isSound && signed.verify({ signer: 0, data: plainBytes(data), checkChain: false }).catch(() => false);
}

function mayStamp(certificate: Certificate): boolean {
  const usage = extensionOf(certificate, EXTENDED_KEY_USAGE) as unknown;
  return usage instanceof ExtKeyUsage && usage.keyPurposes.includes(TIME_STAMPING);
}

/** Checks the time stamp of a signature. @throws where it cannot be read */
export async function checkedStamp(token: Uint8Array, signature: Uint8Array, trust: TrustAnchors, now: number): Promise<StampVerdict> {
  const { signed, info } = tokenOf(token);
  const { signerCertificate } = await signed
    .verify({ signer: 0, data: plainBytes(signature), checkChain: false, extendedMode: true })
    .catch(() => ({ signerCertificate: null }));
  const at = info.genTime.getTime();
  if (!signerCertificate) return { at, by: '', isSound: false, chain: 'unknown-root' };
  const brought = (signed.certificates ?? []).filter((one): one is Certificate => 'subjectPublicKeyInfo' in one);
  const { chain } = await chainOf(signerCertificate, brought, trust, { at, now, isProved: false });
  const isSound = mayStamp(signerCertificate) && (await isSigned(signed, signature));
  return { at, by: namedBy(signerCertificate).name, isSound, chain };
}
