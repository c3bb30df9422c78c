import { soundsOf, type MediaRouting } from '../../sitting/rules/index.ts';
import type { Slot, Source } from '../contract/index.ts';

/** From whom each slot is filled: whose, by the wiring, and which of his sources. */
const FILLED: Readonly<Record<Slot, { readonly by: (wiring: MediaRouting) => string | null; readonly source: Source }>> = {
  main: { by: ({ main }) => main, source: 'camera' },
  second: { by: ({ second }) => second, source: 'second' },
  // While the programme shows the main hall, it is not sent twice.
  hall: { by: ({ hall, main }) => (hall === main ? null : hall), source: 'camera' },
  screen: { by: ({ screen }) => screen, source: 'camera' },
  floorSound: { by: (wiring) => soundsOf(wiring).floorSound, source: 'microphone' },
  hallSound: { by: (wiring) => soundsOf(wiring).hallSound, source: 'microphone' },
};

/** The site that fills a slot, and with what; null where nobody has it. */
export function fillerOf(slot: Slot, wiring: MediaRouting): { readonly siteId: string; readonly source: Source } | null {
  const { by, source } = FILLED[slot];
  const siteId = by(wiring);
  return siteId === null ? null : { siteId, source };
}
