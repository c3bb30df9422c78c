import type { Translated } from '../../language.ts';
import type { display as source } from '../../vi/live/display.ts';

export const display: Translated<typeof source> = {
  title: 'Hall display',
  fill: 'Full screen',
  next: 'Next',
  left: 'left',
  leftOf: 'of {limit}',
  over: 'over time,',
  overOf: '{limit} used up',
  spent: 'spoken',
  paused: 'clock paused',
  presentOf: 'of',
  present: 'sites present',
  adjourned: 'Adjourned',
  opensAt: '{name} opens at {time}',
  ended: 'The conference is closed',
  offline: 'Reconnecting. The clock reflects the state at {time}.',
  polled: 'The live connection is blocked: this screen updates every few seconds.',
  refused: 'Too many connections from this network: this screen updates every few seconds.',
  cut: 'No connection. This screen is as of {time}; the clock is stopped.',
};
