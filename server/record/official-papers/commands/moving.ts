import { handleChange, type ChangeContext, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { levelOf } from '../../../planning/agenda/rules/secrecy.ts';
import { refuseFaults } from '../../../planning/collections/commands.ts';
import { requireConference } from '../../../planning/conferences/store.ts';
import { officialPapersContract as contract, type PaperRecord, type OfficialPaperStep } from '../contract/index.ts';
import { paperIdOf, placeOfId } from '../rules/ids.ts';
import { isPrivate } from '../rules/readers.ts';
import { mayDo, stateAfter, type PaperAct } from '../rules/steps.ts';
import { freezeFiles } from '../store/files.ts';
import { savePaper, storedPapers } from '../store/papers.ts';
import { addStep } from '../store/steps.ts';
import { editionTitle } from '../presenter/titles.ts';
import { refuseArchived, seenPaper } from './access.ts';
import { mustStillHave, numberFor, type NumberBooks } from './numbering.ts';
import { filesOf, textNow } from './writing.ts';

type Input<Name extends 'edit' | 'circulate' | 'submit' | 'approve' | 'sendBack' | 'number' | 'issue' | 'recall' | 'replace'> = InputOf<
  (typeof contract)[Name]
>;
type Seen = Pick<PaperRecord, 'conferenceId' | 'id' | 'version'>;

/** A paper as it was seen, in the state after an act. @throws AppError not-found, stale, paper-step. */
async function after(scope: QueryContext, seen: Seen, act: PaperAct) {
  const { paper, text } = await seenPaper(scope, seen);
  return { paper: { ...paper, state: stateAfter(act, paper) }, text };
}

/** Stores a paper over the version that was seen, with a line of its history. */
async function store(
  scope: ChangeContext,
  paper: PaperRecord,
  line: Pick<OfficialPaperStep, 'kind' | 'text'>,
  text?: Parameters<typeof savePaper>[3],
): Promise<{ version: number }> {
  const version = await savePaper(scope.tx, paper, scope.now, text);
  await addStep(scope.tx, paper, { actor: scope.actor, now: scope.now, ...line });
  scope.emit({ kind: 'official-paper.changed', conferenceId: paper.conferenceId });
  return { version };
}

/** @throws AppError is-rehearsal: a paper of a rehearsal has no number and goes to nobody. */
async function mustCount({ db }: QueryContext, conferenceId: string): Promise<void> {
  if ((await requireConference(db, conferenceId)).rehearsalOf !== null) throw new AppError('is-rehearsal');
}

/** A text that was made for another level is given up: it follows its sources again. */
const prepareEdit = async (scope: QueryContext, { facts, ...seen }: Input<'edit'>) => {
  const { paper } = await after(scope, seen, 'edit');
  const tooHigh = levelOf(facts.secrecy) > scope.actor.clearance;
  refuseFaults(tooHigh ? [{ path: 'facts.secrecy', message: 'above-clearance' }] : []);
  if (paper.secrecy === facts.secrecy) return { paper: { ...paper, ...facts } };
  return { paper: { ...paper, ...facts, state: 'draft' as const }, text: null };
};

async function edit(scope: ChangeContext, { conferenceId }: Input<'edit'>, { paper, text }: Awaited<ReturnType<typeof prepareEdit>>) {
  await refuseArchived(scope, conferenceId);
  return store(scope, paper, { kind: 'edited', text: null }, text);
}

async function prepareCirculate(scope: QueryContext, input: Input<'circulate'>) {
  const { paper } = await after(scope, input, 'circulate');
  return { paper, text: await textNow(scope, paper, input.origin) };
}

async function circulate(
  scope: ChangeContext,
  { conferenceId, remark }: Input<'circulate'>,
  { paper, text }: Awaited<ReturnType<typeof prepareCirculate>>,
) {
  await refuseArchived(scope, conferenceId);
  if (isPrivate(paper)) throw new AppError('paper-private');
  return store(scope, paper, { kind: 'for-comment', text: remark }, text);
}

async function prepareSubmit(scope: QueryContext, input: Input<'submit'>) {
  const { paper } = await after(scope, input, 'submit');
  return { paper, text: await textNow(scope, paper, input.origin) };
}

async function submit(
  scope: ChangeContext,
  { conferenceId, remark }: Input<'submit'>,
  { paper, text }: Awaited<ReturnType<typeof prepareSubmit>>,
) {
  await refuseArchived(scope, conferenceId);
  return store(scope, paper, { kind: 'submitted', text: remark }, text);
}

async function prepareApprove(scope: QueryContext, input: Input<'approve'>) {
  const found = await after(scope, input, 'approve');
  return { paper: found.paper, files: await filesOf(scope, found) };
}
type Frozen = Awaited<ReturnType<typeof prepareApprove>>;

async function approve(scope: ChangeContext, { conferenceId, remark }: Input<'approve'>, { paper, files }: Frozen) {
  await refuseArchived(scope, conferenceId);
  const stored = await store(scope, paper, { kind: 'approved', text: remark });
  await freezeFiles(scope.tx, paper, paper.state, files, scope.now);
  return stored;
}

const prepareSendBack = (scope: QueryContext, input: Input<'sendBack'>) => after(scope, input, 'sendBack');

async function sendBack(
  scope: ChangeContext,
  { conferenceId, remark }: Input<'sendBack'>,
  { paper }: Awaited<ReturnType<typeof prepareSendBack>>,
) {
  await refuseArchived(scope, conferenceId);
  return store(scope, paper, { kind: 'sent-back', text: remark }, null);
}

const prepareNumber =
  (books: NumberBooks) =>
  async (scope: QueryContext, input: Input<'number'>): Promise<Frozen & { readonly isBooked: boolean }> => {
    const found = await after(scope, input, 'number');
    await mustCount(scope, input.conferenceId);
    const { isBooked, ...numbering } = await numberFor(scope, books, found.paper, input);
    const paper = { ...found.paper, ...numbering, numberedOn: input.on };
    return { paper, files: await filesOf(scope, { ...found, paper }), isBooked };
  };

const number =
  (books: NumberBooks) =>
  async (scope: ChangeContext, { conferenceId }: Input<'number'>, { paper, files, isBooked }: Frozen & { readonly isBooked: boolean }) => {
    await refuseArchived(scope, conferenceId);
    await mustStillHave(scope, books, paper, isBooked);
    const stored = await store(scope, paper, { kind: 'numbered', text: paper.number });
    await freezeFiles(scope.tx, paper, paper.state, files, scope.now);
    return stored;
  };

async function prepareIssue(scope: QueryContext, input: Input<'issue'>) {
  await mustCount(scope, input.conferenceId);
  const { paper } = await after(scope, input, 'issue');
  if (input.audience !== 'staff' && isPrivate(paper)) throw new AppError('paper-private');
  return { paper: { ...paper, audience: input.audience }, all: await storedPapers(scope.db, input.conferenceId) };
}

/** Issuing the edition that replaces another one recalls that one. */
async function issue(scope: ChangeContext, { conferenceId }: Input<'issue'>, { paper, all }: Awaited<ReturnType<typeof prepareIssue>>) {
  await refuseArchived(scope, conferenceId);
  const replaced = all.find(({ id }) => id === paper.replaces);
  if (replaced && mayDo('recall', replaced.state))
    await store(scope, { ...replaced, state: 'recalled' }, { kind: 'replaced', text: paper.id });
  return store(scope, paper, { kind: 'issued', text: null });
}

const prepareRecall = (scope: QueryContext, input: Input<'recall'>) => after(scope, input, 'recall');

/** Also in the archive: a paper that is wrong is wrong for good. */
async function recall(scope: ChangeContext, { reason }: Input<'recall'>, { paper }: Awaited<ReturnType<typeof prepareRecall>>) {
  return store(scope, paper, { kind: 'recalled', text: reason });
}

async function prepareReplace(scope: QueryContext, input: Input<'replace'>) {
  const { paper } = await after(scope, input, 'replace');
  const all = await storedPapers(scope.db, input.conferenceId);
  if (all.some(({ replaces, state }) => replaces === paper.id && state !== 'recalled')) throw new AppError('paper-replaced');
  const own = all.flatMap(({ id, kind, part }) => (kind === paper.kind && part === paper.part ? (placeOfId(id)?.edition ?? 1) : []));
  const first = all.find(({ id }) => id === paperIdOf({ ...paper, edition: 1 }));
  return { paper, title: first?.title ?? paper.title, edition: Math.max(...own) + 1 };
}

/** The new edition follows the sources as they are now; the old one stays in force until the new one is issued. */
async function replace(
  scope: ChangeContext,
  { conferenceId, reason }: Input<'replace'>,
  { paper, title: of, edition }: Awaited<ReturnType<typeof prepareReplace>>,
) {
  await refuseArchived(scope, conferenceId);
  const { kind, part } = paper;
  const id = paperIdOf({ kind, part, edition });
  const title = editionTitle('vi', of, edition);
  const anew = {
    ...paper,
    id,
    title,
    state: 'draft',
    number: null,
    numberedOn: null,
    audience: null,
    replaces: paper.id,
    version: 0,
  } as const;
  await store(scope, paper, { kind: 'replacing', text: reason });
  await store(scope, anew, { kind: 'begun', text: reason }, null);
  return { id };
}

export const paperMovingHandlers = (books: NumberBooks): readonly Handler[] => [
  handleChange(contract.edit, edit, prepareEdit),
  handleChange(contract.circulate, circulate, prepareCirculate),
  handleChange(contract.submit, submit, prepareSubmit),
  handleChange(contract.approve, approve, prepareApprove),
  handleChange(contract.sendBack, sendBack, prepareSendBack),
  handleChange(contract.number, number(books), prepareNumber(books)),
  handleChange(contract.issue, issue, prepareIssue),
  handleChange(contract.recall, recall, prepareRecall),
  handleChange(contract.replace, replace, prepareReplace),
];
