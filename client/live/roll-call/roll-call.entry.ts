import { boardView } from '../../../server/live/roll-call/presenter/board.ts';
import { rollCallForms } from '../../../server/live/roll-call/presenter/forms.ts';
import { rollCallContract } from '../../../server/live/roll-call/contract.ts';
import { sitesSlice, sitesState, type SitesState } from '../../../server/live/roll-call/rules/index.ts';
import body from '../../../views/live/roll-call/roll-call-body.hbs';
import { serverNow, startFrom } from '../../clock.ts';
import { call, follow } from '../../connection.ts';
import { pageLang, pageZone } from '../../shell/page.ts';
import { morph } from '../../shell/templates.ts';
import { pageData } from '../live-page/page-data.ts';
import { runForms } from '../live-page/live-forms.ts';
import { showLine } from '../live-page/line-banner.ts';

/** Lateness is counted in minutes, so refresh regularly. */
const REFRESH_INTERVAL_MS = 30_000;

const page = pageData('rollCall');
const place = document.getElementById('roll-call');
let { board, incidents } = page;
let state: SitesState = sitesSlice.initial;
startFrom(page.at);

function show(): void {
  if (!place) return;
  const { conferenceId, canAct } = page;
  morph(place, body(boardView({ board, state, incidents, now: serverNow(), lang: pageLang(), zone: pageZone(), conferenceId, canAct })));
}

/** The journal has the facts of incidents; their texts must be fetched. */
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
  async onRefollow() {
    board = await call(rollCallContract.board, { conferenceId: page.conferenceId });
  },
});
showLine('live');
runForms({ forms: rollCallForms, places: { conferenceId: page.conferenceId }, refusal: 'roll-call-refusal' });
setInterval(show, REFRESH_INTERVAL_MS);
