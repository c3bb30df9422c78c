import { teamContract } from '../conferences/team/contract.ts';
import { checksContract } from '../validation/contract.ts';
import { presentFindings } from '../validation/presenter.ts';
import { conferenceFrame } from '../conferences/frame.ts';
import { conferenceIn, typed, typedOrNull } from '../conferences/pages/fields.ts';
import { formatDate, formatTime } from '../../i18n/format.ts';
import { translate } from '../../i18n/translate.ts';
import type { Refusal } from '../../platform/errors.ts';
import type { PageRoutes, Visit } from '../../platform/pages/routes.ts';
import { sitesContract } from '../sites/contract.ts';
import { standingOf } from './bar.ts';
import { publishingContract as contract } from './contract.ts';
import { barView, warningText } from './presenter/bar.ts';
import { changeSections } from './presenter/changes.ts';
import { publicationView, versionView } from './presenter/version.ts';

const at = (visit: Visit): string => `/conferences/${conferenceIn(visit)}`;

async function versions(visit: Visit) {
  const frame = await conferenceFrame(visit, conferenceIn(visit), 'agenda');
  const { publications } = await visit.run(contract.list, { conferenceId: conferenceIn(visit) });
  const { standing } = await standingOf(visit, conferenceIn(visit), frame.canEdit);
  const { lang } = visit;
  const zone = {
    time: (moment: number) => formatTime(lang, moment, frame.zone),
    date: (moment: number) => formatDate(lang, moment, frame.zone),
  };
  const rows = publications.map((publication, index) => ({ ...publicationView(lang, publication, zone), current: index === 0 }));
  return visit.page('planning/publishing/versions', {
    ...frame,
    rows,
    bar: barView(lang, standing),
    numbers: rows.map(({ number, text }) => ({ value: number, label: text })),
  });
}

async function changes(visit: Visit) {
  const frame = await conferenceFrame(visit, conferenceIn(visit), 'agenda');
  const number = (text: string | undefined) => (text && /^\d+$/.test(text) && Number(text) > 0 ? Number(text) : undefined);
  const input = { conferenceId: conferenceIn(visit), from: number(visit.query.from), to: number(visit.query.to) };
  const { from, to, changes: found, names } = await visit.run(contract.changes, input);
  const params = { from: String(from), to: String(to), number: String(from) };
  const compared = translate(visit.lang, to === null ? 'publishing.compare.draft' : 'publishing.compare.versions', params);
  return visit.page('planning/publishing/changes', {
    ...frame,
    under: from === null ? null : compared,
    first: from === null,
    sections: changeSections(visit.lang, found, names),
  });
}

/** One version to read and to print; `draft` for what is not published yet. */
async function version(visit: Visit) {
  const frame = await conferenceFrame(visit, conferenceIn(visit), 'agenda');
  const conferenceId = conferenceIn(visit);
  const isDraft = visit.params.number === 'draft';
  const number = isDraft ? null : Number(visit.params.number);
  const { plan } =
    number === null ? await visit.run(contract.draft, { conferenceId }) : await visit.run(contract.get, { conferenceId, number });
  return visit.page('planning/publishing/version', { ...frame, number, version: number, plan: versionView(visit.lang, plan) });
}

/** What disagrees in the draft, with both places. */
async function checks(visit: Visit) {
  const conferenceId = conferenceIn(visit);
  const frame = await conferenceFrame(visit, conferenceId, 'agenda');
  const { findings } = await visit.run(checksContract.list, { conferenceId });
  const { plan } = await visit.run(contract.draft, { conferenceId });
  const all = presentFindings(visit.lang, plan, findings);
  const sections = [
    { title: 'checks.blocking', findings: all.filter(({ blocking }) => blocking) },
    { title: 'checks.warnings', findings: all.filter(({ blocking }) => !blocking) },
  ].filter((section) => section.findings.length > 0);
  return visit.page('planning/publishing/checks', { ...frame, sections });
}

/** The question before publishing: what others will see, in numbers. */
async function ask(visit: Visit, refusal?: Refusal) {
  const conferenceId = conferenceIn(visit);
  const frame = await conferenceFrame(visit, conferenceId, 'agenda');
  if (!frame.canEdit) return visit.redirect(at(visit));
  const { standing } = await standingOf(visit, conferenceId, true);
  const { sites } = await visit.run(sitesContract.list, { conferenceId });
  const { displays } = await visit.run(teamContract.list, { conferenceId });
  const view = {
    number: (standing.from ?? 0) + 1,
    last: standing.from,
    blocking: standing.blocking,
    warnings: warningText(visit.lang, { ...standing, blocking: 0 }),
    nothing: standing.from !== null && standing.changes === 0,
    sites: sites.filter((site) => !site.group).length,
    displays: displays.filter((display) => !display.revoked).length,
    note: typed(visit, 'note'),
    refusal,
  };
  return visit.page('planning/publishing/ask', { ...frame, ...view }, refusal ? 400 : 200);
}

async function publish(visit: Visit) {
  const number = Number(typed(visit, 'number'));
  const result = await visit.attempt(contract.publish, { conferenceId: conferenceIn(visit), number, note: typedOrNull(visit, 'note') });
  return 'refusal' in result ? ask(visit, result.refusal) : visit.redirect(`${at(visit)}/agenda`, 'publishing.done');
}

export function publishingPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/versions', versions);
  routes.get('/conferences/:conferenceId/versions/:number', version);
  routes.get('/conferences/:conferenceId/changes', changes);
  routes.get('/conferences/:conferenceId/checks', checks);
  routes.get('/conferences/:conferenceId/publish', (visit) => ask(visit));
  routes.post('/conferences/:conferenceId/publish', publish);
}
