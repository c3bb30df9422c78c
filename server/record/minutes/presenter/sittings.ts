import { translate, type Lang } from '../../../i18n/translate.ts';
import type { LivePlan } from '../../../live/sitting/contract/index.ts';
import type { SittingAsHeld } from '../rules/sittings.ts';
import { factSentence, timeAndDay } from './sentences.ts';

/** A sentence about a sitting; `at` in milliseconds since 1970, null if it tells of what has not happened. */
export interface SittingSentence {
  readonly at: number | null;
  readonly text: string;
}

/** What stands before the items of one of several sittings: when it was opened and interrupted, or that it was not held. */
export function sittingOpening(plan: LivePlan, { openedAt, breaks }: SittingAsHeld, lang: Lang): SittingSentence[] {
  if (openedAt === null) return [{ at: null, text: translate(lang, 'minutes.sitting.notHeld') }];
  return [
    { at: openedAt, text: translate(lang, 'minutes.sitting.opened', timeAndDay(plan, openedAt, lang)) },
    ...breaks.map((one) => ({ at: one.at, text: factSentence(plan, one, null, lang) })),
  ];
}

/** What stands behind its items: when it was closed, or that it was not; nothing where it was not held. */
export function sittingClosing(plan: LivePlan, { openedAt, closedAt }: SittingAsHeld, lang: Lang): SittingSentence[] {
  if (openedAt === null) return [];
  if (closedAt === null) return [{ at: null, text: translate(lang, 'minutes.sitting.notClosed') }];
  return [{ at: closedAt, text: translate(lang, 'minutes.sitting.closed', timeAndDay(plan, closedAt, lang)) }];
}
