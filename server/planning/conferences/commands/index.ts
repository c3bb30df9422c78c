import type { Handler } from '../../../platform/bus/handlers.ts';
import type { IsSittingOpen } from '../rules.ts';
import { conferenceEditingHandlers } from './editing.ts';
import { conferenceReadingHandlers } from './reading.ts';
import { trashHandlers } from './trash.ts';

/** Handlers of conferences. `isOpen` comes from the floor above, which knows whether a sitting is open. */
export const conferencesHandlers = (isOpenIn: IsSittingOpen): Handler[] => [
  ...conferenceReadingHandlers,
  ...conferenceEditingHandlers(isOpenIn),
  ...trashHandlers(isOpenIn),
];
