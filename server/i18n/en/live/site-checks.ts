import type { Translated } from '../../language.ts';
import type { siteChecks as source } from '../../vi/live/site-checks.ts';

export const siteChecks: Translated<typeof source> = {
  title: 'Checks before the opening',
  camera: 'Camera',
  microphone: 'Microphone',
  line: 'Line',
  person: 'Person in charge is present',
  phone: 'Telephone answers',
  good: 'Good',
  bad: 'Not good',
  unknown: 'Not tested',
  save: 'Save the checks',
  saved: 'The checks were saved.',
  done: '{n}/5 good',
};
