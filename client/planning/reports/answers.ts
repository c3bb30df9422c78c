import { SiteAnswer, type ReportQuestion, type StoredAnswer } from '../../../server/planning/reports/contract/entities.ts';
import { answerText, fieldText } from '../../../server/planning/reports/presenter/own.ts';
import { isOfOthers, sameAnswer } from '../../../server/planning/reports/rules/answers.ts';
import { answerTyped } from '../../../server/planning/reports/rules/typed.ts';
import { pageLang } from '../../shell/page.ts';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** A question on the page of a site: its fields, and what is stored of it as this page knows. */
export class QuestionField {
  readonly question: ReportQuestion;
  readonly #row: HTMLElement;
  /** The version of a dispute that is shown, until one of the two answers is chosen. */
  #disputed: StoredAnswer | null = null;

  constructor(row: HTMLElement, question: ReportQuestion) {
    this.#row = row;
    this.question = question;
    this.#find('[data-keep]')?.addEventListener('click', () => this.#keep());
    this.#find('[data-take]')?.addEventListener('click', () => this.#take());
    for (const button of row.querySelectorAll<HTMLElement>('[data-keep], [data-take]')) button.hidden = false;
  }

  get isDisputed(): boolean {
    return this.#disputed !== null || this.#find('[data-dispute]')?.hidden === false;
  }

  /** What is typed; null for a figure that cannot be read, which the page then says. */
  read(): SiteAnswer | null {
    const checked = this.#row.querySelector<HTMLInputElement>('[data-state]:checked');
    const answer = answerTyped(pageLang(), this.question, checked?.value ?? 'given', this.#value?.value ?? '');
    const error = this.#find('[data-error]');
    if (error) error.hidden = answer !== null;
    this.#value?.toggleAttribute('aria-invalid', answer === null);
    return answer;
  }

  get version(): number {
    return Number(this.#hidden('version')?.value ?? 0);
  }

  /** Whether something other than what is stored is typed, and no other answer stands beside it. */
  get isChanged(): boolean {
    if (this.isDisputed) return false;
    const answer = this.read();
    return answer !== null && !sameAnswer(answer, this.#stored);
  }

  /**
   * What the server has: in the field too, unless something else is typed there or is being typed. Nothing that was typed is stored over
   * an answer that came in between. `sent`: what this page had just sent.
   */
  know(stored: StoredAnswer, isDisputed: boolean, sent: SiteAnswer | undefined): void {
    const typed = this.read();
    const { questionId: _questionId, version, ...answer } = stored;
    const isOurs = typed !== null && sameAnswer(typed, answer);
    const isUntouched = typed !== null && sameAnswer(typed, this.#stored);
    const isOverlooked = !isUntouched && isOfOthers(stored, this.version, sent);
    if ((isDisputed || isOverlooked) && !isOurs) return this.#dispute(stored);
    this.#store(answer, version);
    if (isUntouched && !isOurs && !this.#row.contains(document.activeElement)) this.#show(answer);
    if (isUntouched && !isOurs && this.#row.contains(document.activeElement)) this.#dispute(stored);
  }

  #dispute(stored: StoredAnswer): void {
    this.#disputed = stored;
    const [box, theirs] = [this.#find('[data-dispute]'), this.#find('[data-theirs]')];
    if (theirs) theirs.textContent = answerText(pageLang(), this.question, stored);
    if (box) box.hidden = false;
    this.#row.classList.add('is-disputed');
  }

  #settle(): void {
    const box = this.#find('[data-dispute]');
    if (box) box.hidden = true;
    this.#row.classList.remove('is-disputed');
    this.#disputed = null;
  }

  /** The answer of this page is stored over that of somebody else, now that both were seen. */
  #keep(): void {
    if (this.#disputed) this.#store(this.#disputed, this.#disputed.version);
    this.#settle();
    this.#value?.dispatchEvent(new Event('change', { bubbles: true }));
  }

  #take(): void {
    const theirs = this.#disputed ?? this.#stored;
    if (this.#disputed) this.#store(this.#disputed, this.#disputed.version);
    this.#settle();
    this.#show(theirs);
    this.#value?.dispatchEvent(new Event('change', { bubbles: true }));
  }

  #show(answer: SiteAnswer): void {
    if (this.#value) this.#value.value = fieldText(pageLang(), answer);
    const state = answer.state === 'empty' ? 'given' : answer.state;
    const radio = this.#row.querySelector<HTMLInputElement>(`[data-state][value="${state}"]`);
    if (radio) radio.checked = true;
  }

  #store({ state, number, text }: SiteAnswer, version: number): void {
    const [known, seen] = [this.#hidden('stored'), this.#hidden('version')];
    if (known) known.value = JSON.stringify({ state, number, text });
    if (seen) seen.value = String(version);
  }

  get #stored(): SiteAnswer {
    return SiteAnswer.parse(JSON.parse(this.#hidden('stored')?.value ?? 'null'));
  }

  get #value(): Field | null {
    return this.#row.querySelector<Field>('[data-value]');
  }

  #hidden(name: string): HTMLInputElement | null {
    return this.#row.querySelector<HTMLInputElement>(`input[name="${name}"]`);
  }

  #find(selector: string): HTMLElement | null {
    return this.#row.querySelector<HTMLElement>(selector);
  }
}
