import type { Handler } from '../../../platform/bus/handlers.ts';
import { circulatingHandlers } from './circulating.ts';
import { documentEditingHandlers } from './editing.ts';
import { documentReadingHandlers, type AdoptionsIn } from './reading.ts';

export const documentsHandlers = (adoptionsIn: AdoptionsIn): Handler[] => [
  ...documentReadingHandlers(adoptionsIn),
  ...documentEditingHandlers,
  ...circulatingHandlers,
];
