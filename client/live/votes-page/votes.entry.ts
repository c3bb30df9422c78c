import { voteForms } from '../../../server/live/votes-page/presenter/forms.ts';
import { votesView } from '../../../server/live/votes-page/presenter/index.ts';
import votesMain from '../../../views/live/votes-page/main.hbs';
import { keepPage } from '../live-page/live-page.ts';
import { runForms } from '../live-page/live-forms.ts';
import { pageData } from '../live-page/page-data.ts';

const { conferenceId, canAct } = pageData('votes');
const chosen = new URLSearchParams(location.search).get('vote');

keepPage({
  incidents: false,
  votes: 'opening',
  isSilent: true,
  parts: (live) => ({ 'votes-main': votesMain(votesView(live, { chosen, canAct })) }),
});
runForms({ forms: voteForms, places: { conferenceId }, refusal: 'votes-refusal' });
