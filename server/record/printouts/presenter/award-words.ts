import { formatDate } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Award } from '../../../planning/awards/contract.ts';
import { inAwardOrder } from '../../../planning/awards/rules/award-order.ts';
import type { AwardCatalogue } from '../../../planning/awards/rules/catalogues.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import type { Block, OfficialPaper } from '../contract.ts';
import { paperOf, plain } from './paper.ts';

export type AwardPaper = 'awards' | 'award-annex' | 'award-programme' | 'award-script';

/** "Quyết định số 12-QĐ/VPTW, ngày 20/11/2025": as much of it as is known. */
export function decisionText({ number, date }: NonNullable<Award['decision']>, lang: Lang): string {
  const words = { number, date: date === null ? null : formatDate(lang, date, 'utc') };
  if (date === null) return translate(lang, 'printouts.awards.decisionNumber', words);
  return translate(lang, number === null ? 'printouts.awards.decisionDate' : 'printouts.awards.decisionWhole', words);
}

interface Awarding {
  readonly plan: Plan;
  readonly published: boolean;
  readonly lang: Lang;
  readonly catalogue: AwardCatalogue;
}

/** A paper about the awards, in the order of the catalogue; one without any says so. */
export function awardPaper(
  { plan, published, lang, catalogue }: Awarding,
  name: AwardPaper,
  blocksOf: (awards: readonly Award[]) => readonly Block[],
): OfficialPaper {
  const awards = inAwardOrder(plan.awards, catalogue);
  const blocks = awards.length > 0 ? blocksOf(awards) : [plain(translate(lang, 'printouts.awards.none'))];
  const mark = published ? null : translate(lang, 'printouts.unpublished');
  const [kind, file] = [translate(lang, `printouts.${name}.kind`), translate(lang, `printouts.${name}.file`)];
  return paperOf(plan, { kind, file, letters: null, mark }, blocks);
}
