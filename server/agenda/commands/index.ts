import type { Handler } from '../../platform/bus/handlers.ts';
import { itemHandlers } from './items.ts';
import { orderHandlers } from './order.ts';
import { paperHandlers } from './papers.ts';
import { sittingHandlers } from './sittings.ts';

export const agendaHandlers: Handler[] = [...itemHandlers, ...orderHandlers, ...sittingHandlers, ...paperHandlers];
