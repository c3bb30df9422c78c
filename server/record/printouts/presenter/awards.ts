import { awardInFull } from '../../../live/ceremony/presenter/words.ts';
import type { Award } from '../../../planning/awards/contract.ts';
import { awardSumRows } from '../../../planning/awards/presenter.ts';
import type { AwardCatalogue } from '../../../planning/awards/rules/catalogues.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import type { Block, Column, OfficialPaper } from '../contract.ts';
import { awardPaper, decisionText } from './award-words.ts';
import { people, personLine, plain } from './paper.ts';

/** The awards of a conference with their recipients, a group for each award, in the order of the catalogue. */
export const awardsPaper = (plan: Plan, published: boolean, lang: Lang, catalogue: AwardCatalogue): OfficialPaper =>
  awardPaper({ plan, published, lang, catalogue }, 'awards', (awards) => {
    const sums = awardSumRows(lang, awards);
    const total = sums ? [plain(translate(lang, 'printouts.awards.total', { n: sums.total }))] : [];
    return [...awards.flatMap((award, index) => awardBlocks(plan, award, index, lang)), ...total];
  });

function awardBlocks(plan: Plan, award: Award, index: number, lang: Lang): Block[] {
  const heading: Block = {
    kind: 'heading',
    text: translate(lang, 'printouts.awards.group', { n: index + 1, title: awardInFull(lang, award) }),
  };
  const presenters = people(plan, award.presenters).map(personLine).join('; ');
  const lines = [
    award.decision === null ? null : `${decisionText(award.decision, lang)}.`,
    award.presenters.length === 0 ? null : translate(lang, 'printouts.awards.presenters', { names: presenters }),
    translate(lang, 'printouts.awards.count', { n: award.count }),
  ].filter((line) => line !== null);
  return [heading, ...lines.map(plain), recipients(award, lang)];
}

function recipients(award: Award, lang: Lang): Block {
  if (award.recipients.length === 0) return plain(translate(lang, 'printouts.awards.noRecipients'));
  const columns: Column[] = [
    { title: translate(lang, 'printouts.awards.number'), width: 1, align: 'center' },
    { title: translate(lang, 'printouts.awards.recipient'), width: 12, align: 'left' },
  ];
  return { kind: 'table', columns, rows: award.recipients.map((name, index) => [String(index + 1), name]) };
}
