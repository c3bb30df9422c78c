import { AppError } from '../../../platform/errors.ts';
import type { PaperRecord, OfficialPaperState } from '../contract/index.ts';

/** What can be done with a paper, from which states, and to which it leads. */
export const PAPER_ACTS = {
  circulate: { from: ['draft', 'for-comment'], to: 'for-comment' },
  confirm: { from: ['for-comment'], to: null },
  handOut: { from: ['approved', 'numbered', 'signed', 'issued'], to: null },
  edit: { from: ['draft', 'for-comment'], to: null },
  submit: { from: ['draft', 'for-comment'], to: 'submitted' },
  approve: { from: ['submitted'], to: 'approved' },
  sendBack: { from: ['submitted'], to: 'draft' },
  number: { from: ['approved'], to: 'numbered' },
  sign: { from: ['approved', 'numbered', 'signed'], to: 'signed' },
  issue: { from: ['numbered', 'signed'], to: 'issued' },
  recall: { from: ['approved', 'numbered', 'signed', 'issued'], to: 'recalled' },
  replace: { from: ['approved', 'numbered', 'signed', 'issued', 'recalled'], to: null },
} as const satisfies Readonly<Record<string, { readonly from: readonly OfficialPaperState[]; readonly to: OfficialPaperState | null }>>;
export type PaperAct = keyof typeof PAPER_ACTS;

/** Whether something can be done with a paper as it stands. */
export const mayDo = (act: PaperAct, state: OfficialPaperState): boolean =>
  (PAPER_ACTS[act].from as readonly OfficialPaperState[]).includes(state);

/** The state after an act; the same where the act changes none. @throws AppError paper-step. */
export function stateAfter(act: PaperAct, { state }: Pick<PaperRecord, 'state'>): OfficialPaperState {
  if (!mayDo(act, state)) throw new AppError('paper-step');
  return PAPER_ACTS[act].to ?? state;
}

/** Whether the files of a paper are frozen: downloads give exactly what was approved. */
export const isFrozen = ({ state }: Pick<PaperRecord, 'state'>): boolean => !['draft', 'for-comment', 'submitted'].includes(state);
