export { alikeIn, type Alike } from './alike.ts';
export { contradictionsOf, effectsOf, type RecordNames, type JournalMentions } from './effects.ts';
export { contradicts, mergedFacts, type TakenFacts } from './facts.ts';
export { bothOf, mergedRows } from './merging.ts';
export type { Pair, PersonRows } from './rows.ts';
