import type { Handler } from '../../../platform/bus/handlers.ts';
import { explainingHandlers } from './explaining.ts';
import { ownCommentHandlers } from './own.ts';
import { commentReadingHandlers } from './reading.ts';
import { commentRoundHandlers } from './rounds.ts';
import { commentWritingHandlers } from './writing.ts';

export const commentsHandlers: readonly Handler[] = [
  ...commentReadingHandlers,
  ...commentRoundHandlers,
  ...ownCommentHandlers,
  ...explainingHandlers,
  ...commentWritingHandlers,
];
