import { soundsOf, type MediaRouting } from '../../sitting/rules/index.ts';
import type { MediaSlot, Source } from '../contract/index.ts';

/** What fills each slot: which site, by the routing, and which of its sources. */
const FILLED: Readonly<Record<MediaSlot, { readonly by: (routing: MediaRouting) => string | null; readonly source: Source }>> = {
  main: { by: ({ main }) => main, source: 'camera' },
  second: { by: ({ second }) => second, source: 'second' },
  // Do not send the main hall twice while the program feed shows it.
  hall: { by: ({ hall, main }) => (hall === main ? null : hall), source: 'camera' },
  screen: { by: ({ screen }) => screen, source: 'camera' },
  floorSound: { by: (routing) => soundsOf(routing).floorSound, source: 'microphone' },
  hallSound: { by: (routing) => soundsOf(routing).hallSound, source: 'microphone' },
};

/** The site that fills a slot, and with which source; null if none. */
export function fillerOf(slot: MediaSlot, routing: MediaRouting): { readonly siteId: string; readonly source: Source } | null {
  const { by, source } = FILLED[slot];
  const siteId = by(routing);
  return siteId === null ? null : { siteId, source };
}
