import { handleQuery, type Handler } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import type { Entry } from '../../../platform/journal/contract.ts';
import type { Tx } from '../../../platform/database/open.ts';
import { proceedingsContract as contract } from '../contract/index.ts';
import * as rules from '../rules/index.ts';
import { insertText } from '../store.ts';
import { alone, done, live } from './live.ts';
import { journal, livePlan, liveState, texts } from './reading.ts';

type Known = rules.Known;

/** The turn that an entry began, as its caller is told. */
function floorOf(entry: Entry) {
  const { floor } = rules.proceedingsSlice.apply(rules.initialProceedings, entry);
  if (!floor) throw new Error('A grant left the floor empty.');
  return { ...floor, seq: entry.seq };
}

const topicOf = ({ topic }: InputOf<typeof contract.request>, { id }: Known) => (topic === null ? null : { id, version: 1 });

const sittingHandlers: Handler[] = [
  done(contract.openSitting, (state, input, _, known) => rules.decideOpen(state, input, known)),
  done(contract.adjournSitting, rules.decideAdjourn),
  done(contract.resumeSitting, rules.decideResume),
  done(contract.closeSitting, rules.decideClose),
  done(contract.startItem, rules.decideStart),
  done(contract.finishItem, rules.decideFinish),
  done(contract.postponeItem, (state, input, acting, known) => rules.decideSetAside(state, input, acting, known, 'postponed')),
  done(contract.skipItem, (state, input, acting, known) => rules.decideSetAside(state, input, acting, known, 'skipped')),
  done(contract.restoreItem, rules.decideRestore),
];

const floorHandlers: Handler[] = [
  live(contract.grant, rules.decideGrant, { output: floorOf }),
  live(contract.recall, rules.decideRecall, { output: floorOf }),
  done(contract.prepare, rules.decidePrepare),
  done(contract.pause, rules.decidePause),
  done(contract.resume, rules.decideResumeTime),
  done(contract.extend, rules.decideExtend),
  done(contract.end, rules.decideEnd),
];

const listHandlers: Handler[] = [
  live(contract.addToQueue, (state, input, _, known) => rules.decideAdd(state, input, known), {
    output: ({ seq }, { id }) => ({ seq, queueId: id }),
  }),
  done(contract.moveInQueue, (state, input, _, known) => rules.decideMove(state, input, known)),
  done(contract.removeFromQueue, (state, input, _, known) => rules.decideRemove(state, input, known)),
  live(contract.request, (state, input, acting, known) => rules.decideRequest(state, { topic: topicOf(input, known) }, acting, known), {
    output: ({ seq }, { id }) => ({ seq, requestId: id }),
    write: ({ conferenceId, topic }, { id }, { now: at }) =>
      topic === null ? undefined : (tx: Tx) => insertText(tx, { conferenceId, id, version: 1, kind: 'topic', body: topic, at }),
  }),
  done(contract.withdraw, rules.decideWithdraw),
  done(contract.accept, (state, input, _, known) => rules.decideAccept(state, input, known)),
  done(contract.defer, rules.decideDefer),
];

const screenHandlers: Handler[] = [
  live(contract.announce, (_state, { to }, _acting, { id }) => rules.decideAnnounce({ text: { id, version: 1 }, to }), {
    output: ({ seq }, { id }) => ({ seq, id }),
    write:
      ({ conferenceId, text }, { id }, { now: at }) =>
      (tx) =>
        insertText(tx, { conferenceId, id, version: 1, kind: 'announcement', body: text, at }),
  }),
  done(contract.clearAnnouncement, rules.decideClear),
  done(contract.setDisplay, (_, input) => rules.decideDisplay(input)),
  done(contract.correct, rules.decideCorrection),
];

const mediaHandlers: Handler[] = [
  done(contract.closeMicrophones, (state, input, _, known) => rules.decideCloseMicrophones(state, input, known)),
  done(contract.openMicrophone, (state, input, _, known) => rules.decideOpenMicrophone(state, input, known)),
  done(contract.putOnScreen, (state, input, _, known) => rules.decideScreen(state, input, known)),
  done(contract.allowTransmission, rules.decideAllow),
  live(contract.startRecording, rules.decideStartRecording, { output: ({ seq }, { id }) => ({ seq, recordingId: id }) }),
  alone(contract.stopRecording, rules.decideStopRecording),
];

/** The live sitting: every command appends to the journal. */
export const proceedingsHandlers: Handler[] = [
  ...sittingHandlers,
  ...floorHandlers,
  ...listHandlers,
  ...screenHandlers,
  ...mediaHandlers,
  handleQuery(contract.livePlan, livePlan),
  handleQuery(contract.liveState, liveState),
  handleQuery(contract.texts, texts),
  handleQuery(contract.journal, journal),
];
