import { fold } from '../../../../../platform/text.ts';
import type { AwardFacts } from '../../../../awards/contract.ts';
import type { AwardCatalogue } from '../../../../awards/rules/catalogues.ts';
import type { SheetLine } from '../sheet-rows.ts';
import { awardIn, awardPlace, type GrantorNames, type NamedAward } from './award-words.ts';
import { decisionIn } from './decision-words.ts';

type RecipientKind = AwardFacts['recipientKind'];

/** What a title says of the rows below it. */
export interface SectionWords {
  readonly award: NamedAward | null;
  readonly to: RecipientKind | null;
  readonly decision: AwardFacts['decision'];
}

/** What titles are numbered by: I., 1., A), IV. */
const ORDINAL = /^(?:[IVX]{1,5}|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})*)[.)-]?\s+/;
const NUMBERED = /^\d+[.)]?$/;
/** A title that only says for whom. */
const FOR_WHOM = /^(?:(?:danh sach|cac|doi voi|khoi|phan|ve) )*(tap the|ca nhan)(?: (?:duoc|nhan|de nghi|dat)\b.*)?$/;

const textsIn = ({ cells }: SheetLine): string[] => [
  ...new Set(cells.filter((cell) => cell !== '').map((cell) => cell.replaceAll('\n', ' '))),
];

/** Whom a title names alone: "Danh sách tập thể được tặng …" is for collectives, one that names both for neither. */
function namedKind(text: string, title: string | null): RecipientKind | null {
  const flat = fold(title === null ? text : text.replace(title, ''));
  const [collective, individual] = [/\btap the\b/.test(flat), /\bca nhan\b/.test(flat)];
  return collective === individual ? null : collective ? 'collective' : 'individual';
}

/** What a title says: an award, for whom, a decision; null for a row that is none. */
export function sectionWords(line: SheetLine, catalogue: AwardCatalogue, grantors: GrantorNames): SectionWords | null {
  const texts = textsIn(line);
  const [ordinal = '', title] = texts.length === 2 && /^(?:[IVX]{1,5}|[A-ZĐ]|\d+)[.)]?$/.test(texts[0] ?? '') ? texts : ['', texts[0]];
  if (title === undefined || (texts.length > 1 && ordinal === '')) return null;
  const bare = title.replace(ORDINAL, '');
  const decision = decisionIn(bare);
  const whole = bare
    .replace(/\([^)]*\)?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const whom = FOR_WHOM.exec(fold(whole).replace(/[:;.].*$/, ''))?.[1];
  const place = awardPlace(whole, catalogue);
  const isTitle = place !== null && place.isAlone && (place.at === 0 || !NUMBERED.test(ordinal));
  const award = isTitle ? awardIn(whole, catalogue, grantors) : null;
  const to = whom === undefined ? (award ? namedKind(whole, award.title) : null) : whom === 'tap the' ? 'collective' : 'individual';
  return award || to || decision ? { award, to, decision } : null;
}

/** What holds for a row by the titles above it. */
export interface SectionState extends SectionWords {
  /** The decision of the whole list, which holds where a section names none of its own. */
  readonly wholeDecision: AwardFacts['decision'];
  /** Whether the parts for collectives and individuals have awards below them, instead of the other way round. */
  readonly isByWhom: boolean;
}
export const NO_SECTION: SectionState = { award: null, to: null, decision: null, wholeDecision: null, isByWhom: false };

/** What holds below a title. A new award has neither the recipients nor the decision of the one before. */
export function below(state: SectionState, { award, to, decision }: SectionWords): SectionState {
  if (award !== null) return { ...state, award, to: to ?? (state.isByWhom ? state.to : null), decision: decision ?? state.wholeDecision };
  const isFirst = state.award === null;
  return {
    ...state,
    to: to ?? state.to,
    decision: decision ?? state.decision,
    wholeDecision: isFirst ? (decision ?? state.wholeDecision) : state.wholeDecision,
    isByWhom: state.isByWhom || (to !== null && isFirst),
  };
}
