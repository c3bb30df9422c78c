import { join } from 'node:path';
import { canonicalJson } from '../../../platform/canonical.ts';
import { handleQuery, handleSignal, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { WorkThread } from '../../../platform/threads/work-thread.ts';
import type { SigningSetup } from '../cms/setup.ts';
import { verificationContract as contract, type PaperRecordVerdict } from '../contract.ts';
import { installationKey, publicPem } from '../store/installation-key.ts';
import { codeOfFile } from '../store/signatures.ts';
import type { CheckJob, CheckResult } from './check-file.ts';
import { codeIn, paperVerdict } from './records.ts';

const checking = new WorkThread<CheckJob, CheckResult>(
  { module: join(import.meta.dirname, 'check-file.ts'), name: 'checkFile' },
  { timeoutMs: 20_000, memoryMb: 512 },
);

/** @throws AppError verification-closed where the office lets only those check who signed in. */
function mustBeOpen({ actor }: QueryContext, { isVerifiedByAll }: SigningSetup): void {
  if (actor.kind === 'anonymous' && !isVerifiedByAll) throw new AppError('verification-closed');
}

async function check({ db, actor, now }: QueryContext, { content }: InputOf<typeof contract.check>, { files }: SigningSetup) {
  const { file, statement, revisions } = await checking.run({ bytes: Buffer.from(content, 'base64'), anchors: files, now });
  const code = (await codeOfFile(db, file.sha256)) ?? codeIn(statement);
  const signed = statement && canonicalJson(statement);
  return { file, paper: code === null ? null : await paperVerdict(db, code, { clearance: actor.clearance, signed, revisions }) };
}

async function byCode(
  { db, actor }: QueryContext,
  code: string | null,
  revisions: readonly string[] | null,
): Promise<{ paper: PaperRecordVerdict }> {
  const paper = code === null ? null : await paperVerdict(db, code, { clearance: actor.clearance, signed: null, revisions });
  if (!paper) throw new AppError('code-unknown');
  return { paper };
}

export const verificationHandlers = (setup: SigningSetup): readonly Handler[] => [
  handleSignal(contract.check, (scope, input) => check(scope, input, setup)),
  handleQuery(contract.byCode, (scope, { code }) => {
    mustBeOpen(scope, setup);
    return byCode(scope, code, null);
  }),
  handleQuery(contract.byFile, async (scope, { sha256 }) => {
    mustBeOpen(scope, setup);
    return byCode(scope, await codeOfFile(scope.db, sha256), [sha256]);
  }),
  handleQuery(contract.key, async ({ db }) => ({ key: publicPem(await installationKey(db)) })),
];
