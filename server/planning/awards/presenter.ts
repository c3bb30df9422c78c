import { formatDate, formatNumber } from '../../i18n/format.ts';
import { translate, type Lang } from '../../i18n/translate.ts';
import { neighbours, totalsOf } from '../collections/presenter.ts';
import type { Award, AwardTotal, Campaign } from './contract.ts';
import { awardSums, awardTotal } from './rules/award-sums.ts';
import { placeKey } from './rules/award-order.ts';
import type { AwardCatalogue } from './rules/catalogues.ts';
import { batchesOf } from './rules/batches.ts';
import type { OpenCampaign } from './rules/open-campaigns.ts';
import { sizeOfAward } from './rules/index.ts';

/** Names of participants or items by their ids. */
export type NamesById = ReadonlyMap<string, string>;
const SHOWN = 6;

/** Something about an award that is worth a second look, and the act that puts it right. */
export interface AwardCheck {
  readonly text: string;
  readonly act: { readonly label: string; readonly href: string };
}

/** What a row needs besides its award. */
interface AwardList {
  readonly people: NamesById;
  readonly catalogue: AwardCatalogue;
  /** What the checks found, by the id of the award. */
  readonly checks: ReadonlyMap<string, readonly AwardCheck[]>;
}

/** "5 tập thể". */
export function recipientCount(lang: Lang, award: Pick<Award, 'count' | 'recipients' | 'recipientKind'>): string {
  const n = sizeOfAward(award);
  return n === null
    ? translate(lang, `awards.unknownRecipients.${award.recipientKind}`)
    : translate(lang, `awards.recipients.${award.recipientKind}`, { n });
}

/** The kind, unless the title already says it, and the class. */
function kindText(lang: Lang, { kind, title, class: rank }: Award): string {
  const word = translate(lang, `awards.kind.${kind}`);
  return [word === title ? null : word, rank && translate(lang, `awards.class.${rank}`)].filter(Boolean).join(', ');
}

/** "Huân chương Lao động hạng Nhì của Chủ tịch nước". */
export function awardText(lang: Lang, { title, class: rank, grantor }: Pick<Award, 'title' | 'class' | 'grantor'>): string {
  const whole = [title, rank && translate(lang, `awards.class.${rank}`)].filter(Boolean).join(' ');
  return grantor === null ? whole : translate(lang, 'awards.ofGrantor', { award: whole, grantor });
}

function decisionText(lang: Lang, { decision }: Award): string | null {
  if (decision === null) return null;
  const { number, date } = decision;
  if (date === null) return translate(lang, 'awards.decision', { number });
  return translate(lang, 'awards.decisionOf', { number, date: formatDate(lang, date, 'utc') });
}

/** In how many batches it is conferred; null where all stand on stage together. */
function batchesText(lang: Lang, award: Award): string | null {
  const n = batchesOf(award).length;
  return n > 1 ? translate(lang, 'awards.batches', { n }) : null;
}

/** Where awards may be moved: among those that the catalogue leaves in the organizer's order. */
function movesIn(awards: readonly Award[], catalogue: AwardCatalogue) {
  const keys = new Map(awards.map((award) => [award.id, placeKey(catalogue, award)]));
  const equal = Map.groupBy(
    awards.map(({ id }) => id),
    (id) => keys.get(id),
  );
  return (id: string) => {
    const ids = equal.get(keys.get(id)) ?? [];
    return neighbours(ids, ids.indexOf(id));
  };
}

/** The awards, in the order of the catalogue, as the list shows them. */
export function awardRows(lang: Lang, awards: readonly Award[], { people, catalogue, checks }: AwardList) {
  const moves = movesIn(awards, catalogue);
  return awards.map((award) => {
    const { id, version, title, grantor, recipients } = award;
    const presenters = award.presenters.map((one) => people.get(one) ?? '').filter(Boolean);
    return {
      id,
      version,
      title,
      recipientsText: recipientCount(lang, award),
      unknown: sizeOfAward(award) === null,
      about: [kindText(lang, award), grantor, decisionText(lang, award)].filter(Boolean).join(' · '),
      recipients: recipients.slice(0, SHOWN),
      more: recipients.length > SHOWN ? translate(lang, 'awards.moreRecipients', { n: recipients.length - SHOWN }) : null,
      receiving: award.receiving.slice(0, SHOWN),
      moreReceiving:
        award.receiving.length > SHOWN ? translate(lang, 'awards.moreRecipients', { n: award.receiving.length - SHOWN }) : null,
      checks: checks.get(id) ?? [],
      batches: batchesText(lang, award),
      presenters: presenters.length > 0 ? translate(lang, 'awards.presentedBy', { names: presenters.join(', ') }) : null,
      campaign: award.campaign === null ? null : translate(lang, 'awards.inCampaign', { campaign: award.campaign }),
      ...moves(id),
    };
  });
}

/** How many the awards go to, as far as it is known, and of how many awards it is not. */
export function awardTotals(lang: Lang, awards: readonly Award[]) {
  const { known, unknown } = awardTotal(awards);
  return totalsOf(lang, [
    { key: 'awards.totals.awards', n: awards.length },
    { key: 'awards.totals.recipients', n: known },
    { key: 'awards.totals.unknown', n: unknown, isUnknown: true },
  ]);
}

/** "5", "chưa rõ", "5 và chưa rõ": a number that is not known stays apart from what is. */
function sumText(lang: Lang, { known, unknown }: AwardTotal): string {
  if (unknown === 0) return formatNumber(lang, known);
  return translate(lang, known === 0 ? 'awards.sums.unknown' : 'awards.sums.partly', { n: known });
}

/** The recipients by kind, grantor and kind of recipient, and of all; null for fewer than two awards, which need no sum. */
export function awardSumRows(lang: Lang, awards: readonly Award[]) {
  if (awards.length < 2) return null;
  const all = awardTotal(awards);
  const rows = awardSums(awards).map((sum) => ({
    kind: translate(lang, `awards.kind.${sum.kind}`),
    grantor: sum.grantor,
    recipientKind: translate(lang, `awards.recipientKind.${sum.recipientKind}`),
    text: sumText(lang, sum),
    isUnknown: sum.unknown > 0,
  }));
  return { rows, total: sumText(lang, all), isUnknown: all.unknown > 0 };
}

function endText(lang: Lang, ends: Campaign['endsWith']): string {
  if (ends === null) return translate(lang, 'awards.campaigns.unknownEnd');
  if (ends === 'series.next') return translate(lang, 'awards.campaigns.untilNext');
  return translate(lang, 'awards.campaigns.until', { date: formatDate(lang, ends, 'utc') });
}

/** What a campaign is about: when, what it sets out to reach, who has registered, and how it ended. */
function termsOf(lang: Lang, { startsOn, targets, units, carriedFrom, closedOn, result }: Campaign) {
  const day = (date: string): string => formatDate(lang, date, 'utc');
  return {
    targets: targets.slice(0, SHOWN),
    units: units.slice(0, SHOWN),
    unitCount: units.length === 0 ? null : translate(lang, 'awards.campaigns.unitCount', { n: units.length }),
    moreUnits: units.length > SHOWN ? translate(lang, 'awards.moreRecipients', { n: units.length - SHOWN }) : null,
    carried: carriedFrom === null ? null : translate(lang, 'awards.campaigns.carriedFrom', { conference: carriedFrom }),
    started: startsOn === null ? null : translate(lang, 'awards.campaigns.startedOn', { date: day(startsOn) }),
    closed:
      closedOn === null ? null : [translate(lang, 'awards.campaigns.closedOn', { date: day(closedOn) }), result].filter(Boolean).join(': '),
  };
}

/** Open campaigns of earlier conferences, as the list shows them. */
export const openCampaignRows = (lang: Lang, open: readonly OpenCampaign[]) =>
  open.map(({ campaign, conference }) => ({
    id: campaign.id,
    conferenceId: conference.id,
    title: campaign.title,
    from: conference.title,
    ...termsOf(lang, campaign),
  }));

export function campaignRows(lang: Lang, campaigns: readonly Campaign[], items: NamesById) {
  const ids = campaigns.map(({ id }) => id);
  return campaigns.map((campaign, at) => {
    const { id, version, title, launchedIn, endsWith } = campaign;
    const item = launchedIn === null ? undefined : items.get(launchedIn);
    const launched = item === undefined ? null : translate(lang, 'awards.campaigns.launchedIn', { item });
    const terms = termsOf(lang, campaign);
    const text = [launched, terms.carried, terms.started, endText(lang, endsWith)].filter(Boolean).join('; ');
    return { id, version, title, ...terms, text, ...neighbours(ids, at) };
  });
}
