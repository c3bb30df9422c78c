import type { Handler } from '../../../platform/bus/handlers.ts';
import { editingHandlers } from './editing.ts';
import { readingHandlers } from './reading.ts';
import { trashHandlers } from './trash.ts';

export const conferencesHandlers: Handler[] = [...readingHandlers, ...editingHandlers, ...trashHandlers];
