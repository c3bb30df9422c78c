import type { Handler } from '../../../platform/bus/handlers.ts';
import type { OpenIn } from '../rules.ts';
import { conferenceEditingHandlers } from './editing.ts';
import { conferenceReadingHandlers } from './reading.ts';
import { trashHandlers } from './trash.ts';

/** Handlers of conferences. `isOpen` comes from the floor above, which knows whether a sitting is open. */
export const conferencesHandlers = (openIn: OpenIn): Handler[] => [
  ...conferenceReadingHandlers,
  ...conferenceEditingHandlers(openIn),
  ...trashHandlers(openIn),
];
