import { handleQuery, type Handler } from '../../../platform/bus/handlers.ts';
import type { Entry } from '../../../platform/journal/contract.ts';
import type { Tx } from '../../../platform/database/open.ts';
import { proceedingsContract as contract, type ProceedingsText } from '../contract/index.ts';
import * as rules from '../rules/index.ts';
import { insertText } from '../store.ts';
import { journalCommand, journalCommandWith, planlessJournalCommand, type PresenceOfAsker } from './journal-command.ts';
import { journal, livePlan, liveState, proceedingsTexts } from './reading.ts';

/** The turn that an entry began, for the answer to its caller. */
function floorOf(entry: Entry) {
  const { floor } = rules.proceedingsSlice.apply(rules.initialProceedings, entry);
  if (!floor) throw new Error('A grant left the floor empty.');
  return { ...floor, seq: entry.seq };
}

/** The text of a command has the id of what the command makes. */
const textRef = ({ id }: rules.SittingContext) => ({ id, version: 1 });

const keepText =
  (conferenceId: string, kind: ProceedingsText['kind'], body: string, context: rules.SittingContext) =>
  (tx: Tx): Promise<void> =>
    insertText(tx, { conferenceId, ...textRef(context), kind, body, at: context.now });

const sittingHandlers: Handler[] = [
  journalCommand(contract.openSitting, rules.decideOpen),
  journalCommand(contract.adjournSitting, rules.decideAdjourn),
  journalCommand(contract.resumeSitting, rules.decideResume),
  journalCommand(contract.closeSitting, rules.decideClose),
  journalCommand(contract.startItem, rules.decideStart),
  journalCommand(contract.finishItem, rules.decideFinish),
  journalCommand(contract.postponeItem, rules.decidePostpone),
  journalCommand(contract.skipItem, rules.decideSkip),
  journalCommand(contract.restoreItem, rules.decideRestore),
];

const floorHandlers: Handler[] = [
  journalCommandWith(contract.grant, rules.decideGrant, { answer: floorOf }),
  journalCommandWith(contract.recall, rules.decideRecall, { answer: floorOf }),
  journalCommand(contract.prepare, rules.decidePrepare),
  journalCommand(contract.pause, rules.decidePause),
  journalCommand(contract.resume, rules.decideResumeTime),
  journalCommand(contract.extend, rules.decideExtend),
  journalCommand(contract.limit, rules.decideLimit),
  journalCommand(contract.setLimit, rules.decideSetLimit),
  journalCommand(contract.end, rules.decideEnd),
];

const listHandlers = (askerPresence: PresenceOfAsker): Handler[] => [
  journalCommandWith(contract.addToQueue, rules.decideAdd, { answer: ({ seq }, { id }) => ({ seq, queueId: id }) }),
  journalCommand(contract.moveInQueue, rules.decideMove),
  journalCommand(contract.removeFromQueue, rules.decideRemove),
  journalCommandWith(
    contract.request,
    (state, { topic }, context) => rules.decideRequest(state, { topic: topic === null ? null : textRef(context) }, context),
    {
      answer: ({ seq }, { id }) => ({ seq, requestId: id }),
      write: ({ conferenceId, topic }, context) => (topic === null ? undefined : keepText(conferenceId, 'topic', topic, context)),
      askerPresence,
    },
  ),
  journalCommand(contract.withdraw, rules.decideWithdraw),
  journalCommand(contract.accept, rules.decideAccept),
  journalCommand(contract.defer, rules.decideDefer),
  journalCommandWith(
    contract.refuse,
    (state, { requestId, reason }, context) => rules.decideRefuse(state, { requestId, reason: reason === null ? null : textRef(context) }),
    {
      answer: ({ seq }) => ({ seq }),
      write: ({ conferenceId, reason }, context) => (reason === null ? undefined : keepText(conferenceId, 'reason', reason, context)),
    },
  ),
  journalCommand(contract.closeList, rules.decideCloseList),
  journalCommand(contract.openList, rules.decideOpenList),
];

const screenHandlers: Handler[] = [
  journalCommandWith(contract.announce, rules.decideAnnounce, {
    answer: ({ seq }, { id }) => ({ seq, id }),
    write: ({ conferenceId, text }, context) => keepText(conferenceId, 'announcement', text, context),
  }),
  journalCommand(contract.clearAnnouncement, rules.decideClear),
  journalCommand(contract.setDisplay, rules.decideDisplay),
];

const mediaHandlers: Handler[] = [
  journalCommand(contract.closeMicrophones, rules.decideCloseMicrophones),
  journalCommand(contract.openMicrophone, rules.decideOpenMicrophone),
  journalCommand(contract.putOnScreen, rules.decideScreen),
  journalCommand(contract.allowTransmission, rules.decideAllow),
  journalCommandWith(contract.startRecording, rules.decideStartRecording, { answer: ({ seq }, { id }) => ({ seq, recordingId: id }) }),
  planlessJournalCommand(contract.stopRecording, rules.decideStopRecording),
];

/** The live sitting: every command appends to the journal. `askerPresence`: what check-in noted of somebody. */
export const proceedingsHandlers = (askerPresence: PresenceOfAsker): Handler[] => [
  ...sittingHandlers,
  ...floorHandlers,
  ...listHandlers(askerPresence),
  ...screenHandlers,
  ...mediaHandlers,
  handleQuery(contract.livePlan, livePlan),
  handleQuery(contract.liveState, liveState),
  handleQuery(contract.texts, proceedingsTexts),
  handleQuery(contract.journal, journal),
];
