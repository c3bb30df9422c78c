import { minutesContract, type Part } from '../../../server/record/minutes/contract.ts';
import type { ErrorCode } from '../../../server/platform/errors.ts';
import { call, Refused } from '../../connection.ts';
import type { Later } from './delayed.ts';
import { dropUnsaved, keepUnsaved, unsavedUnder } from './unsaved.ts';

/** A refusal by the server. */
export interface PartRefusal {
  readonly code: ErrorCode;
  readonly message: string;
}

/** Sends and receives a part's text. A refusal is an error with a `refusal`; any other error means that its fate is unknown. */
export interface PartLine {
  write(update: string): Promise<{ readonly savedAt: number; readonly moved: boolean }>;
  read(since: string): Promise<{ readonly update: string; readonly savedAt: number | null }>;
  refusalOf(error: unknown): PartRefusal | null;
}

/** Stores unconfirmed changes in the browser. `others`: those of pages that were closed too early. */
export interface PartShelf {
  keep(update: Uint8Array): Promise<boolean>;
  drop(): Promise<void>;
  others(): Promise<readonly { readonly update: Uint8Array; drop(): Promise<void> }[]>;
}

/** What a part of the minutes needs of its page. */
export interface PartTextOptions {
  readonly part: Part;
  readonly line: PartLine;
  readonly shelf: PartShelf;
  /** Called when words were added, here or by others, and when the state changed. */
  readonly onChange: () => void;
  /** By default setTimeout. */
  readonly later?: Later;
  /** Called when words typed here were moved after a block that somebody else replaced. */
  readonly onMoved: () => void;
  /** Called with words that the server never accepts, and the reason: they were taken out of the text, so that later words are saved. */
  readonly onWithdrawn: (words: string, reason: string) => void;
}

/** The line of one part, over the page's socket. */
export const lineOf = (conferenceId: string, part: Part): PartLine => ({
  write: (update) => call(minutesContract.write, { conferenceId, part, update }),
  read: (since) => call(minutesContract.read, { conferenceId, part, since }),
  refusalOf: (error) => (error instanceof Refused ? error.refusal : null),
});

/** The shelf of one part for this user. `page` distinguishes open pages. */
export function shelfOf(user: string, conferenceId: string, part: Part, page: string): PartShelf {
  const shelf = `${user}/${conferenceId}/${part}/`;
  const own = `${shelf}${page}`;
  return {
    keep: (update) => keepUnsaved(own, update),
    drop: () => dropUnsaved(own),
    async others() {
      const all = await unsavedUnder(shelf);
      return all.filter(({ key }) => key !== own).map(({ key, update }) => ({ update, drop: () => dropUnsaved(key) }));
    },
  };
}
