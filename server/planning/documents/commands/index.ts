import type { Handler } from '../../../platform/bus/handlers.ts';
import { circulatingHandlers } from './circulating.ts';
import { documentEditingHandlers } from './editing.ts';
import { documentReadingHandlers } from './reading.ts';

export const documentsHandlers: Handler[] = [...documentReadingHandlers, ...documentEditingHandlers, ...circulatingHandlers];
