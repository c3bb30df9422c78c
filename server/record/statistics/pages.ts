import { translate, type Lang } from '../../i18n/translate.ts';
import { conferenceLayout, type ConferenceLayout } from '../../planning/conferences/pages/layout.ts';
import { conferenceIn } from '../../planning/conferences/pages/fields.ts';
import { nextTurn } from '../../platform/next-turn.ts';
import type { Answer, PageContext, PageRoutes } from '../../platform/pages/routes.ts';
import { PAPER_FORMATS } from '../printouts/contract.ts';
import { statisticsContract as contract } from './contract.ts';
import { statisticsView } from './presenter/page.ts';
import { seriesView } from './presenter/series.ts';
import { SPEAKING_VIEWS, wordsFor, type SpeakingView } from './presenter/words.ts';

const homeOf = (conferenceId: string): string => `/conferences/${conferenceId}/statistics`;

/** By what speaking time is shown, as the address says. */
const viewIn = ({ query }: PageContext): SpeakingView => SPEAKING_VIEWS.find((name) => name === query.by) ?? 'people';

/** The address of what is shown, with one thing changed; what is usual is not named. */
function addressOf(conferenceId: string, { sitting, by }: { readonly sitting: string | null; readonly by: SpeakingView }): string {
  const query = new URLSearchParams([
    ...(sitting === null ? [] : [['sitting', sitting]]),
    ...(by === 'people' ? [] : [['by', by]]),
  ]).toString();
  return query === '' ? homeOf(conferenceId) : `${homeOf(conferenceId)}?${query}`;
}

async function page(context: PageContext): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const frame = await conferenceLayout(context, conferenceId, 'statistics');
  if (context.query.series !== undefined && frame.seriesName !== null) return seriesPage(context, frame, frame.seriesName);
  const sitting = context.query.sitting ?? null;
  const by = viewIn(context);
  const whole = await context.run(contract.get, { conferenceId });
  const figures = sitting === null ? whole : await context.run(contract.get, { conferenceId, sittingId: sitting });
  await nextTurn();
  const view = statisticsView({ lang: context.lang, zone: frame.zone }, figures, by);
  return context.render('record/statistics/page', {
    ...frame,
    ...view,
    series: frame.seriesName === null ? null : `${homeOf(conferenceId)}?series`,
    brief: `/conferences/${conferenceId}/news-brief`,
    photos: `/conferences/${conferenceId}/photos`,
    files: filesOf(context.lang, conferenceId, sitting),
    parts: partsOf(context.lang, conferenceId, whole.sittings, { sitting, by }),
    speaking: view.speaking && {
      ...view.speaking,
      views: view.speaking.views.map((one) => ({ ...one, href: `${addressOf(conferenceId, { sitting, by: one.name })}#speaking` })),
    },
  });
}

/** The conferences of the same series beside each other. */
async function seriesPage(context: PageContext, frame: ConferenceLayout, name: string): Promise<Answer> {
  const words = wordsFor({ lang: context.lang, zone: frame.zone });
  return context.render('record/statistics/series', {
    ...frame,
    name,
    home: homeOf(frame.conference.id),
    columns: words.t('statistics.series.columns').split(' | '),
    ...seriesView(words, await context.run(contract.series, { series: name })),
  });
}

/** What the figures can be of: all sittings, or one of several. */
function partsOf(
  lang: Lang,
  conferenceId: string,
  sittings: readonly { readonly id: string; readonly title: string | null; readonly number: number }[],
  { sitting, by }: { readonly sitting: string | null; readonly by: SpeakingView },
) {
  if (sittings.length < 2) return [];
  const all = {
    label: translate(lang, 'statistics.whole'),
    href: addressOf(conferenceId, { sitting: null, by }),
    isCurrent: sitting === null,
  };
  return [
    all,
    ...sittings.map(({ id, title, number }) => ({
      label: title ?? translate(lang, 'statistics.sitting', { n: number }),
      href: addressOf(conferenceId, { sitting: id, by }),
      isCurrent: sitting === id,
    })),
  ];
}

/** The figures that are shown, as files. */
function filesOf(lang: Lang, conferenceId: string, sitting: string | null) {
  const query = sitting === null ? '' : `?${new URLSearchParams([['sitting', sitting]]).toString()}`;
  const home = homeOf(conferenceId);
  const name = translate(lang, 'statistics.title');
  return [
    { href: `${home}.xlsx${query}`, label: translate(lang, 'statistics.files.xlsx'), making: `${name} (Excel)` },
    { href: `${home}.docx${query}`, label: translate(lang, 'statistics.files.docx'), making: `${name} (Word)` },
    { href: `${home}.pdf${query}`, label: translate(lang, 'statistics.files.pdf'), making: `${name} (PDF)` },
  ];
}

const askedIn = (context: PageContext) => ({
  conferenceId: conferenceIn(context),
  lang: context.lang,
  ...(context.query.sitting === undefined ? {} : { sittingId: context.query.sitting }),
});

export function statisticsPages(routes: PageRoutes): void {
  const home = '/conferences/:conferenceId/statistics';
  routes.get(home, page);
  routes.get(`${home}.xlsx`, async (context) => context.file(await context.run(contract.sheet, askedIn(context))));
  for (const format of PAPER_FORMATS) {
    routes.get(`${home}.${format}`, async (context) => context.file(await context.run(contract.paper, { ...askedIn(context), format })));
  }
}
