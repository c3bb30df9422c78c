import type { Handler } from '../../../platform/bus/handlers.ts';
import { paperConfirmingHandlers } from './confirming.ts';
import { paperMovingHandlers, type DrawForPaper } from './moving.ts';
import { paperReadingHandlers } from './reading.ts';

export type { DrawForPaper };

/** `draw`: the books of the office, which know papers and so are handed in by the floor that joins all. */
export const officialPapersHandlers = (draw: DrawForPaper): readonly Handler[] => [
  ...paperReadingHandlers,
  ...paperMovingHandlers(draw),
  ...paperConfirmingHandlers,
];
