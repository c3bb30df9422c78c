import { formatTime } from '../../../../i18n/format.ts';
import type { Lang } from '../../../../i18n/translate.ts';
import type { ItemAsHeld } from '../../rules/facts.ts';
import { inSittings, type SittingAsHeld } from '../../rules/sittings.ts';
import type { Sheet } from '../sheet.ts';
import { sittingTitle } from '../sitting-title.ts';
import { sittingClosing, sittingOpening, type SittingSentence } from '../sittings.ts';
import type { FactLine } from './parts.ts';

/** What stands before the items of a sitting, or behind them (then without a title), under an id of its own on the page. */
export interface SittingMark {
  readonly id: string;
  readonly title: string | null;
  readonly facts: readonly FactLine[];
}

/** A sitting on the page, or what belongs to none; `parts` as `part` shows them. */
export interface SittingView<T> {
  readonly opening: SittingMark | null;
  readonly parts: readonly T[];
  readonly closing: SittingMark | null;
}

/** The parts of the page under their sittings, as the paper has them. One sitting alone has no heading. */
export function minutedSittings<T>(sheet: Sheet, part: (item: ItemAsHeld) => T, lang: Lang): SittingView<T>[] {
  const { sittings, items } = sheet.facts;
  return inSittings(sittings, items).map(({ sitting, items: own }) => ({
    opening: sitting && markOf(sheet, sitting, sittingTitle(sitting, lang), sittingOpening(sheet.plan, sitting, lang), lang),
    parts: own.map(part),
    closing: sitting && markOf(sheet, sitting, null, sittingClosing(sheet.plan, sitting, lang), lang),
  }));
}

function markOf(sheet: Sheet, { id }: SittingAsHeld, title: string | null, sentences: readonly SittingSentence[], lang: Lang): SittingMark {
  const zone = sheet.plan.conference.timeZone;
  const facts = sentences.map(({ at, text }) => ({
    at: at ?? 0,
    time: at === null ? null : formatTime(lang, at, zone),
    text,
    listen: null,
  }));
  return { id: `${title === null ? 'closing' : 'sitting'}-${id}`, title, facts };
}
