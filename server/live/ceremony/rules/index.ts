export {
  awardsInForce,
  awardThen,
  campaignsInForce,
  campaignThen,
  ceremonyBatches,
  ceremonyProgress,
  type CeremonyBatch,
  type CeremonyProgress,
} from './batches.ts';
export { decideClearStage, decideConfer, decideLaunch, decideMark, decideStageBatch, type CeremonyContext } from './decisions.ts';
export { siteOfRecipient } from './recipient-site.ts';
export {
  batchKey,
  ceremonySlice,
  ceremonyState,
  markKey,
  recipientMarks,
  stageIn,
  stageRevision,
  type BatchRun,
  type CeremonyState,
  type Launch,
  type RecipientMark,
} from './state.ts';
export { toldOf, type Told } from './told.ts';
