import type { Handler } from '../../../platform/bus/handlers.ts';
import { invitingHandlers } from './inviting.ts';
import { ownHandlers } from './own.ts';

export const invitationsHandlers: readonly Handler[] = [...invitingHandlers, ...ownHandlers];
