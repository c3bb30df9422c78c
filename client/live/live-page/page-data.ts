import type { DoorPageData } from '../../../server/live/check-in/presenter/door.ts';
import type { VotesPageData } from '../../../server/live/votes-page/presenter/index.ts';
import type { RollCallPageData } from '../../../server/live/roll-call/presenter/board.ts';
import type { OwnDelegate } from '../../../server/live/delegate-page/contract.ts';
import type { OwnSite } from '../../../server/live/site-page/presenter/index.ts';

/** Data that every page of a running conference passes to its script. */
export interface LivePageData {
  readonly conferenceId: string;
  /** When the page was rendered, in milliseconds since 1970 by the server's clock. */
  readonly at: number;
}

interface PageData {
  readonly desk: LivePageData;
  readonly display: LivePageData;
  readonly viewer: LivePageData & { readonly ballotAt: string | null };
  readonly site: LivePageData & { readonly own: OwnSite };
  readonly delegate: LivePageData & { readonly path: string; readonly own: OwnDelegate };
  readonly door: DoorPageData;
  readonly rollCall: RollCallPageData;
  readonly votes: VotesPageData;
  readonly secretVotes: LivePageData & { readonly open: string | null };
  readonly ballot: LivePageData & {
    readonly now: string;
    /** The open vote that is secret from the server, if the reader is an elector. */
    readonly token: { readonly voteId: string; readonly publicKey: string; readonly isDrawn: boolean; readonly holder: string } | null;
  };
  readonly deviceTest: LivePageData & { readonly siteId: string };
}

const written = (): unknown => JSON.parse(document.body.dataset.page ?? '{}');

/** The data that the server wrote into this page for its script. */
export const pageData = <P extends keyof PageData>(_page: P): PageData[P] => written() as PageData[P];

/** The part of it that every live page has, for scripts that several pages share. */
export const livePageData = (): LivePageData => written() as LivePageData;
