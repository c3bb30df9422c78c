import { screenName } from '../../planning/conferences/team/store.ts';
import { handleQuery, handleSignal, type Handler } from '../../platform/bus/handlers.ts';
import { displaysContract as contract } from './contract.ts';
import type { OpenScreens } from './open-screens.ts';

/** Hall displays report that they are open and what they show; the desk lists them. */
export const displayHandlers = (open: OpenScreens): Handler[] => [
  handleSignal(contract.report, async ({ db, actor, now }, { conferenceId, screenId, shows, isClosing }) => {
    // Another login cannot report for the display of a link.
    const id = `${actor.kind}.${actor.id}.${screenId}`;
    const name = actor.kind === 'display' && !isClosing ? await screenName(db, conferenceId, actor.id) : null;
    open.take(conferenceId, id, isClosing ? null : { id, name, shows, reportedAt: now });
    return {};
  }),
  handleQuery(contract.list, async (_context, { conferenceId }) => open.of(conferenceId)),
];
