import { sha256 } from '../../../platform/canonical.ts';
import { AppError } from '../../../platform/errors.ts';
import { laterChange } from '../../../platform/pdf/later-changes.ts';
import { signaturesIn, type FoundSignature } from '../../../platform/pdf/signatures.ts';
import { textIn } from '../../../platform/pdf/syntax.ts';
import { checkedSignature } from '../cms/checking.ts';
import { anchorsOf, type AnchorFiles } from '../cms/setup.ts';
import type { TrustAnchors } from '../cms/trust.ts';
import type { CheckedFile, CheckedSignature } from '../contract.ts';
import { signedStatementIn, type SignedStatement } from '../rules/statement.ts';
import { fileState } from '../rules/verdict.ts';

export interface CheckJob {
  readonly bytes: Uint8Array;
  readonly anchors: AnchorFiles;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What a file tells, and what the installation that it comes from stated in it; null if none did. */
export interface CheckResult {
  readonly file: CheckedFile;
  readonly statement: SignedStatement | null;
  /** SHA-256 of the file as it was after each signature. */
  readonly revisions: readonly string[];
}

/** One signature; null where it cannot be read. Programs of others write what no library reads, so any error counts as that. */
async function checkedOne({ cms, covered, at }: FoundSignature, anchors: TrustAnchors, now: number): Promise<CheckedSignature | null> {
  try {
    const { isSound, signer, issuer, fingerprint, chain, revocation, stamp } = await checkedSignature(cms, covered, anchors, { at, now });
    const trusted = stamp && { at: stamp.at, by: stamp.by, isTrusted: stamp.isSound && stamp.chain === 'trusted' };
    return { ...signer, issuer, fingerprint, at, stamp: trusted, isSound, chain, revocation };
  } catch {
    return null;
  }
}

/** What the last signature that holds a statement says. Whether it is true, the key of the installation proves. */
const statementOf = (found: readonly FoundSignature[]): SignedStatement | null =>
  found.flatMap(({ dict }) => signedStatementIn(textIn(dict?.get('XXDiemCau'))) ?? []).at(-1) ?? null;

/** Checks the signatures of a PDF: what runs in a thread of its own, because strangers send it. @throws AppError not-a-pdf */
export async function checkFile({ bytes: sent, anchors: files, now }: CheckJob): Promise<CheckResult> {
  const bytes = Buffer.from(sent.buffer, sent.byteOffset, sent.byteLength);
  if (!bytes.subarray(0, 1024).includes('%PDF-')) throw new AppError('not-a-pdf');
  const anchors = anchorsOf(files);
  const { found, damaged } = signaturesIn(bytes);
  const checked = await Promise.all(found.map((one) => checkedOne(one, anchors, now)));
  const signatures = checked.filter((one) => one !== null);
  const unread = damaged + checked.length - signatures.length;
  const between = found.slice(1).map((one, index) => laterChange(bytes.subarray(0, found[index]?.end), bytes.subarray(0, one.end)));
  const isCoveredToEnd = found.at(-1)?.end === bytes.length;
  const revisions = found.map(({ end }) => sha256(bytes.subarray(0, end)));
  const state = fileState({ damaged: unread, sound: signatures.map(({ isSound }) => isSound), between, isCoveredToEnd });
  return { file: { sha256: sha256(bytes), state, signatures, damaged: unread }, statement: statementOf(found), revisions };
}
