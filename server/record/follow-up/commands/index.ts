import type { Handler } from '../../../platform/bus/handlers.ts';
import { boardHandlers } from '../board/commands.ts';
import { taskCalendarHandlers } from '../calendar/commands.ts';
import { campaignResultHandlers } from '../campaigns/commands.ts';
import { officeHandlers } from '../owners/commands/office.ts';
import { ownTaskHandlers } from '../owners/commands/own.ts';
import { followUpPaperHandlers } from '../papers/commands.ts';
import { followUpReadingHandlers } from './reading.ts';
import { joiningHandlers } from './joining.ts';
import { siteMatterHandlers } from './of-site.ts';
import { followUpWritingHandlers } from './writing.ts';

export const followUpHandlers: readonly Handler[] = [
  ...followUpReadingHandlers,
  ...siteMatterHandlers,
  ...followUpWritingHandlers,
  ...joiningHandlers,
  ...followUpPaperHandlers,
  ...boardHandlers,
  ...taskCalendarHandlers,
  ...campaignResultHandlers,
  ...officeHandlers,
  ...ownTaskHandlers,
];
