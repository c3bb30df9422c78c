import type { Handler } from '../../../platform/bus/handlers.ts';
import { paperConfirmingHandlers } from './confirming.ts';
import { paperMovingHandlers } from './moving.ts';
import type { NumberBooks } from './numbering.ts';
import { paperReadingHandlers } from './reading.ts';

export type { NumberBooks };

/** `books`: they know papers, and so are handed in by the floor that joins all. */
export const officialPapersHandlers = (books: NumberBooks): readonly Handler[] => [
  ...paperReadingHandlers,
  ...paperMovingHandlers(books),
  ...paperConfirmingHandlers,
];
