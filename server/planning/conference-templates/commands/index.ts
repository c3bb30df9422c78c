import type { Handler } from '../../../platform/bus/handlers.ts';
import { copyingHandlers } from './copying.ts';
import { keepingHandlers } from './templates.ts';

/** Templates, and commands that create a conference from another one or from a template. */
export const templatesHandlers: Handler[] = [...keepingHandlers, ...copyingHandlers];
