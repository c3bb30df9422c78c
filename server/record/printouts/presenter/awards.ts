import type { Award } from '../../../planning/awards/contract.ts';
import { awardSumRows } from '../../../planning/awards/presenter.ts';
import { inAwardOrder } from '../../../planning/awards/rules/award-order.ts';
import type { AwardCatalogue } from '../../../planning/awards/rules/catalogues.ts';
import { formatDate } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import type { Block, Column, OfficialPaper } from '../contract.ts';
import { paperOf, people, personLine, plain } from './paper.ts';

/** The awards of a conference with their recipients, a group for each award, in the order of the catalogue. */
export function awardsPaper(plan: Plan, published: boolean, lang: Lang, catalogue: AwardCatalogue): OfficialPaper {
  const awards = inAwardOrder(plan.awards, catalogue);
  const blocks = awards.flatMap((award, index) => awardBlocks(plan, award, index, lang));
  const sums = awardSumRows(lang, awards);
  if (sums) blocks.push(plain(translate(lang, 'printouts.awards.total', { n: sums.total })));
  const mark = published ? null : translate(lang, 'printouts.unpublished');
  const words = { kind: translate(lang, 'printouts.awards.kind'), file: translate(lang, 'printouts.awards.file'), letters: null, mark };
  return paperOf(plan, words, blocks.length > 0 ? blocks : [plain(translate(lang, 'printouts.awards.none'))]);
}

function awardBlocks(plan: Plan, award: Award, index: number, lang: Lang): Block[] {
  const heading: Block = {
    kind: 'heading',
    text: translate(lang, 'printouts.awards.group', { n: index + 1, title: awardTitle(award, lang) }),
  };
  const presenters = people(plan, award.presenters).map(personLine).join('; ');
  const lines = [
    award.decision === null ? null : decisionLine(award.decision, lang),
    award.presenters.length === 0 ? null : translate(lang, 'printouts.awards.presenters', { names: presenters }),
    translate(lang, 'printouts.awards.count', { n: award.count }),
  ].filter((line) => line !== null);
  return [heading, ...lines.map(plain), recipients(award, lang)];
}

function awardTitle(award: Award, lang: Lang): string {
  const grade = award.class === null ? '' : ` ${translate(lang, `printouts.awards.class.${award.class}`)}`;
  const title = `${award.title}${grade}`;
  return award.grantor === null ? title : translate(lang, 'printouts.awards.grantor', { title, grantor: award.grantor });
}

const decisionLine = (decision: NonNullable<Award['decision']>, lang: Lang): string =>
  translate(lang, 'printouts.awards.decision', { number: decision.number, date: formatDate(lang, decision.date, 'utc') });

function recipients(award: Award, lang: Lang): Block {
  if (award.recipients.length === 0) return plain(translate(lang, 'printouts.awards.noRecipients'));
  const columns: Column[] = [
    { title: translate(lang, 'printouts.awards.number'), width: 1, align: 'center' },
    { title: translate(lang, 'printouts.awards.recipient'), width: 12, align: 'left' },
  ];
  return { kind: 'table', columns, rows: award.recipients.map((name, index) => [String(index + 1), name]) };
}
