export { decideCorrection, isConsistent } from './correcting.ts';
export type { Acting, Known } from './decision.ts';
export { alongside, MAX_ALONGSIDE } from './alongside.ts';
export * from './floor.ts';
export { isPrepared, sameSpeaker } from './floor-facts.ts';
export * from './items.ts';
export {
  decideAllow,
  decideCloseMicrophones,
  decideOpenMicrophone,
  decideScreen,
  decideStartRecording,
  decideStopRecording,
} from './media.ts';
export * from './plan.ts';
export { decideAdd, decideMove, decideRemove } from './queue.ts';
export { decideAccept, decideDefer, decideRequest, decideWithdraw, isOwn, unsettled } from './requests.ts';
export * from './showing.ts';
export { isAdjourned } from './sitting-facts.ts';
export * from './sittings.ts';
export { proceedingsSlice } from './slice.ts';
export { namedIn } from './named.ts';
export { hasSpoken, paperSpeaker, plannedList, speakersList, type Waiting } from './speakers.ts';
export { initialProceedings, stateOf, type ProceedingsState, type Slip } from './state.ts';
export * from './time.ts';
export * from './media-routing.ts';
