import { handleSignal, type Handler, type QueryContext } from '../../../../platform/bus/handlers.ts';
import type { InputOf, Operation, OutputOf } from '../../../../platform/contract.ts';
import { AppError } from '../../../../platform/errors.ts';
import type { JoinedPage, Joining } from '../joining.ts';

/** Input fields that name a page, common to all its commands. */
export interface OfPeer {
  readonly conferenceId: string;
  readonly peerId: string;
}

/** Makes handlers for the commands of one page. */
export interface PageHandlers {
  /** The page that a command names. @throws AppError media-off, not-found (also if another login joined with it). */
  pageOf(context: QueryContext, input: OfPeer): Promise<JoinedPage>;
  /** Handles a command after the page's earlier ones; not-found if the page was closed meanwhile. */
  inTurn<T extends Operation>(operation: T, run: (page: JoinedPage, input: InputOf<T>) => Promise<OutputOf<T>>): Handler;
}

/** Makes handlers that look up their page and take turns on it. */
export function pageHandlers(joining: Joining): PageHandlers {
  const pageOf: PageHandlers['pageOf'] = ({ actor }, { conferenceId, peerId }) => joining.page(actor, conferenceId, peerId);
  return {
    pageOf,
    inTurn: (operation, run) =>
      handleSignal(operation, async (context, input) => {
        const page = await pageOf(context, input as OfPeer);
        return page.peer.queue.run(async () => {
          if (page.peer.closed) throw new AppError('not-found');
          return run(page, input).catch((error: unknown) => {
            throw page.peer.closed ? new AppError('not-found') : error;
          });
        });
      }),
  };
}
