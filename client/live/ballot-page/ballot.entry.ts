import { secretVotesContract } from '../../../server/live/secret-votes/contract/index.ts';
import { votesContract } from '../../../server/live/votes/contract/index.ts';
import { call } from '../../connection.ts';
import { pageData } from '../live-page/page-data.ts';
import { voteByToken } from './token-ballot.ts';
import { keptToken } from './token-store.ts';

/** How often is asked whether something else can be voted on. */
const ASK_EVERY_MS = 5000;

const { conferenceId, now, token } = pageData('ballot');
type OwnToken = NonNullable<typeof token>;

const isFilledIn = (): boolean => document.querySelector('main input:checked') !== null;
let isSending = false;

/** Draws the page again when a vote was opened or closed; what is being filled in is left alone until it is sent. */
async function refresh(): Promise<void> {
  const { own, openId } = await call(secretVotesContract.get, { conferenceId });
  const { casting } = await call(votesContract.get, { conferenceId });
  const found = [openId ?? undefined, openId === null ? undefined : (own?.hasVoted ?? false), casting?.voteId].join(' ');
  if (found !== now && !isFilledIn() && !isSending) location.reload();
}

setInterval(() => document.visibilityState === 'visible' && void refresh().catch(() => {}), ASK_EVERY_MS);

const show = (name: string | null): void => {
  for (const part of document.querySelectorAll<HTMLElement>('[data-stage]')) part.hidden = part.dataset.stage !== name;
};

function showReceipt(receipt: string): void {
  const place = document.querySelector('[data-receipt]');
  if (place) place.textContent = receipt;
  show('receipt');
}

/** Sends the ballot of this device; `choice` null goes on with one that was begun before. */
async function sendByToken(token: OwnToken, choice: readonly string[] | null): Promise<void> {
  isSending = true;
  try {
    showReceipt(await voteByToken({ conferenceId, ...token }, choice, show));
  } catch (error) {
    const place = document.querySelector('[data-refusal]');
    if (place) place.textContent = error instanceof Error ? error.message : '';
    show('refused');
  } finally {
    isSending = false;
  }
}

/** Takes the ballot of a vote that is secret from the server into the hands of this device. */
function takeOver(own: OwnToken): void {
  const kept = keptToken(own);
  if (kept?.receipt !== undefined) return showReceipt(kept.receipt);
  if (!globalThis.isSecureContext) return show('insecure');
  if (kept) return void sendByToken(own, null);
  if (own.isDrawn) return show('elsewhere');
  show('form');
  document.querySelector<HTMLFormElement>('form[data-token]')?.addEventListener('submit', (event) => {
    event.preventDefault();
    if (isSending || !(event.currentTarget instanceof HTMLFormElement)) return;
    void sendByToken(own, new FormData(event.currentTarget).getAll('choice').map(String));
  });
}

if (token !== null) takeOver(token);
