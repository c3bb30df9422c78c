import type { OfficialPaperKind } from '../contract/index.ts';

/** The letters that stand for a kind of paper in its number (Guidance 36-HD/VPTW, Decree 30/2020 annex III); offices change them when they give the number. */
const LETTERS: Readonly<Partial<Record<OfficialPaperKind, string>>> = {
  programme: 'CTr',
  letters: 'GM',
  minutes: 'BB',
  'vote-count': 'BB',
  conclusions: 'TB',
  'site-excerpt': 'TB',
  'person-excerpt': 'TB',
  recommendations: 'BC',
  comments: 'BC',
  statistics: 'BC',
};

/** What is proposed for the letters of a kind; null: it has none of its own. */
export const proposedLetters = (kind: OfficialPaperKind): string | null => LETTERS[kind] ?? null;
