import type { Translated } from '../../language.ts';
import type { hallMap as source } from '../../vi/live/hall-map.ts';

export const hallMap: Translated<typeof source> = {
  title: 'Who is in the hall',
  open: 'Who is there',
  back: 'Back to the seating',
  present: 'present',
  left: 'left',
  away: 'absent, or online',
  waiting: 'not here yet',
  group: 'of a group, not checked in one by one',
  unpublished: 'The conference is not published yet, so nobody can be checked in.',
  none: 'There is no plan of the hall yet',
  noneText: 'Make one and seat everybody on the page of the seating.',
  total: { present: '{n} present', left: '{n} left', away: '{n} absent or online', waiting: '{n} not here yet' },
};
