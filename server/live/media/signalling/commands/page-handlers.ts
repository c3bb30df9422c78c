import { handleSignal, type Handler, type QueryContext } from '../../../../platform/bus/handlers.ts';
import type { InputOf, Operation, OutputOf } from '../../../../platform/contract.ts';
import { AppError } from '../../../../platform/errors.ts';
import type { JoinedPage, Joining } from '../joining.ts';

/** Every command of a page names it so. */
export interface OfPeer {
  readonly conferenceId: string;
  readonly peerId: string;
}

/** Makes handlers for the commands of one page. */
export interface PageHandlers {
  /** The page that a command names. @throws AppError media-off, not-found (also where another login joined with it). */
  pageOf(context: QueryContext, input: OfPeer): Promise<JoinedPage>;
  /** A command that runs after those that the page gave before; what was closed meanwhile is not there any more. */
  inTurn<T extends Operation>(operation: T, run: (page: JoinedPage, input: InputOf<T>) => Promise<OutputOf<T>>): Handler;
}

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
