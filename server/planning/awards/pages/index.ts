import { agendaContract } from '../../agenda/contract.ts';
import { conferenceLayout } from '../../conferences/pages/layout.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import { addedFlash, removedFlash } from '../../collections/batches/pages.ts';
import { recordPages } from '../../collections/pages.ts';
import type { Option } from '../../collections/presenter.ts';
import type { EnteredFacts, RecordForm } from '../../collections/presenter/record-form.ts';
import { participantsContract } from '../../participants/contract.ts';
import { peopleFor, personMade } from '../../participants/pages/picker.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Answer, PageRoutes, PageContext } from '../../../platform/pages/routes.ts';
import {
  AWARD_CLASSES,
  AWARD_KINDS,
  awardsContract,
  campaignsContract,
  type Award,
  type AwardFacts,
  type CampaignFacts,
} from '../contract.ts';
import { awardRows, awardSumRows, awardTotals, campaignRows, openCampaignRows, type AwardCheck, type NamesById } from '../presenter.ts';
import { catalogueContract } from '../catalogue/contract.ts';
import { campaignsLeftOpen, earlierCampaignPages } from './earlier-campaigns.ts';
import { catalogueOn } from '../rules/award-order.ts';

/** Names of the presenters of awards. */
async function presenterNames(context: PageContext, conferenceId: string, awards: readonly Award[]): Promise<Map<string, string>> {
  const ids = [...new Set(awards.flatMap(({ presenters }) => presenters))];
  const found = await Promise.all(ids.map((id) => context.attempt(participantsContract.get, { conferenceId, id })));
  return new Map(
    found.flatMap((one): [string, string][] => {
      if (!('output' in one)) return [];
      const { id, name, group, posts } = one.output.participant;
      return [[id, name ?? group ?? posts.join(', ')]];
    }),
  );
}

/** Campaigns for which an award can be granted: those of this conference and those still open, by their titles. */
async function campaignOptions(context: PageContext, conferenceId: string, chosen: unknown): Promise<Option[]> {
  const { campaigns } = await context.run(awardsContract.list, { conferenceId });
  const open = await campaignsLeftOpen(context, conferenceId, campaigns);
  const titles = [...campaigns.map(({ title }) => title), ...open.map(({ campaign }) => campaign.title)];
  const all = typeof chosen === 'string' && chosen !== '' ? [...titles, chosen] : titles;
  return [...new Set(all)].map((title) => ({ value: title, label: title }));
}

async function itemOptions(context: PageContext, conferenceId: string): Promise<Option[]> {
  const { items } = await context.run(agendaContract.titles, { conferenceId });
  return items.map(({ id, title }) => ({ value: id, label: title }));
}

/** What stands above the list besides: what a file would add, or why something could not be done. */
interface AboveList {
  readonly band?: object;
  readonly problem?: string;
  readonly flash?: { readonly text: string; readonly undoAction?: string };
}

/** What the checks found about these awards. */
export type ChecksOfAwards = (
  context: PageContext,
  known: { readonly conferenceId: string; readonly awards: readonly Award[]; readonly people: NamesById },
) => Promise<ReadonlyMap<string, readonly AwardCheck[]>>;

/** The list of awards, and the campaigns. */
export async function awardsList(context: PageContext, checksOf: ChecksOfAwards, above: AboveList = {}): Promise<Answer> {
  const conferenceId = context.params.conferenceId ?? '';
  const frame = await conferenceLayout(context, conferenceId, 'awards');
  const { awards, campaigns } = await context.run(awardsContract.list, { conferenceId });
  const { catalogues } = await context.run(catalogueContract.list, {});
  const catalogue = catalogueOn(frame.conference.date, catalogues);
  const people = await presenterNames(context, conferenceId, awards);
  const checks = await checksOf(context, { conferenceId, awards, people });
  const items = new Map((await itemOptions(context, conferenceId)).map(({ value, label }) => [value, label]));
  const view = {
    ...frame,
    ...removedFlash(context, conferenceId),
    ...addedFlash(context, conferenceId),
    ...above,
    awards: awardRows(context.lang, awards, { people, catalogue, checks }),
    sums: awardSumRows(context.lang, awards),
    source: catalogue.source,
    totals: awardTotals(context.lang, awards),
    campaigns: campaignRows(context.lang, campaigns, items),
    openCampaigns: openCampaignRows(context.lang, await campaignsLeftOpen(context, conferenceId, campaigns)),
  };
  return context.render('planning/awards/list', view, above.problem === undefined ? 200 : 409);
}

const kinds = (lang: Lang) => AWARD_KINDS.map((value) => ({ value, label: translate(lang, `awards.kind.${value}`) }));
const classes = (lang: Lang) => AWARD_CLASSES.map((value) => ({ value, label: translate(lang, `awards.class.${value}`) }));
const recipientKinds = (lang: Lang) =>
  (['collective', 'individual'] as const).map((value) => ({ value, label: translate(lang, `awards.recipientKind.${value}`) }));

async function awardForm(
  context: PageContext,
  conferenceId: string,
  { presenters, campaign }: Partial<EnteredFacts<AwardFacts>>,
): Promise<RecordForm<AwardFacts>> {
  const { lang } = context;
  return {
    title: { kind: 'line', label: 'awards.fields.title', required: true },
    kind: { kind: 'choice', label: 'awards.fields.kind', options: kinds(lang), required: true },
    class: { kind: 'choice', label: 'awards.fields.class', options: classes(lang), empty: 'awards.fields.noClass', beside: true },
    grantor: { kind: 'line', label: 'awards.fields.grantor' },
    recipientKind: { kind: 'choice', label: 'awards.fields.recipientKind', options: recipientKinds(lang), required: true },
    count: { kind: 'number', label: 'awards.fields.count', hint: 'common.form.unknownHint', beside: true },
    recipients: { kind: 'lines', label: 'awards.fields.recipients', hint: 'awards.fields.recipientsHint', rows: 8 },
    receiving: { kind: 'lines', label: 'publishing.field.receiving', hint: 'awards.fields.receivingHint', rows: 3 },
    perBatch: { kind: 'number', label: 'publishing.field.perBatch', hint: 'awards.fields.perBatchHint' },
    presenters: {
      kind: 'people',
      label: 'awards.fields.presenters',
      people: await peopleFor(context, conferenceId, 'presenters', presenters),
    },
    campaign: {
      kind: 'choice',
      label: 'publishing.field.campaign',
      options: await campaignOptions(context, conferenceId, campaign),
      empty: 'awards.fields.noCampaign',
    },
    decision: {
      inputs: [
        { name: 'decision.number', kind: 'line', label: 'awards.fields.decisionNumber' },
        { name: 'decision.date', kind: 'date', label: 'awards.fields.decisionDate' },
      ],
      show: (decision) => ({ 'decision.number': decision?.number ?? null, 'decision.date': decision?.date ?? null }),
      read: ({ 'decision.number': number, 'decision.date': date }) => (number === null && date === null ? null : { number, date }),
    },
  };
}

async function loadAward(context: PageContext, conferenceId: string, id: string) {
  const award = (await context.run(awardsContract.list, { conferenceId })).awards.find((one) => one.id === id);
  if (!award) throw new AppError('not-found');
  return { record: award, name: award.title };
}

async function campaignForm(context: PageContext, conferenceId: string): Promise<RecordForm<CampaignFacts>> {
  const ends = [
    { value: 'series.next', label: translate(context.lang, 'awards.campaigns.fields.next') },
    { value: 'day', label: translate(context.lang, 'awards.campaigns.fields.onDay') },
  ];
  return {
    title: { kind: 'line', label: 'awards.campaigns.fields.title', required: true },
    startsOn: { kind: 'date', label: 'publishing.field.startsOn' },
    launchedIn: {
      kind: 'choice',
      label: 'awards.campaigns.fields.launchedIn',
      empty: 'awards.campaigns.fields.nowhere',
      options: await itemOptions(context, conferenceId),
    },
    endsWith: {
      inputs: [
        { name: 'endsWith', kind: 'choice', label: 'awards.campaigns.fields.ends', options: ends, empty: 'awards.campaigns.fields.noEnd' },
        { name: 'day', kind: 'date', label: 'awards.campaigns.fields.day' },
      ],
      show: (ended) => (ended === null || ended === 'series.next' ? { endsWith: ended, day: null } : { endsWith: 'day', day: ended }),
      read: ({ endsWith, day }) => (endsWith === 'day' ? (day ?? '') : endsWith),
    },
    targets: { kind: 'lines', label: 'publishing.field.targets', hint: 'awards.campaigns.fields.targetsHint', rows: 4 },
    units: { kind: 'lines', label: 'publishing.field.units', hint: 'awards.campaigns.fields.unitsHint', rows: 8 },
    carriedFrom: { kind: 'line', label: 'publishing.field.carriedFrom', hint: 'awards.campaigns.fields.carriedFromHint' },
    closedOn: { kind: 'date', label: 'publishing.field.closedOn', hint: 'awards.campaigns.fields.closedOnHint' },
    result: { kind: 'line', label: 'publishing.field.result' },
  };
}

async function loadCampaign(context: PageContext, conferenceId: string, id: string) {
  const campaign = (await context.run(awardsContract.list, { conferenceId })).campaigns.find((one) => one.id === id);
  if (!campaign) throw new AppError('not-found');
  return { record: campaign, name: campaign.title };
}

/** The pages of awards. `checksOf`: what the checks found about them. */
export const awardsPages = (checksOf: ChecksOfAwards) => (routes: PageRoutes) => {
  earlierCampaignPages(routes);
  routes.get('/conferences/:conferenceId/awards', (context) => awardsList(context, checksOf));
  recordPages<AwardFacts>(routes, {
    isInList: true,
    tab: 'awards',
    path: 'awards',
    operations: awardsContract,
    form: awardForm,
    make: personMade,
    load: loadAward,
    words: {
      add: 'awards.add',
      edit: 'awards.edit',
      back: 'awards.back',
      remove: 'awards.remove',
      added: 'awards.added',
      saved: 'awards.saved',
    },
    empty: () => ({ kind: 'certificate-of-merit', recipientKind: 'collective' }),
  });
  recordPages<CampaignFacts>(routes, {
    isInList: true,
    tab: 'awards',
    path: 'campaigns',
    listPath: 'awards',
    operations: campaignsContract,
    form: campaignForm,
    load: loadCampaign,
    words: {
      add: 'awards.campaigns.add',
      edit: 'awards.campaigns.edit',
      back: 'awards.back',
      remove: 'awards.campaigns.remove',
      added: 'awards.campaigns.added',
      saved: 'awards.campaigns.saved',
    },
    empty: () => ({}),
  });
};
