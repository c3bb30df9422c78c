import { spelled } from '../../../platform/text.ts';
import type { Due } from '../../../planning/recommendations/contract.ts';
import type { MinutesBlock, MinutesRun } from '../../minutes/contract.ts';
import { isWritten, textOf } from '../../minutes/rules/words.ts';
import type { HistoryLine, Matter } from '../contract.ts';

type Note = Extract<MinutesBlock, { kind: 'note' }>;

/** A conclusion as the minutes have it. */
export interface Conclusion {
  readonly runs: readonly MinutesRun[];
  readonly owner: string | null;
  readonly due: Due;
}

/** A task of the notice: one of the register, or one that stands in the minutes alone. */
export type GivenTask = Pick<Matter, 'text' | 'owner' | 'ownerName' | 'coordinating' | 'product' | 'measure' | 'due'>;

const isNote = (block: MinutesBlock): block is Note => block.kind === 'note';

/** What was concluded, in the order of the minutes. */
export const conclusionsIn = (blocks: readonly MinutesBlock[]): Conclusion[] =>
  blocks.filter(isNote).filter((note) => note.note === 'conclusion' && isWritten(note));

/** The tasks of the register, in the order in which they were given, then those that the minutes alone have: none is left out because nobody registered it. */
export function givenTasks(registered: readonly Matter[], blocks: readonly MinutesBlock[]): GivenTask[] {
  const known = new Set(registered.map(({ text }) => spelled(text)));
  const others = blocks
    .filter(isNote)
    .filter((note) => note.note === 'task' && isWritten(note) && !known.has(spelled(textOf(note))))
    .map((note): GivenTask => {
      const { owner, due } = note;
      return { text: textOf(note), owner, due, ownerName: null, coordinating: [], product: null, measure: null };
    });
  return [...registered, ...others];
}

/** What an answer is: a reply, forwarding, or the end; not the work in between. */
const TOLD: ReadonlySet<HistoryLine['kind']> = new Set(['answered', 'forwarded', 'done', 'closed']);

/** What became of a matter since it was last opened, in order. */
export function answersIn(history: readonly HistoryLine[]): HistoryLine[] {
  const opened = history.findLastIndex(({ kind }) => kind === 'reopened');
  return history.slice(opened + 1).filter(({ kind }) => TOLD.has(kind));
}
