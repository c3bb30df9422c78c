export { clockOf, type TurnClock as Clock } from './clock.ts';
export { nowHeard, speechHeard, type HeardFact } from './heard.ts';
export {
  isList,
  placeLabel,
  progressOf,
  speakerName,
  topicOf,
  turnSpeaker,
  type SpeakerProgress as Progress,
  type SpeakerName,
} from './names.ts';
export {
  itemOf,
  itemsOf,
  nextItem,
  viewContextOf,
  sittingInView,
  sittingLabel,
  titleOf,
  type IncidentWords,
  type Live,
  type ViewContext,
} from './view-context.ts';
export { itemTimes, minutesLate, opensAt, type ItemTime } from './timing.ts';
