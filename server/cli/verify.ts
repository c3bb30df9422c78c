import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { translate } from '../i18n/translate.ts';
import { readConfig } from '../platform/config.ts';
import { disconnect, openDatabase } from '../platform/database/open.ts';
import { providerOf } from '../platform/database/provider.ts';
import { sqliteFile } from '../platform/database/sqlite/adapter.ts';
import { canonicalJson } from '../platform/canonical.ts';
import { openSigning } from '../record/signing/cms/setup.ts';
import { checkFile, type CheckResult } from '../record/signing/commands/check-file.ts';
import { codeIn, paperVerdict } from '../record/signing/commands/records.ts';
import type { PaperRecordVerdict } from '../record/signing/contract.ts';
import { checkedView, paperView } from '../record/signing/presenter/verdict.ts';
import { runProgram } from './login.ts';

// npm run verify -- PAPER.pdf: whether a file is as it was signed, by whom and when, and whether the journal in the database that the
// environment names still has the entry that stands in it. Exit code 0: unchanged and trusted, as far as it could be compared; 1: not.

/** Whoever runs the machine may read everything on it. */
const FULL_CLEARANCE = 3;

async function recordOf(databaseUrl: string, { statement, revisions }: CheckResult): Promise<PaperRecordVerdict | null> {
  const code = codeIn(statement);
  if (statement === null || code === null) return null;
  const db = openDatabase(databaseUrl);
  try {
    return await paperVerdict(db, code, { clearance: FULL_CLEARANCE, signed: canonicalJson(statement), revisions });
  } finally {
    await disconnect(db);
  }
}

const isThere = (databaseUrl: string): boolean => providerOf(databaseUrl) !== 'sqlite' || existsSync(sqliteFile(databaseUrl));

function sayFile(view: ReturnType<typeof checkedView>): void {
  console.log(`${view.title}\n${view.text}`);
  if (view.damaged) console.log(view.damaged);
  for (const { name, who, lines, issuer } of view.signatures) {
    console.log(`\n${[name, who].filter((part) => part !== '').join(', ')} (${issuer})`);
    for (const { isGood, text } of lines) console.log(`  ${isGood ? '+' : '-'} ${text}`);
  }
}

await runProgram(async () => {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new Error(translate('vi', 'signing.cli.verifyUsage'));
  const bytes = await readFile(file).catch(() => {
    throw new Error(translate('vi', 'signing.cli.notRead', { file }));
  });
  const { databaseUrl, signing } = readConfig(process.env);
  const setup = await openSigning({ ...signing, seal: null });
  const checked = await checkFile({ bytes, anchors: setup.files, now: Date.now() }).catch(() => {
    throw new Error(translate('vi', 'signing.errors.not-a-pdf'));
  });
  sayFile(checkedView('vi', checked.file));
  const canCompare = isThere(databaseUrl);
  const paper = canCompare ? await recordOf(databaseUrl, checked) : null;
  const record = paper && paperView('vi', paper).record;
  console.log(
    `\n${record ? `${record.title}: ${record.text}` : translate('vi', canCompare ? 'signing.verify.noPaper' : 'signing.cli.offline')}`,
  );
  if (paper?.isThisFile === false) console.log(translate('vi', 'signing.verify.notThisFile'));
  const isTrusted = checked.file.signatures.every(({ chain }) => chain === 'trusted');
  const isGood =
    checked.file.state === 'unchanged' && isTrusted && (paper === null || (paper.record === 'holds' && paper.isThisFile === true));
  process.exitCode = isGood ? 0 : 1;
});
