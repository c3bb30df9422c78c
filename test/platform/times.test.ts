import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { formatClock, formatDate, formatTime } from '../../server/i18n/format.ts';

const ZONES = ['Asia/Ho_Chi_Minh', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/St_Johns', 'UTC'];
/** Summer time in Berlin begins at this moment. */
const CHANGE = Date.UTC(2026, 2, 29, 1);

test('a moment is written as the clocks of its zone show it, also when they are changed', () => {
  const moment = fc.oneof(fc.integer({ min: 0, max: Date.UTC(2060, 0) }), fc.integer({ min: CHANGE - 1000, max: CHANGE + 1000 }));
  fc.assert(
    fc.property(moment, fc.constantFrom(...ZONES), (at, zone) => {
      const time = DateTime.fromMillis(at, { zone });
      expect([formatDate('vi', at, zone), formatTime('vi', at, zone), formatClock('vi', at, zone)]).toEqual([
        time.toFormat('dd/MM/yyyy'),
        time.toFormat('HH:mm'),
        time.toFormat('HH:mm:ss'),
      ]);
    }),
  );
});
