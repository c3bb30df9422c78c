export { clockOf, type Clock } from './clock.ts';
export { isList, placeLabel, progressOf, speakerName, topicOf, type Progress, type SpeakerName } from './names.ts';
export {
  itemOf,
  itemsOf,
  nextItem,
  sceneOf,
  sittingInView,
  sittingLabel,
  titleOf,
  type IncidentWords,
  type Live,
  type Scene,
} from './scene.ts';
export { itemTimes, minutesLate, opensAt, type ItemTime } from './timing.ts';
