import { teamContract } from '../../conferences/team/contract.ts';
import { checksContract } from '../../validation/contract.ts';
import { presentFindings } from '../../validation/presenter.ts';
import { conferenceLayout } from '../../conferences/pages/layout.ts';
import { conferenceIn, ticked, typed, typedOrNull } from '../../conferences/pages/fields.ts';
import { formatDate, formatTime } from '../../../i18n/format.ts';
import { translate } from '../../../i18n/translate.ts';
import type { Refusal } from '../../../platform/errors.ts';
import type { PageRoutes, PageContext } from '../../../platform/pages/routes.ts';
import { sitesContract } from '../../sites/contract.ts';
import { publicationStatusOf } from './bar.ts';
import { publishingContract as contract } from '../contract.ts';
import { barView, warningText } from '../presenter/bar.ts';
import { changeSections } from '../presenter/changes.ts';
import { touchesView } from '../presenter/touches.ts';
import { touchKey } from '../rules/index.ts';
import { publicationView, versionView } from '../presenter/version.ts';

const at = (context: PageContext): string => `/conferences/${conferenceIn(context)}`;

async function versions(context: PageContext) {
  const frame = await conferenceLayout(context, conferenceIn(context), 'agenda');
  const { publications } = await context.run(contract.list, { conferenceId: conferenceIn(context) });
  const { status } = await publicationStatusOf(context, conferenceIn(context), frame.canEdit);
  const { lang } = context;
  const zone = {
    time: (moment: number) => formatTime(lang, moment, frame.zone),
    date: (moment: number) => formatDate(lang, moment, frame.zone),
  };
  const rows = publications.map((publication, index) => ({ ...publicationView(lang, publication, zone), current: index === 0 }));
  return context.render('planning/publishing/versions', {
    ...frame,
    rows,
    bar: barView(lang, status),
    numbers: rows.map(({ number, text }) => ({ value: number, label: text })),
  });
}

async function changes(context: PageContext) {
  const frame = await conferenceLayout(context, conferenceIn(context), 'agenda');
  const number = (text: string | undefined) => (text && /^\d+$/.test(text) && Number(text) > 0 ? Number(text) : undefined);
  const input = { conferenceId: conferenceIn(context), from: number(context.query.from), to: number(context.query.to) };
  const { from, to, changes: found, names } = await context.run(contract.changes, input);
  const params = { from: String(from), to: String(to), number: String(from) };
  const compared = translate(context.lang, to === null ? 'publishing.compare.draft' : 'publishing.compare.versions', params);
  return context.render('planning/publishing/changes', {
    ...frame,
    under: from === null ? null : compared,
    first: from === null,
    sections: changeSections(context.lang, found, names),
  });
}

/** One version to read and print; `draft` for the unpublished draft. */
async function version(context: PageContext) {
  const frame = await conferenceLayout(context, conferenceIn(context), 'agenda');
  const conferenceId = conferenceIn(context);
  const isDraft = context.params.number === 'draft';
  const number = isDraft ? null : Number(context.params.number);
  const { plan } =
    number === null ? await context.run(contract.draft, { conferenceId }) : await context.run(contract.get, { conferenceId, number });
  return context.render('planning/publishing/version', { ...frame, number, version: number, plan: versionView(context.lang, plan) });
}

/** The findings in the draft, each with the places concerned. */
async function checks(context: PageContext) {
  const conferenceId = conferenceIn(context);
  const frame = await conferenceLayout(context, conferenceId, 'agenda');
  const { findings } = await context.run(checksContract.list, { conferenceId });
  const { plan } = await context.run(contract.draft, { conferenceId });
  const all = presentFindings(context.lang, plan, findings);
  const sections = [
    { title: 'validation.blocking', findings: all.filter(({ blocking }) => blocking) },
    { title: 'validation.warnings', findings: all.filter(({ blocking }) => !blocking) },
  ].filter((section) => section.findings.length > 0);
  return context.render('planning/publishing/checks', { ...frame, sections });
}

/** The confirmation before publishing: what others will see, in numbers. */
async function ask(context: PageContext, refusal?: Refusal) {
  const conferenceId = conferenceIn(context);
  const frame = await conferenceLayout(context, conferenceId, 'agenda');
  if (!frame.canEdit) return context.redirect(at(context));
  const { status, touches, names } = await publicationStatusOf(context, conferenceId, true);
  const { sites } = await context.run(sitesContract.list, { conferenceId });
  const { displays } = await context.run(teamContract.list, { conferenceId });
  const view = {
    number: (status.from ?? 0) + 1,
    last: status.from,
    blocking: status.blocking,
    warnings: warningText(context.lang, { ...status, blocking: 0 }),
    nothing: status.from !== null && status.changes === 0,
    sites: sites.filter((site) => !site.group).length,
    displays: displays.filter((display) => !display.revoked).length,
    note: typed(context, 'note'),
    touches: touchesView(context.lang, touches, names),
    asked: touches
      .filter(({ level }) => level === 'ask')
      .map(touchKey)
      .join(' '),
    refusal,
  };
  return context.render('planning/publishing/ask', { ...frame, ...view }, refusal ? 400 : 200);
}

async function publish(context: PageContext) {
  const number = Number(typed(context, 'number'));
  const result = await context.attempt(contract.publish, {
    conferenceId: conferenceIn(context),
    number,
    note: typedOrNull(context, 'note'),
    touches: ticked(context, 'known') ? typed(context, 'asked').split(' ') : [],
  });
  return 'refusal' in result ? ask(context, result.refusal) : context.redirect(`${at(context)}/agenda`, 'publishing.done');
}

export function publishingPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/versions', versions);
  routes.get('/conferences/:conferenceId/versions/:number', version);
  routes.get('/conferences/:conferenceId/changes', changes);
  routes.get('/conferences/:conferenceId/checks', checks);
  routes.get('/conferences/:conferenceId/publish', (context) => ask(context));
  routes.post('/conferences/:conferenceId/publish', publish);
}
