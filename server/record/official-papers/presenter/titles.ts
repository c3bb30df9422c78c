import type { Key } from '../../../i18n/language.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { OfficialPaperKind } from '../contract/index.ts';
import type { PaperPlace } from '../rules/ids.ts';

/** The name of each kind of paper, as its own feature calls it. */
const NAMES: Readonly<Record<OfficialPaperKind, Key>> = {
  programme: 'printouts.programme.file',
  attendees: 'printouts.attendees.file',
  awards: 'printouts.awards.file',
  'award-annex': 'printouts.award-annex.file',
  'award-programme': 'printouts.award-programme.file',
  'award-script': 'printouts.award-script.file',
  'chair-script': 'printouts.chair-script.file',
  'award-register': 'printouts.award-register.file',
  'door-list': 'printouts.door-list.file',
  'seat-list': 'printouts.seat-list.file',
  letters: 'printouts.letters.file',
  'seat-plan': 'printouts.seat-plan.file',
  minutes: 'officialPapers.minutes',
  conclusions: 'printouts.conclusions.file',
  recommendations: 'printouts.recommendations.file',
  comments: 'printouts.comments.file',
  'vote-count': 'printouts.count.file',
  'site-excerpt': 'excerpts.file',
  'person-excerpt': 'excerpts.file',
  statistics: 'statistics.paper.file',
  'news-brief': 'newsBrief.paper.file',
};

/** The name of a kind of paper. */
export const kindName = (lang: Lang, kind: OfficialPaperKind): string => translate(lang, NAMES[kind]);

/** The title of an edition of a paper: from the second on with its number. */
export const editionTitle = (lang: Lang, title: string, n: number): string =>
  n === 1 ? title : translate(lang, 'officialPapers.edition', { title, n });

/** What a paper is called: its kind, what it is of, and its edition. */
export function paperTitle(
  lang: Lang,
  { kind, edition, of }: Pick<PaperPlace, 'kind' | 'edition'> & { readonly of: string | null },
): string {
  const name = kindName(lang, kind);
  return editionTitle(lang, of === null ? name : translate(lang, 'officialPapers.titleOf', { kind: name, of }), edition);
}
