import { inAwardOrder } from '../../../planning/awards/rules/award-order.ts';
import { sizeOfAward } from '../../../planning/awards/rules/index.ts';
import type { AwardCatalogue } from '../../../planning/awards/rules/catalogues.ts';
import type { Award, Campaign } from '../../../planning/awards/contract.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import { visiblePlan } from '../../../planning/plan/rules.ts';
import type { CeremonyAward, CeremonyCampaign, CeremonyPlan } from '../contract.ts';
import type { Told } from './told.ts';

export interface PublishedPlan {
  readonly publication: number;
  readonly plan: Plan;
}

/** For whom the ceremony is told. `names`: who receives an award is told as well. */
export interface CeremonyReader {
  readonly staff: boolean;
  readonly names: boolean;
  readonly clearance: number;
}

/** What a ceremony confers and launches. `then`: plans of the versions that the journal names, by number. */
export function ceremonyPlan(
  { publication, plan }: PublishedPlan,
  told: Told,
  then: ReadonlyMap<number, Plan>,
  reader: CeremonyReader,
  catalogue: AwardCatalogue,
): CeremonyPlan {
  const visible = visiblePlan(plan, reader);
  const isNamed = (id: string): boolean =>
    told.awards.some(({ awardId }) => awardId === id) || told.campaigns.some(({ campaignId }) => campaignId === id);
  const shown = <T extends { readonly id: string }>(list: readonly T[]): T[] => list.filter(({ id }) => reader.staff || isNamed(id));
  const awards = inAwardOrder(shown(visible.awards), catalogue);
  const awardsThen = earlier(told.awards, publication, then, ({ awardId }, version, number) => {
    const award = version.awards.find(({ id }) => id === awardId);
    return award && awardOf(version, number, award, reader);
  });
  const campaignsThen = earlier(told.campaigns, publication, then, ({ campaignId }, version, number) => {
    const campaign = visiblePlan(version, reader).campaigns.find(({ id }) => id === campaignId);
    return campaign && campaignOf(number, campaign);
  });
  return {
    publication,
    awards: [...awards.map((award) => awardOf(plan, publication, award, reader)), ...awardsThen],
    campaigns: [...shown(visible.campaigns).map((campaign) => campaignOf(publication, campaign)), ...campaignsThen],
  };
}

/** What the journal names by versions before the one in force, each once. */
function earlier<N extends { readonly publication: number }, T extends { readonly id: string }>(
  named: readonly N[],
  publication: number,
  then: ReadonlyMap<number, Plan>,
  find: (one: N, version: Plan, number: number) => T | undefined,
): T[] {
  const found = named.flatMap((one): [string, T][] => {
    const version = one.publication === publication ? undefined : then.get(one.publication);
    const record = version && find(one, version, one.publication);
    return record ? [[`${record.id}/${one.publication}`, record]] : [];
  });
  return [...new Map(found).values()];
}

function awardOf(
  { participants }: Plan,
  publication: number,
  award: Award,
  { names: withNames, staff: isStaff }: CeremonyReader,
): CeremonyAward {
  const { version: _version, extras: _extras, ...facts } = award;
  const people = award.presenters.flatMap((one) => participants.find(({ id }) => id === one) ?? []);
  return {
    ...facts,
    // How many receive it is told even where their names are not.
    count: sizeOfAward(award),
    recipients: withNames ? award.recipients : [],
    // For those who lead and announce, not for screens.
    receiving: isStaff ? award.receiving : [],
    publication,
    people: people.map(({ id, name, group, posts, siteId, roles }) => ({ id, name, group, posts, siteId, roles })),
  };
}

const campaignOf = (publication: number, { id, title, launchedIn, endsWith }: Campaign): CeremonyCampaign => ({
  id,
  title,
  launchedIn,
  endsWith,
  publication,
});
