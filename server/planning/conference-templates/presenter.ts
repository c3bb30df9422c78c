import { translate, type Lang } from '../../i18n/translate.ts';
import type { Plan } from '../plan/contract.ts';
import { leftIn, takenIn } from './rules.ts';

const TAKEN = ['sittings', 'items', 'papers', 'participants', 'sites', 'documents', 'awards', 'campaigns'] as const;
const LEFT = ['recipients', 'decisions', 'recommendations', 'states', 'closed', 'ends'] as const;
/** What never goes into a copy, however much there is of it. */
const ALWAYS_LEFT = ['files', 'proceedings', 'versions', 'links', 'team'] as const;

/** What a copy of this plan takes over and what it leaves behind, in words. `tasks`: how many are on its checklist. */
export function copySummary(lang: Lang, plan: Plan, tasks: number): { readonly taken: string[]; readonly left: string[] } {
  const [taken, left] = [takenIn(plan), leftIn(plan)];
  const counted = [
    ...TAKEN.map((name) => ({ n: taken[name], key: `conferenceTemplates.copy.taken.${name}` as const })),
    { n: tasks, key: 'conferenceTemplates.copy.taken.tasks' as const },
  ];
  const dropped = LEFT.map((name) => ({ n: left[name], key: `conferenceTemplates.copy.left.${name}` as const }));
  return {
    taken: counted.filter(({ n }) => n > 0).map(({ n, key }) => translate(lang, key, { n })),
    left: [
      ...dropped.filter(({ n }) => n > 0).map(({ n, key }) => translate(lang, key, { n })),
      ...ALWAYS_LEFT.map((name) => translate(lang, `conferenceTemplates.copy.left.${name}`)),
    ],
  };
}
