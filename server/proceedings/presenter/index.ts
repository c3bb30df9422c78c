export type { Act } from './acts.ts';
export { clockOf, type Clock } from './clock.ts';
export { placeName, type DeskMedia, type LineFigure, type SiteMedia } from './desk-media.ts';
export { deskView, type DeskChoice, type DeskView } from './desk.ts';
export { meterOf } from './desk-wall.ts';
export { displayView, type DisplayView } from './display.ts';
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
export { itemTimes, minutesLate, type ItemTime } from './timing.ts';
export { wallOf, type DeskWall } from './wall.ts';
