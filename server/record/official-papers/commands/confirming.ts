import { refuseFaults } from '../../../planning/collections/commands.ts';
import { handleChange, type ChangeContext, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { officialPapersContract as contract } from '../contract/index.ts';
import { stateAfter } from '../rules/steps.ts';
import { noteCopy, tickCopy } from '../store/copies.ts';
import { addOpinion } from '../store/opinions.ts';
import { storedPaper } from '../store/papers.ts';
import { knownPaper, refuseArchived } from './access.ts';
import { outsideReader } from './readers.ts';
import { paperReaderName } from './writing.ts';

type Confirm = InputOf<typeof contract.confirm>;

async function prepareConfirm(scope: QueryContext, { conferenceId, id, contentHash, agrees, text }: Confirm) {
  if (!(await outsideReader(scope, conferenceId)).confirms) throw new AppError('forbidden');
  const { paper } = await knownPaper(scope, conferenceId, id);
  stateAfter('confirm', paper);
  if (paper.contentHash !== contentHash) throw new AppError('stale');
  refuseFaults(!agrees && text === null ? [{ path: 'text', message: 'required' }] : []);
  return paperReaderName(scope, conferenceId);
}

/** The text that was read is still the one that is asked about when the words are stored. */
async function confirm(scope: ChangeContext, { conferenceId, id, contentHash, agrees, text }: Confirm, speaker: string) {
  const { tx, actor, now } = scope;
  await refuseArchived(scope, conferenceId);
  const paper = (await storedPaper(tx, conferenceId, id))?.paper;
  if (!paper || paper.state !== 'for-comment' || paper.contentHash !== contentHash) throw new AppError('stale');
  await addOpinion(tx, paper, { actor, speaker, agrees, text, contentHash, now });
  return {};
}

async function prepareHandOut(scope: QueryContext, { conferenceId, id }: InputOf<typeof contract.handOut>) {
  const { paper } = await knownPaper(scope, conferenceId, id);
  stateAfter('handOut', paper);
  return paper;
}

async function handOut(
  scope: ChangeContext,
  { conferenceId, holder }: InputOf<typeof contract.handOut>,
  paper: Awaited<ReturnType<typeof prepareHandOut>>,
) {
  const { tx, actor, now } = scope;
  await refuseArchived(scope, conferenceId);
  return { number: await noteCopy(tx, paper, { holder, actor, now }) };
}

/** Also in the archive, and after a recall: what is out has to come back. */
async function takeBack({ tx, actor, now }: ChangeContext, { conferenceId, id, number }: InputOf<typeof contract.takeBack>) {
  await tickCopy(tx, { conferenceId, id }, number, actor, now);
  return {};
}

const prepareTakeBack = (scope: QueryContext, { conferenceId, id }: InputOf<typeof contract.takeBack>) =>
  knownPaper(scope, conferenceId, id);

export const paperConfirmingHandlers: readonly Handler[] = [
  handleChange(contract.confirm, confirm, prepareConfirm),
  handleChange(contract.handOut, handOut, prepareHandOut),
  handleChange(contract.takeBack, takeBack, prepareTakeBack),
];
