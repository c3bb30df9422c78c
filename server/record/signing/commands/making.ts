import { createHash } from 'node:crypto';
import type { Certificate } from 'pkijs';
import { AppError } from '../../../platform/errors.ts';
import { coveredBytes, withSignature, type PreparedPdf } from '../../../platform/pdf/signature-fields.ts';
import { derOf, plainBytes } from '../cms/certificates.ts';
import { checkedSignature } from '../cms/checking.ts';
import { signedData } from '../cms/making.ts';
import type { SigningSetup } from '../cms/setup.ts';
import { askTimeStamp, checkedStamp } from '../cms/time-stamp.ts';
import { onPdf } from './signable.ts';

const STAMP_BYTES = 14_000;
const OWN_BYTES = 3000;

/** Bytes to keep in a file for a signature. */
export const roomFor = (certificates: readonly Certificate[], { timeStamps }: Pick<SigningSetup, 'timeStamps'>): number =>
  OWN_BYTES + certificates.reduce((sum, one) => sum + derOf(one).length, 0) + (timeStamps === null ? 0 : STAMP_BYTES);

export const coveredDigest = (prepared: PreparedPdf): Buffer => createHash('sha256').update(coveredBytes(prepared)).digest();

/** A file with its signature in it. */
export interface FinishedFile {
  readonly bytes: Buffer<ArrayBuffer>;
  /** Milliseconds since 1970; null without a time-stamp server. */
  readonly stampedAt: number | null;
}

/** Puts a signature into a prepared file, with a time stamp where there is a server for them. @throws AppError signature-wrong, time-stamp-failed. */
export async function finished(
  prepared: PreparedPdf,
  {
    certificate,
    chain,
    signature,
  }: { readonly certificate: Certificate; readonly chain: readonly Certificate[]; readonly signature: Uint8Array },
  { anchors, timeStamps }: SigningSetup,
  now: number,
): Promise<FinishedFile> {
  const parts = { certificate, chain, digest: coveredDigest(prepared), signature };
  const plain = signedData({ ...parts, timeStamp: null });
  const { isSound } = await checkedSignature(plain, coveredBytes(prepared), anchors, { at: now, now });
  if (!isSound) throw new AppError('signature-wrong');
  if (timeStamps === null) return { bytes: ownBytes(onPdf(() => withSignature(prepared, plain))), stampedAt: null };
  const timeStamp = await askTimeStamp(timeStamps, signature);
  const { at: stampedAt } = await checkedStamp(timeStamp, signature, anchors, now);
  return { bytes: ownBytes(onPdf(() => withSignature(prepared, signedData({ ...parts, timeStamp })))), stampedAt };
}

const ownBytes = (bytes: Buffer): Buffer<ArrayBuffer> => Buffer.from(plainBytes(bytes));
