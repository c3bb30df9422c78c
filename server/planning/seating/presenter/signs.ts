import type { Lang } from '../../../i18n/translate.ts';
import type { Hall, Seated } from '../contract.ts';
import { seatsByKey } from '../rules/hall.ts';
import { seatsText } from './seat-words.ts';

/** The seats of everybody who has some, by participant: "C12", "F1–F15". */
export function seatSigns(lang: Lang, { hall, seated }: { readonly hall: Hall | null; readonly seated: readonly Seated[] }) {
  const seats = seatsByKey(hall);
  const each = Map.groupBy(seated, ({ participantId }) => participantId);
  return new Map(
    [...each].flatMap(([id, own]) => {
      const found = own.flatMap(({ seat }) => seats.get(seat) ?? []);
      return hall && found.length > 0 ? [[id, seatsText(lang, hall, found)] as const] : [];
    }),
  );
}

/** Seats in words by participant. */
export type SeatSigns = ReadonlyMap<string, string>;
