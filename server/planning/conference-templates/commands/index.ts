import type { Handler } from '../../../platform/bus/handlers.ts';
import { copyingHandlers } from './copying.ts';
import { keepingHandlers } from './templates.ts';

/** Templates, and what makes a whole conference from another or from a template. */
export const templatesHandlers: Handler[] = [...keepingHandlers, ...copyingHandlers];
