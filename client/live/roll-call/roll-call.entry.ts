import { boardView } from '../../../server/live/roll-call/presenter/board.ts';
import { rollCallContract, type Incident, type RollCallBoard } from '../../../server/live/roll-call/contract.ts';
import { sitesSlice, sitesState, type SitesState } from '../../../server/live/roll-call/rules/index.ts';
import body from '../../../views/live/roll-call/roll-call-body.hbs';
import { serverNow, startFrom } from '../../clock.ts';
import { call, follow } from '../../connection.ts';
import { pageLang, pageZone } from '../../shell/page.ts';
import { morph } from '../../shell/templates.ts';
import { offlineSince, onlineAgain } from './offline.ts';

interface Page {
  readonly conferenceId: string;
  readonly canAct: boolean;
  readonly board: RollCallBoard;
  readonly incidents: readonly Incident[];
  readonly at: number;
}

/** Every minute somebody may have become late. */
const REFRESH_INTERVAL_MS = 30_000;

const page = JSON.parse(document.body.dataset.page ?? '{}') as Page;
const place = document.getElementById('roll-call');
let { board, incidents } = page;
let state: SitesState = sitesSlice.initial;
startFrom(page.at);

function show(): void {
  if (!place) return;
  const { conferenceId, canAct } = page;
  morph(place, body(boardView({ board, state, incidents, now: serverNow(), lang: pageLang(), zone: pageZone(), conferenceId, canAct })));
}

/** Facts of incidents come with the journal, their words are asked for. */
async function onState(next: SitesState): Promise<void> {
  const changed = next.incidents !== state.incidents;
  state = next;
  show();
  if (!changed) return;
  ({ incidents } = await call(rollCallContract.incidents, { conferenceId: page.conferenceId }));
  show();
}

follow(page.conferenceId, {
  slices: [sitesSlice],
  onState: (folded) => void onState(sitesState(folded)).catch(() => {}),
  onOffline: offlineSince,
  onOnline: onlineAgain,
  async onRefollow() {
    board = await call(rollCallContract.board, { conferenceId: page.conferenceId });
  },
});
setInterval(show, REFRESH_INTERVAL_MS);
