import type { Fault } from '../../../platform/errors.ts';
import type { SiteAnswer, ReportQuestion, StoredAnswer } from '../contract/entities.ts';

/** Nothing is said yet. */
export const EMPTY: SiteAnswer = { state: 'empty', number: null, text: null };

/** An answer alone, whatever it was stored with. */
export const bare = ({ state, number, text }: SiteAnswer): SiteAnswer => ({ state, number, text });

export const sameAnswer = (a: SiteAnswer, b: SiteAnswer): boolean => a.state === b.state && a.number === b.number && a.text === b.text;

type Wrong = Omit<Fault, 'path'>;

/** What is wrong with an answer to a question; null if nothing is. */
function faultOf({ kind, options }: ReportQuestion, { state, number, text }: SiteAnswer): Wrong | null {
  if (state !== 'given') return number === null && text === null ? null : { message: 'answer-with-state' };
  if (kind === 'number') return number !== null && text === null ? null : { message: 'not-number' };
  if (number !== null || text === null) return { message: 'not-text' };
  return kind === 'choice' && !options.includes(text) ? { message: 'not-an-option', params: { options: options.join('; ') } } : null;
}

/** What is wrong with answers, by their place in the input. */
export function answerFaults(
  questions: readonly ReportQuestion[],
  answers: readonly (SiteAnswer & { readonly questionId: string })[],
): Fault[] {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const isRepeated = answers.length > new Set(answers.map(({ questionId }) => questionId)).size;
  const faults = answers.flatMap((answer, at): Fault[] => {
    const question = byId.get(answer.questionId);
    if (!question) return [{ path: `answers.${at}.questionId`, message: 'no-such-reference' }];
    const wrong = faultOf(question, answer);
    return wrong === null ? [] : [{ path: `answers.${at}`, ...wrong }];
  });
  return isRepeated ? [...faults, { path: 'answers', message: 'duplicate' }] : faults;
}

/** Required questions that nothing is said about. Not applicable and not known are something said. */
export function missingAnswers(questions: readonly ReportQuestion[], answers: readonly StoredAnswer[]): ReportQuestion[] {
  const said = new Set(answers.filter(({ state }) => state !== 'empty').map(({ questionId }) => questionId));
  return questions.filter(({ id, required }) => required && !said.has(id));
}

export type SeenAnswer = SiteAnswer & { readonly questionId: string; readonly version: number };

/** What becomes of answers that were written over those seen: the ones to store, each of its new version, and the questions in dispute. */
export function writtenOver(stored: readonly StoredAnswer[], written: readonly SeenAnswer[]) {
  const byId = new Map(stored.map((answer) => [answer.questionId, answer]));
  const store: StoredAnswer[] = [];
  const disputed: string[] = [];
  for (const { questionId, version, ...given } of written) {
    const now = byId.get(questionId);
    if (sameAnswer(now ?? EMPTY, bare(given))) continue;
    if ((now?.version ?? 0) === version) store.push({ questionId, ...bare(given), version: version + 1 });
    else disputed.push(questionId);
  }
  return { store, disputed };
}

/** Whether an answer that the server tells is that of somebody else since this page saw one. `sent`: what this page had just sent. */
export const isOfOthers = (told: StoredAnswer, seen: number, sent: SiteAnswer | undefined): boolean =>
  told.version !== seen && !(sent !== undefined && sameAnswer(sent, told));

/** The sum of the versions of answers: it grows with every answer that is written. */
export const seenOf = (answers: readonly Pick<StoredAnswer, 'version'>[]): number => answers.reduce((sum, { version }) => sum + version, 0);
