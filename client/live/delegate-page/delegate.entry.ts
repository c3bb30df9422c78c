import { delegateForms } from '../../../server/live/delegate-page/presenter/forms.ts';
import { delegateView } from '../../../server/live/delegate-page/presenter/index.ts';
import { delegateContract } from '../../../server/live/delegate-page/contract.ts';
import delegateCall from '../../../views/live/delegate-page/call.hbs';
import delegateMain from '../../../views/live/delegate-page/main.hbs';
import { call, connection, hasEnded } from '../../connection.ts';
import { announceToScreenReader } from '../../shell/announce.ts';
import { runForms } from '../live-page/live-forms.ts';
import { keepPage, showHour } from '../live-page/live-page.ts';
import { pageData } from '../live-page/page-data.ts';
import type { Live } from '../../../server/live/live-page/presenter/index.ts';
import { votesContract, type VoteFacts } from '../../../server/live/votes/contract/index.ts';
import { ownBallot } from './own-ballot.ts';

const { conferenceId, path, own: given } = pageData('delegate');
let own = given;
/** How long a phone shakes when its delegate is called, in milliseconds. */
const SHAKE_MS = 400;

/** What was asked about the own ballot after it was sent: the journal does not tell it here. */
let casting: VoteFacts['casting'] = null;
const ballot = ownBallot(conferenceId, own.participantId, () => draw());

function withCasting(live: Live): Live {
  const { votes } = live;
  const isNewer = votes && casting && (votes.casting === null || votes.casting.voteId === casting.voteId);
  return isNewer ? { ...live, votes: { ...votes, casting } } : live;
}

const draw = keepPage({
  incidents: false,
  onTick: showHour,
  parts(live) {
    const view = { ...delegateView(withCasting(live), own, path, ballot.now()), refusal: refusal() };
    sayCalled(view.band?.look === 'next' ? view.band.title : '');
    return { 'delegate-call': delegateCall(view), main: delegateMain(view) };
  },
});

/** Words of the last refusal, shown until the next command; null if none. */
function refusal(): string | null {
  const place = document.getElementById('delegate-refusal');
  return place && !place.hidden ? place.textContent : null;
}

/** What the delegate was told last; null before the first time the page was drawn. */
let told: string | null = null;

/** Tells somebody who does not look at their phone that they are called, or next. */
function sayCalled(words: string): void {
  if (told !== null && words !== '' && words !== told) {
    announceToScreenReader(words, 'assertive');
    // Browsers allow it once the page was touched, and desktops have nothing that shakes.
    if ('vibrate' in navigator && navigator.userActivation?.hasBeenActive) navigator.vibrate(SHAKE_MS);
  }
  told = words;
}

/** Seat, and whether they may ask, are not in the journal that this page follows. */
async function loadOwn(): Promise<void> {
  own = await call(delegateContract.own, { conferenceId });
  ({ casting } = await call(votesContract.get, { conferenceId }));
  draw();
}

const refresh = (): void =>
  void loadOwn()
    .then(ballot.sendKept)
    .catch((error: unknown) => {
      if (hasEnded(error)) location.reload();
    });

/** What a form changed is fetched before the ballot that waited for its answer is let go. */
async function accepted(): Promise<void> {
  await loadOwn();
  ballot.answered();
}

runForms({
  forms: delegateForms,
  places: { conferenceId },
  refusal: 'delegate-refusal',
  onAccepted: accepted,
  onRefused: ballot.answered,
});
connection().on('connect', refresh);
connection().on('refollow', refresh);
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && refresh());
