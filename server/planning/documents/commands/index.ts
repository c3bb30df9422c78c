import type { Handler } from '../../../platform/bus/handlers.ts';
import { circulatingHandlers } from './circulating.ts';
import { editingHandlers } from './editing.ts';
import { readingHandlers } from './reading.ts';

export const documentsHandlers: Handler[] = [...readingHandlers, ...editingHandlers, ...circulatingHandlers];
