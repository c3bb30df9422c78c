import { randomBytes } from 'node:crypto';
import { requireConference } from '../../../planning/conferences/store.ts';
import { canonicalJson } from '../../../platform/canonical.ts';
import type { ChangeContext, QueryContext } from '../../../platform/bus/handlers.ts';
import { AppError } from '../../../platform/errors.ts';
import { PdfError, textSource } from '../../../platform/pdf/syntax.ts';
import { refuseArchived, seenPaper } from '../../official-papers/commands/access.ts';
import type { PaperRecord } from '../../official-papers/contract/index.ts';
import { stateAfter } from '../../official-papers/rules/steps.ts';
import { freezeFiles, frozenFile, type UnfrozenFile } from '../../official-papers/store/files.ts';
import { savePaper, sourcesOf } from '../../official-papers/store/papers.ts';
import { addStep } from '../../official-papers/store/steps.ts';
import type { Statement } from '../rules/statement.ts';
import { installationKey, signText } from '../store/installation-key.ts';
import { dropAllPrepared } from '../store/prepared.ts';
import { addSignature, signaturesOf, type NewSignatureRow, type StoredSignature } from '../store/signatures.ts';

type Seen = Pick<PaperRecord, 'conferenceId' | 'id' | 'version'>;

/** A paper that can be signed, with its frozen PDF. */
export interface Signable {
  readonly paper: PaperRecord;
  readonly file: UnfrozenFile;
  readonly signatures: readonly StoredSignature[];
  readonly zone: string;
}

/** @throws AppError not-found, stale, paper-step, is-rehearsal, paper-unsignable. */
export async function signable(scope: QueryContext, seen: Seen): Promise<Signable> {
  const { rehearsalOf, timeZone: zone } = await requireConference(scope.db, seen.conferenceId);
  if (rehearsalOf !== null) throw new AppError('is-rehearsal');
  const { paper } = await seenPaper(scope, seen);
  const state = stateAfter('sign', paper);
  const frozen = await frozenFile(scope.db, paper, 'pdf');
  if (!frozen || 'path' in frozen.content) throw new AppError('paper-unsignable');
  const { name, mediaType, content } = frozen;
  const file = { format: 'pdf', name, mediaType, bytes: Buffer.from(content) } as const;
  return { paper: { ...paper, state }, file, signatures: await signaturesOf(scope.db, paper), zone };
}

/** The code of a paper, the same on each of its signatures. */
const codeFor = ({ signatures }: Signable): string => signatures[0]?.code ?? randomBytes(16).toString('base64url');

/** What is stated in the file: the paper, and the entry of the journal up to which it tells. */
export async function statementFor(scope: QueryContext, one: Signable) {
  const { paper } = one;
  const { conferenceId: conference, id, contentHash: content } = paper;
  const { seq, hash } = paper.sources ?? (await sourcesOf(scope.db, conference));
  const stated: Statement = { code: codeFor(one), conference, paper: id, content, seq, hash, at: scope.now };
  const statement = canonicalJson(stated);
  const signed = canonicalJson({ statement, jws: signText(await installationKey(scope.db), statement) });
  return { stated, signed, entries: { XXDiemCau: textSource(signed) } };
}

/** Runs what works on a PDF. @throws AppError paper-unsignable where that is none that can be signed. */
export function onPdf<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof PdfError) throw new AppError('paper-unsignable');
    throw error;
  }
}

/** A paper as it was signed, to be stored. */
export interface SignedPaper {
  readonly paper: PaperRecord;
  readonly file: UnfrozenFile;
  readonly row: NewSignatureRow;
}

/** Stores a signed paper: a new frozen file, the earlier ones stay. @throws AppError archived, stale. */
export async function storeSigned(scope: ChangeContext, { paper, file, row }: SignedPaper): Promise<{ version: number }> {
  await refuseArchived(scope, paper.conferenceId);
  const version = await savePaper(scope.tx, paper, scope.now);
  await addStep(scope.tx, paper, { actor: scope.actor, now: scope.now, kind: 'signed', text: row.name });
  await freezeFiles(scope.tx, paper, paper.state, [file], scope.now);
  await addSignature(scope.tx, row);
  await dropAllPrepared(scope.tx, paper);
  scope.emit({ kind: 'official-paper.changed', conferenceId: paper.conferenceId });
  return { version };
}
