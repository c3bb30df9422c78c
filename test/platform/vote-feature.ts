import { z } from 'zod';
import { handleAppend, type DecisionContext, type Handler } from '../../server/platform/bus/handlers.ts';
import { Id, defineOperations, type InputOf, type Operation } from '../../server/platform/contract.ts';
import { AppError } from '../../server/platform/errors.ts';
import { entryKind, sliceOf, type Entry, type EntryKind, type NewEntry } from '../../server/platform/journal/contract.ts';
import { handleCorrection } from '../../server/platform/journal/correct.ts';
import { factSlice, undoableFactSlice } from '../../server/platform/journal/fact-slice.ts';
import type { Keyed } from '../../server/platform/journal/facts.ts';
import { correction } from '../../server/platform/journal/correction.ts';
import type { StateWithUndoLog } from '../../server/platform/journal/undo.ts';

// A made-up feature: votes on questions, one at a time.

interface VoteState extends StateWithUndoLog {
  readonly questions: Keyed<{ readonly isOpen: boolean; readonly yes: number }>;
  readonly openQuestionId: string | null;
}

const Question = z.strictObject({ questionId: Id, itemId: Id.nullable(), implied: z.boolean().optional() });
const itemOf = ({ itemId }: { readonly itemId: string | null }) => itemId;
export const opened = entryKind({ kind: 'vote.opened', data: Question, item: itemOf });
const counted = entryKind({ kind: 'vote.counted', data: Question.extend({ yes: z.number() }), item: itemOf });
const closed = entryKind({ kind: 'vote.closed', data: Question, item: itemOf });
const certified = entryKind({ kind: 'vote.certified', data: Question, item: itemOf });
export const kinds = new Map([opened, counted, closed, certified, correction].map((kind) => [kind.kind, kind as EntryKind]));

type QuestionData = z.output<typeof Question>;

export const voteSlice = undoableFactSlice<VoteState>({
  name: 'votes',
  initial: { questions: {}, openQuestionId: null, undoLog: [] },
  parts: { questions: 'keyed', openQuestionId: 'single' },
  factsByKind: {
    [opened.kind]: (_state, _entry, { questionId }: QuestionData) => ({
      questions: { [questionId]: { isOpen: true, yes: 0 } },
      openQuestionId: questionId,
    }),
    [counted.kind]: (_state, _entry, { questionId, yes }: z.output<typeof counted.data>) => ({
      questions: { [questionId]: { isOpen: true, yes } },
    }),
    [closed.kind]: ({ questions }, _entry, { questionId }: QuestionData) => ({
      questions: { [questionId]: { isOpen: false, yes: questions[questionId]?.yes ?? 0 } },
      openQuestionId: null,
    }),
    [certified.kind]: () => ({}),
  },
  lasting: [certified.kind],
  isConsistent: ({ questions, openQuestionId }) =>
    Object.entries(questions).every(([questionId, { isOpen }]) => isOpen === (questionId === openQuestionId)),
  entriesBefore: ({ openQuestionId }, after) =>
    openQuestionId !== null && openQuestionId !== after.openQuestionId
      ? [certified.make({ questionId: openQuestionId, itemId: null })]
      : [],
});

/** Another feature that sets facts from entries of the first. */
interface LampState extends StateWithUndoLog {
  readonly lamp: 'dark' | 'lit';
}
export const lampSlice = undoableFactSlice<LampState>({
  name: 'lamp',
  initial: { lamp: 'dark', undoLog: [] },
  parts: { lamp: 'single' },
  factsByKind: { [opened.kind]: () => ({ lamp: 'lit' }), [closed.kind]: () => ({ lamp: 'dark' }) },
});

/** One whose facts cannot be undone. */
export const tallySlice = factSlice<{ readonly opened: number }>({
  name: 'tally',
  initial: { opened: 0 },
  parts: { opened: 'single' },
  factsByKind: { [opened.kind]: (state) => ({ opened: state.opened + 1 }) },
});

export const slices = [voteSlice, lampSlice, tallySlice];

const { command } = defineOperations<'chair'>();
const Seq = z.strictObject({ seq: z.number() });
const OfQuestion = z.strictObject({ conferenceId: Id, questionId: Id, itemId: Id.nullable().default(null) });
export const votes = {
  open: command({ name: 'vote.open', summary: 'Open.', route: 'POST /votes', permit: ['chair'], input: OfQuestion, output: Seq }),
  count: command({
    name: 'vote.count',
    summary: 'Count.',
    route: 'POST /votes/count',
    permit: ['chair'],
    input: OfQuestion.extend({ yes: z.number() }),
    output: Seq,
  }),
  undo: command({
    name: 'vote.undo',
    summary: 'Undo.',
    route: 'POST /votes/undo',
    permit: ['chair'],
    input: z.strictObject({ conferenceId: Id, seq: z.number() }),
    output: Seq,
  }),
};

const appended = <T extends Operation>(
  operation: T,
  decide: (state: VoteState, input: InputOf<T>, context: DecisionContext) => NewEntry[],
): Handler =>
  handleAppend(operation, {
    prepare: async () => ({}),
    decide: (folded, input, context) => ({
      entries: decide(sliceOf(voteSlice, folded), input, context),
      output: (stored: readonly Entry[]) => ({ seq: stored.at(-1)?.seq ?? 0 }) as never,
    }),
  });

/** Opening a question closes the one before. */
export const handlers = [
  appended(votes.open, ({ openQuestionId }, { questionId, itemId }) => [
    ...(openQuestionId === null ? [] : [closed.make({ questionId: openQuestionId, itemId: null, implied: true }, 'morning')]),
    opened.make({ questionId, itemId }, 'morning'),
  ]),
  appended(votes.count, (_state, { questionId, itemId, yes }) => [counted.make({ questionId, itemId, yes }, 'morning')]),
  handleCorrection(votes.undo, slices, async (_context, { seq }) => {
    if (seq === 999) throw new AppError('archived');
  }),
];
