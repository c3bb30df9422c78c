import { translate, type Lang } from '../../../i18n/translate.ts';
import { awardInFull, howMany } from '../../../live/ceremony/presenter/words.ts';
import type { Award } from '../../../planning/awards/contract.ts';
import type { AwardCatalogue } from '../../../planning/awards/rules/catalogues.ts';
import { batchesOf } from '../../../planning/awards/rules/batches.ts';
import { sizeOfAward } from '../../../planning/awards/rules/index.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import type { OfficialPaper } from '../contract.ts';
import { awardPaper } from './award-words.ts';
import { people, personLine, plain, unknown } from './paper.ts';

/** What is conferred in which order, on how many and by whom: a page for those who lead the ceremony. */
export function awardProgrammePaper(plan: Plan, published: boolean, lang: Lang, catalogue: AwardCatalogue): OfficialPaper {
  const t = (key: Parameters<typeof translate>[1], params = {}) => translate(lang, key, params);
  const item = plan.items.find(({ kind }) => kind === 'awards');
  return awardPaper({ plan, published, lang, catalogue }, 'award-programme', (awards) => [
    ...(item ? [plain(t('printouts.award-programme.item', { item: item.title }))] : []),
    {
      kind: 'table',
      columns: [
        { title: t('printouts.awards.number'), width: 1, align: 'center' },
        { title: t('printouts.award-programme.award'), width: 5, align: 'left' },
        { title: t('printouts.award-programme.to'), width: 3, align: 'left' },
        { title: t('printouts.award-programme.presenters'), width: 5, align: 'left' },
      ],
      rows: awards.map((award, at) => row(plan, award, at, lang)),
    },
  ]);
}

function row(plan: Plan, award: Award, at: number, lang: Lang): string[] {
  const n = batchesOf(award).length;
  const batches = n > 1 ? translate(lang, 'awards.batches', { n }) : null;
  const presenters = people(plan, award.presenters).map(personLine).join('; ');
  const to = [howMany(lang, award, sizeOfAward(award)), batches].filter((text) => text !== null).join(', ');
  return [String(at + 1), awardInFull(lang, award), to, presenters === '' ? unknown(lang) : presenters];
}
