import type { Handler } from '../../../platform/bus/handlers.ts';
import { conferenceEditingHandlers } from './editing.ts';
import { conferenceReadingHandlers } from './reading.ts';
import { trashHandlers } from './trash.ts';

export const conferencesHandlers: Handler[] = [...conferenceReadingHandlers, ...conferenceEditingHandlers, ...trashHandlers];
