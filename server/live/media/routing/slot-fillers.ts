import { soundsOf, type MediaRouting } from '../../sitting/rules/index.ts';
import type { MediaSlot, Source } from '../contract/index.ts';

/** What fills each slot: whose, by the routing, and which of their sources. */
const FILLED: Readonly<Record<MediaSlot, { readonly by: (routing: MediaRouting) => string | null; readonly source: Source }>> = {
  main: { by: ({ main }) => main, source: 'camera' },
  second: { by: ({ second }) => second, source: 'second' },
  // While the program feed shows the main hall, it is not sent twice.
  hall: { by: ({ hall, main }) => (hall === main ? null : hall), source: 'camera' },
  screen: { by: ({ screen }) => screen, source: 'camera' },
  floorSound: { by: (routing) => soundsOf(routing).floorSound, source: 'microphone' },
  hallSound: { by: (routing) => soundsOf(routing).hallSound, source: 'microphone' },
};

/** The site that fills a slot, and with what; null where nobody has it. */
export function fillerOf(slot: MediaSlot, routing: MediaRouting): { readonly siteId: string; readonly source: Source } | null {
  const { by, source } = FILLED[slot];
  const siteId = by(routing);
  return siteId === null ? null : { siteId, source };
}
