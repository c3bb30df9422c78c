import { findConference } from '../../../planning/conferences/store.ts';
import { mayRead } from '../../../planning/agenda/rules/secrecy.ts';
import type { Database } from '../../../platform/database/open.ts';
import { firstBroken } from '../../../platform/journal/verification.ts';
import { storedPaper } from '../../official-papers/store/papers.ts';
import type { PaperRecordVerdict } from '../contract.ts';
import { signedStatementIn, statementIn } from '../rules/statement.ts';
import { installationKey, isTextSigned } from '../store/installation-key.ts';
import { hashOfEntry, isReplaced, signaturesByCode } from '../store/signatures.ts';

type Head = PaperRecordVerdict['head'];

/** Whether the journal still has an entry as it was stated, and is whole. */
async function recordOf(db: Database, journalId: string, { seq, hash }: Head): Promise<PaperRecordVerdict['record']> {
  if (seq === 0) return 'holds';
  const now = await hashOfEntry(db, journalId, seq);
  if (now === null) return 'gone';
  const broken = now === hash ? await firstBroken(db, journalId) : seq;
  return broken === null || broken > seq ? 'holds' : 'differs';
}

/** Whether a statement is one of this installation. */
async function isOurs(db: Database, signed: string): Promise<boolean> {
  const found = signedStatementIn(signed);
  return found !== null && isTextSigned(await installationKey(db), found.statement, found.jws);
}

/** Who asks, and about what. */
interface Reader {
  readonly clearance: number;
  /** The statement in their file; null: the stored one counts. */
  readonly signed: string | null;
  /** SHA-256 of their file as it was after each of its signatures; null where they have only the code. */
  readonly revisions: readonly string[] | null;
}

/**
 * What this server knows of a paper, for a reader of this clearance; null for an unknown code, and for a conference in the trash. A statement
 * alone proves nothing of the file around it, as it can be copied: the file must be one that was signed here.
 */
export async function paperVerdict(
  db: Database,
  code: string,
  { clearance, signed, revisions }: Reader,
): Promise<PaperRecordVerdict | null> {
  const signatures = await signaturesByCode(db, code);
  const [first] = signatures;
  if (!first) return null;
  const { conferenceId, paperId: id } = first;
  const found = (await findConference(db, conferenceId)) && (await storedPaper(db, conferenceId, id));
  if (!found) return null;
  const { paper } = found;
  const statement = signed ?? first.statement;
  const stated = statementIn(signedStatementIn(statement)?.statement ?? '');
  const head = { seq: stated?.seq ?? first.seq, hash: stated?.hash ?? first.hash };
  const mayKnow = mayRead(clearance, { classification: paper.secrecy });
  const shown = <T>(value: T): T | null => (mayKnow ? value : null);
  const isThisFile = revisions && signatures.some(({ sha256 }) => revisions.includes(sha256));
  return {
    code,
    title: shown(paper.title),
    number: shown(paper.number),
    numberedOn: shown(paper.numberedOn),
    isThisFile,
    isRecalled: paper.state === 'recalled',
    isReplaced: await isReplaced(db, paper),
    signatures: signatures.map(({ kind, name, post, organization, at, stampedAt, sha256 }) => ({
      kind,
      name: shown(name),
      post: shown(post),
      organization: shown(organization),
      at,
      stampedAt,
      sha256,
    })),
    head,
    record: (await isOurs(db, statement)) ? await recordOf(db, conferenceId, head) : 'unknown-key',
  };
}

/** The code that a statement names; null where it cannot be read. */
export const codeIn = (signed: { readonly statement: string } | null): string | null =>
  signed && (statementIn(signed.statement)?.code ?? null);
