import type { Translated } from '../../language.ts';
import type { checkIn as source } from '../../vi/live/check-in.ts';

export const checkIn: Translated<typeof source> = {
  title: 'Check-in',
  presence: {
    inPerson: 'Present',
    online: 'Online',
    left: 'Left',
    excused: 'Absent with a reason',
    absent: 'Absent without a reason',
    unknown: 'Unknown',
  },
  late: 'Late',
  errors: {
    'badge-replaced': 'This badge has just been replaced. Reload the page to see the one in use.',
    'check-in-group':
      'Nobody in a group is named, so it cannot be checked in. Add each person to the list of participants and publish again.',
    'check-in-elsewhere': 'This person is not on the list of this site. If they attend here, ask the organizer to check them in.',
    'check-in-changed': 'Somebody has just noted something else of this participant. Look again, and note it again if it still holds.',
  },
};
