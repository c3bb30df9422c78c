export { alongside, MAX_ALONGSIDE } from './alongside.ts';
export { isAboveSite } from './clearance.ts';
export { isConsistent } from './consistency.ts';
export { isAdjourned, type SittingContext, type AskerPresence } from './decision.ts';
export {
  decideEnd,
  decideExtend,
  decideGrant,
  decideLimit,
  decidePause,
  decidePrepare,
  decideRecall,
  decideResumeTime,
  isPrepared,
  sameSpeaker,
} from './floor.ts';
export { decideFinish, decidePostpone, decideRestore, decideSkip, decideStart } from './items.ts';
export {
  decideAllow,
  decideCloseMicrophones,
  decideOpenMicrophone,
  decideScreen,
  decideStartRecording,
  decideStopRecording,
} from './media.ts';
export * from './media-routing.ts';
export { decideCloseList, decideOpenList, decideSetLimit, isListClosed, usualSeconds } from './limits.ts';
export { namedIn } from './named.ts';
export * from './plan.ts';
export { decideAdd, decideMove, decideRemove, placeOfSame } from './queue.ts';
export {
  askingBar,
  decideAccept,
  decideDefer,
  decideRefuse,
  decideRequest,
  decideWithdraw,
  isOwn,
  placeOfAsker,
  unsettled,
} from './requests.ts';
export { decideAnnounce, decideClear, decideDisplay } from './screens.ts';
export { interruptedTurn, lastTurn, listRevision, requireSeen, seenNow } from './seen.ts';
export { decideAdjourn, decideClose, decideOpen, decideResume } from './sittings.ts';
export { proceedingsSlice } from './slice.ts';
export { paperSpeaker, plannedList, speakersList, spokenIn, type WaitingSpeaker } from './speakers.ts';
export { initialProceedings, stateOf, type ProceedingsState } from './state.ts';
export * from './time.ts';
