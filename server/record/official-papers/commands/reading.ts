import { handleChange, handleQuery, type ChangeContext, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { FileAnswer, InputOf, OutputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { officialPapersContract as contract, type OfficialPaperStep } from '../contract/index.ts';
import { isStaff } from '../rules/readers.ts';
import { isFrozen } from '../rules/steps.ts';
import { copiesOut } from '../store/copies.ts';
import { frozenFile, frozenFiles } from '../store/files.ts';
import { opinionsOf } from '../store/opinions.ts';
import { commentedDocuments } from '../store/papers.ts';
import { countOpening, openingsOf, paperHistory } from '../store/steps.ts';
import { knownPaper, knownPapers } from './access.ts';
import { drawPaper, openDraft, openNamed } from './writing.ts';

async function list(scope: QueryContext, { conferenceId }: InputOf<typeof contract.list>) {
  return { papers: await knownPapers(scope, conferenceId, await commentedDocuments(scope.db, conferenceId)) };
}

/** Of the history of a paper others than the staff are told when it was issued, and why it was recalled. */
const told = (history: readonly OfficialPaperStep[]): OfficialPaperStep[] =>
  history
    .filter(({ kind }) => kind === 'issued' || kind === 'recalled' || kind === 'replaced')
    .map((step) => ({ ...step, by: null, text: step.kind === 'recalled' ? step.text : null }));

const isOutside = ({ actor, roles }: QueryContext): boolean => actor.kind !== 'system' && !isStaff(roles);

async function get(scope: QueryContext, { conferenceId, id }: InputOf<typeof contract.get>): Promise<OutputOf<typeof contract.get>> {
  const { db, actor } = scope;
  const { paper } = await knownPaper(scope, conferenceId, id);
  const history = await paperHistory(db, paper);
  if (isOutside(scope))
    return { paper, history: told(history), files: [], openings: [], opinions: await opinionsOf(db, paper, actor), copies: [] };
  const [files, openings, opinions, copies] = await Promise.all([
    frozenFiles(db, paper),
    openingsOf(db, paper),
    opinionsOf(db, paper),
    copiesOut(db, paper),
  ]);
  return { paper, history, files, openings, opinions, copies };
}

/**
 * The file, and whether it is one that counts. Of a classified paper others than the staff get a copy with their name alone, and what was
 * recalled is not given to them any more.
 */
async function fileOf(scope: QueryContext, { conferenceId, id, format, named = false, origin }: InputOf<typeof contract.open>) {
  const found = await knownPaper(scope, conferenceId, id);
  const { paper } = found;
  const outside = isOutside(scope);
  const counts = isFrozen(paper) || paper.state === 'for-comment';
  if (outside && paper.state === 'recalled') throw new AppError('paper-recalled');
  const byName = named || (paper.secrecy !== null && (outside || !isFrozen(paper)));
  if (byName && format === 'pdf') return { file: await openNamed(scope, found, origin), counts };
  if (byName && outside) throw new AppError('no-such-format');
  if (!isFrozen(paper)) return { file: await openDraft(scope, found, { format, origin }), counts };
  const file = await frozenFile(scope.db, paper, format);
  if (!file) throw new AppError('no-such-format');
  return { file, counts };
}

async function open(
  scope: ChangeContext,
  { conferenceId, id, view }: InputOf<typeof contract.open>,
  { file, counts }: Awaited<ReturnType<typeof fileOf>>,
): Promise<FileAnswer> {
  const { tx, actor, now } = scope;
  if (counts && !scope.headersOnly) await countOpening(tx, { conferenceId, id }, actor, view === true, now);
  return file;
}

export const paperReadingHandlers: readonly Handler[] = [
  handleQuery(contract.list, list),
  handleQuery(contract.get, get),
  handleChange(contract.open, open, fileOf),
  handleQuery(contract.preview, async (scope, { conferenceId, id, origin }) =>
    drawPaper(scope, await knownPaper(scope, conferenceId, id), origin),
  ),
];
