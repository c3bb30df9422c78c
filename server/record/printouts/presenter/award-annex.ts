import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Award } from '../../../planning/awards/contract.ts';
import type { AwardCatalogue } from '../../../planning/awards/rules/catalogues.ts';
import { receivingOf } from '../../../planning/awards/rules/receiving.ts';
import { sizeOfAward } from '../../../planning/awards/rules/index.ts';
import { awardInFull, howMany } from '../../../live/ceremony/presenter/words.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import { spelled } from '../../../platform/text.ts';
import type { Block, OfficialPaper } from '../contract.ts';
import { awardPaper, decisionText } from './award-words.ts';
import { plain } from './paper.ts';

const decisionKey = ({ decision }: Award): string => (decision ? JSON.stringify([spelled(decision.number ?? ''), decision.date]) : '');

/** The lists annexed to decisions: for each decision its awards, each with its recipients; those without a decision last. */
export function awardAnnexPaper(plan: Plan, published: boolean, lang: Lang, catalogue: AwardCatalogue): OfficialPaper {
  return awardPaper({ plan, published, lang, catalogue }, 'award-annex', (awards) => {
    const groups = [...Map.groupBy(awards, decisionKey).values()];
    return groups
      .toSorted((a, b) => Number(a[0]?.decision === null) - Number(b[0]?.decision === null))
      .flatMap((group) => annex(group, lang));
  });
}

function annex(awards: readonly Award[], lang: Lang): Block[] {
  const decision = awards[0]?.decision ?? null;
  const to = decision === null ? null : translate(lang, 'printouts.award-annex.to', { decision: decisionText(decision, lang) });
  const title: Block = {
    kind: 'paragraph',
    align: 'center',
    runs: [{ text: to ?? translate(lang, 'printouts.award-annex.noDecision'), italic: true }],
  };
  return [title, ...awards.flatMap((award, at) => part(award, at, lang))];
}

function part(award: Award, at: number, lang: Lang): Block[] {
  const who = howMany(lang, award, sizeOfAward(award));
  const otherwise = receivingOf(award);
  const text = translate(lang, 'printouts.award-annex.part', { n: at + 1, title: awardInFull(lang, award), who });
  if (award.recipients.length === 0) return [{ kind: 'heading', text }, plain(translate(lang, 'printouts.awards.noRecipients'))];
  return [
    { kind: 'heading', text },
    {
      kind: 'table',
      columns: [
        { title: translate(lang, 'printouts.awards.number'), width: 1, align: 'center' },
        { title: translate(lang, `printouts.award-annex.recipient.${award.recipientKind}`), width: 9, align: 'left' },
        { title: translate(lang, 'printouts.award-annex.note'), width: 3, align: 'left' },
      ],
      rows: award.recipients.map((name, index) => [String(index + 1), name, otherwise.get(spelled(name)) ?? '']),
    },
  ];
}
