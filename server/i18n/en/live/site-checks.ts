import type { Translated } from '../../language.ts';
import type { siteChecks as source } from '../../vi/live/site-checks.ts';

export const siteChecks: Translated<typeof source> = {
  title: 'Checks before the opening',
  camera: 'Camera',
  microphone: 'Microphone',
  line: 'Connection',
  person: 'Contact person present',
  phone: 'Reachable by phone',
  good: 'OK',
  bad: 'Not OK',
  unknown: 'Not tested',
  save: 'Save the checks',
  saved: 'Checks saved.',
  done: '{n}/5 OK',
};
