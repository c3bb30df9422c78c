import { secretVotesContract } from '../../../server/live/secret-votes/contract/index.ts';
import { call } from '../../connection.ts';
import { pageData } from '../live-page/page-data.ts';

/** How often the number of ballots is asked for: no entry of the journal tells of a ballot. */
const ASK_EVERY_MS = 3000;

const { conferenceId, open } = pageData('secretVotes');

/** The version of the committee's count that the page shows; null where ballots are not printed. */
const tallyShown = document.querySelector<HTMLElement>('[data-tally]')?.dataset['tally'] ?? null;
/** Whether figures were typed that a new page would lose. */
const isTallying = (): boolean =>
  [...document.querySelectorAll<HTMLInputElement>('.tally-figures input')].some(({ value, defaultValue }) => value !== defaultValue);

async function refresh(): Promise<void> {
  const { votes, openId } = await call(secretVotesContract.get, { conferenceId });
  // Somebody else has closed it: the page has the result.
  if (openId !== open) location.reload();
  const vote = votes.find(({ voteId }) => voteId === open);
  if (tallyShown !== null && String(vote?.entered?.version ?? 0) !== tallyShown && !isTallying()) location.reload();
  const cast = vote?.cast;
  const figure = document.querySelector('[data-cast]');
  if (figure && typeof cast === 'number') figure.textContent = String(cast);
}

if (open !== null) setInterval(() => document.visibilityState === 'visible' && void refresh().catch(() => {}), ASK_EVERY_MS);
