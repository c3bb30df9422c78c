import type { Province } from '../../sites/rules/provinces.ts';
import { PROVINCES } from '../../sites/rules/provinces.ts';
import type { SiteAnswer, ReportQuestion, ReportRow } from '../contract/entities.ts';
import { exactSum } from './figures.ts';
import { MISSING, type Cell } from './totals.ts';

type Site = Pick<ReportRow, 'siteId' | 'name' | 'kind' | 'province' | 'answers' | 'submittedAt'>;

/** A row of the gatheredSites table: a site, or a province whose communes report without it. */
export interface ReportPlace {
  /** Id of the site; of a province without one 'province-22'. */
  readonly key: string;
  /** Null for a province that has no site of its own. */
  readonly site: Site | null;
  readonly name: string;
  readonly province: string | null;
  /** Communes of the province that are asked. */
  readonly communes: readonly Site[];
}

const provinceOfCommune = ({ kind, province }: Site): string | null => (kind === 'commune' ? province : null);

const provinceBy = ({ kind, province, siteId }: Site): [string | null, string][] =>
  kind === 'province' && province !== null ? [[province, siteId]] : [];

/** The rows of the table in the order of the sites; communes whose province is known stand in its row, in one where several sites are of it. */
export function reportPlaces(sites: readonly Site[], provinces: readonly Province[] = PROVINCES): ReportPlace[] {
  const communes = Map.groupBy(sites, provinceOfCommune);
  const first = new Map((communes.get(null) ?? []).toReversed().flatMap(provinceBy));
  const own = (communes.get(null) ?? []).map((site): ReportPlace => ({
    key: site.siteId,
    site,
    name: site.name,
    province: site.province,
    communes: first.get(site.province) === site.siteId ? (communes.get(site.province) ?? []) : [],
  }));
  const taken = new Set(own.flatMap(({ site, province }) => (site?.kind === 'province' ? [province] : [])));
  const alone = [...communes.keys()].filter((code) => code !== null && !taken.has(code));
  const named = alone.flatMap((code) => provinces.find((one) => one.code === code) ?? []);
  const unnamed = alone.filter((code) => !named.some((one) => one.code === code)).flatMap((code) => communes.get(code) ?? []);
  return [
    ...own,
    ...named.map(({ code, name }): ReportPlace => ({
      key: `province-${code}`,
      site: null,
      name,
      province: code,
      communes: communes.get(code) ?? [],
    })),
    ...unnamed.map((site): ReportPlace => ({ key: site.siteId, site, name: site.name, province: null, communes: [] })),
  ];
}

const asCell = ({ state, number, text }: SiteAnswer): Cell => ({ state, number, text, parts: null });

/** What a site submitted to a question. */
function ownCell(site: Site | null, { id }: ReportQuestion): Cell {
  if (site === null || site.submittedAt === null) return MISSING;
  const answer = site.answers[id];
  return answer ? asCell(answer) : { ...MISSING, state: 'empty' };
}

/** What communes say together. Words and rates of several do not add up; a figure that somebody owes makes the sum a part. */
function rolledUp(communes: readonly Site[], question: ReportQuestion): Cell {
  const cells = communes.map((site) => ownCell(site, question)).filter(({ state }) => state !== 'not-applicable');
  if (cells.length === 0) return { ...MISSING, state: 'not-applicable' };
  const figures = cells.flatMap(({ state, number }) => (state === 'given' && number !== null ? [number] : []));
  const given = cells.filter(({ state }) => state === 'given').length;
  const parts = { given, of: cells.length };
  if (given === 0) return { ...MISSING, state: cells.every(({ state }) => state === 'not-known') ? 'not-known' : 'missing' };
  if (question.kind !== 'number' || !question.sums) return { ...MISSING, state: 'apart', parts };
  return { state: 'given', number: exactSum(figures), text: null, parts };
}

/** What a place says to a question: its own word if it has one, so that nothing is counted twice; else what its communes say together. */
export function placeCell({ site, communes }: ReportPlace, question: ReportQuestion): Cell {
  const own = ownCell(site, question);
  const isSaid = own.state !== 'missing' && own.state !== 'empty';
  return isSaid || communes.length === 0 ? own : rolledUp(communes, question);
}
