import { translate, type Lang } from '../../../i18n/translate.ts';
import { MAX_SEATS, type Hall } from '../contract.ts';
import { hallFaults, seatCount } from '../rules/hall.ts';
import { readHall, type TypedField, type TypedHall } from '../rules/typed-hall.ts';
import { mapView } from './map.ts';

type Faults = Partial<Record<TypedField, string>>;

/** What is wrong with a hall as a whole, in words, by the field where it is mended. */
function wholeFaults(lang: Lang, hall: Hall): Faults {
  const found: Record<string, string> = {};
  for (const { path, message } of hallFaults(hall)) {
    const field = path.startsWith('hall.blocks') ? 'blocks' : message === 'duplicate' ? 'rows' : 'seats';
    if (message === 'duplicate') found[field] = translate(lang, 'seating.hall.faults.twice');
    if (message === 'no-seats') found[field] = translate(lang, 'seating.hall.faults.noSeats');
    if (message === 'too-many-seats')
      found[field] = translate(lang, 'seating.hall.faults.tooMany', { count: seatCount(hall), n: MAX_SEATS });
  }
  return found;
}

/** "3 khối, 13 hàng, 364 ghế". */
function summaryOf(lang: Lang, hall: Hall): string {
  const counts = { blocks: hall.blocks.length, rows: hall.rows.length, seats: seatCount(hall) };
  return hall.presidium > 0
    ? translate(lang, 'seating.hall.summaryTable', { ...counts, n: hall.presidium })
    : translate(lang, 'seating.hall.summary', counts);
}

/** A hall as it was typed: drawn where it is understood, with the faults of its fields in words where it is not. */
export function typedHallView(lang: Lang, typed: TypedHall) {
  const read = readHall(typed);
  if ('faults' in read) {
    const faults: Faults = Object.fromEntries(
      read.faults.map(({ field, code, text }) => [field, translate(lang, `seating.hall.faults.${code}`, { text })]),
    );
    return { hall: null, faults, drawing: null };
  }
  const faults = wholeFaults(lang, read.hall);
  // One that is far too large is not drawn: the drawing would take long, and show nothing.
  if (seatCount(read.hall) === 0 || seatCount(read.hall) > MAX_SEATS) return { hall: null, faults, drawing: null };
  const map = mapView(lang, { hall: read.hall, seated: [], people: new Map() });
  return { hall: Object.keys(faults).length > 0 ? null : read.hall, faults, drawing: { map, summary: summaryOf(lang, read.hall) } };
}
