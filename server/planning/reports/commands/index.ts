import type { Handler } from '../../../platform/bus/handlers.ts';
import { reportFollowingHandlers } from './following.ts';
import { reportFormHandlers } from './forms.ts';
import { ownReportHandlers } from './own.ts';
import { reportReadingHandlers } from './reading.ts';
import { reportSheetHandlers } from './sheet.ts';

export const reportsHandlers: readonly Handler[] = [
  ...reportReadingHandlers,
  ...reportSheetHandlers,
  ...reportFormHandlers,
  ...reportFollowingHandlers,
  ...ownReportHandlers,
];
