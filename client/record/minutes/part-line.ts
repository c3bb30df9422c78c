import { minutesContract, type Part } from '../../../server/record/minutes/contract.ts';
import { call, Refused } from '../../connection.ts';
import type { PartLine, PartShelf } from './part-text.ts';
import { dropUnsaved, keepUnsaved, unsavedUnder } from './unsaved.ts';

/** The way of one part to the server, over the page's socket. */
export const lineOf = (conferenceId: string, part: Part): PartLine => ({
  write: (update) => call(minutesContract.write, { conferenceId, part, update }),
  read: (since) => call(minutesContract.read, { conferenceId, part, since }),
  refusalOf: (error) => (error instanceof Refused ? error.refusal : null),
});

/** Where the browser keeps one part for this user. `page` tells open pages apart. */
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
