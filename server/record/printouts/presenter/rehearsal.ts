import { translate, type Lang } from '../../../i18n/translate.ts';
import type { OfficialPaper } from '../contract.ts';

/** A paper of a rehearsal: its kind and every page say so, and it has no number, so that nobody takes it for one that counts. */
export const paperOfRehearsal = (paper: OfficialPaper, lang: Lang): OfficialPaper => ({
  ...paper,
  number: null,
  kind: translate(lang, 'printouts.rehearsal.kind', { kind: paper.kind }),
  mark: translate(lang, 'printouts.rehearsal.mark'),
  title: translate(lang, 'printouts.rehearsal.title', { title: paper.title }),
});
