import type { Page } from 'playwright-core';

/** What one desk does in a moment. */
export interface DeskPress {
  /** `enter`, or `enter twice`; `undo`: the last command, while its toast offers that; `button`: one of all others. */
  readonly what: 'enter' | 'enter twice' | 'undo' | 'button';
  /** Chooses among the buttons, in the order of the page. */
  readonly pick: number;
  /** Name of the only command to choose from; without one, from all of them. */
  readonly command?: string;
  /** Whether acts after which little is left may be chosen; closing the sitting is chosen only by its name. */
  readonly mayEnd: boolean;
  /** What is typed where a form asks for words. */
  readonly words: string;
}

/** What became of it. */
export interface DeskAnswer {
  /** The commands that left the page; empty if nothing was pressed, or the primary action rested. */
  readonly commands: readonly string[];
  /** Words of the refusal; null: accepted. */
  readonly refusal: string | null;
}

/** Presses at a desk, answers its question if there is one, and waits for the answer that its page shows. */
export const pressAtDesk = (page: Page, press: DeskPress): Promise<DeskAnswer> => page.evaluate(pressInPage, press);

/** Runs in the browser. */
async function pressInPage({ what, pick, command, mayEnd, words }: DeskPress): Promise<DeskAnswer> {
  const ENDS = /"(sitting\.adjourn|item\.(skip|postpone|finish)|queue\.remove|request\.defer)"/;
  const commands: string[] = [];
  const sent = (event: SubmitEvent): void => {
    const form = event.target as HTMLFormElement;
    // Not the question, which is a form as well.
    if (form.method === 'dialog') return;
    const source = form.id === 'desk-command' ? event.submitter : form.elements.namedItem('command');
    commands.push((source as HTMLButtonElement | HTMLInputElement).value);
  };
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 4));
  };
  const toast = (): Element | null => document.querySelector('#toasts .toast');
  const refusal = (): HTMLElement | null => document.querySelector<HTMLElement>('#desk-refusal:not([hidden])');
  const commandOf = (button: HTMLButtonElement): string =>
    button.form?.id === 'desk-command' ? button.value : (button.form?.querySelector<HTMLInputElement>('[name=command]')?.value ?? '');

  const isOffered = (text: string): boolean =>
    command === undefined ? !text.includes('"sitting.close"') && (mayEnd || !ENDS.test(text)) : text.includes(`"${command}"`);
  /** Buttons of the page that send a command, but for the primary one, which waits for a moment after each change. */
  const others = (): HTMLButtonElement[] =>
    [...document.querySelectorAll<HTMLButtonElement>('button[form=desk-command], form[data-command] button:not([type=button])')].filter(
      (button) => !button.disabled && !button.matches('.btn--primary.btn--large') && isOffered(commandOf(button)),
    );
  const click = (button: HTMLButtonElement | undefined): void => {
    button?.form?.querySelectorAll<HTMLInputElement>('textarea, input[name=reason]').forEach((field) => (field.value = words));
    button?.click();
  };
  const enter = (): boolean =>
    (document.activeElement ?? document.body).dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
    );

  window.addEventListener('submit', sent);
  const before = toast();
  const undo = what === 'undo' ? before?.querySelector('button') : null;
  if (undo) {
    commands.push('undo');
    undo.click();
  } else if (what === 'enter' || what === 'enter twice') {
    enter();
    if (what === 'enter twice') enter();
  } else {
    const buttons = others();
    click(buttons[pick % buttons.length]);
  }
  const question = document.querySelector<HTMLDialogElement>('dialog#confirm[open]');
  question?.querySelector<HTMLButtonElement>('button[value=yes]')?.click();
  if (question) await until(() => commands.length > 0);
  window.removeEventListener('submit', sent);
  if (commands.length > 0) await until(() => refusal() !== null || (toast() !== before && toast() !== null));
  return { commands, refusal: refusal()?.textContent?.trim() ?? null };
}

/** What a desk shows of the sitting. */
export interface DeskShown {
  readonly title: string;
  readonly primary: string;
  readonly list: readonly string[];
}

/** Waits until a desk has drawn an entry of the journal (`mayPress`: and its primary action has rested); returns what it shows. */
export const deskShows = (page: Page, revision: number, mayPress: boolean): Promise<DeskShown> =>
  page.evaluate(
    async ([last, rested]) => {
      const place = document.getElementById('desk-main');
      const isReady = (): boolean =>
        Number(document.body.dataset['revision']) >= last && !(rested && place?.hasAttribute('data-resting') === true);
      while (!isReady()) await new Promise((resolve) => setTimeout(resolve, 4));
      const words = (selector: string): string => document.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
      return {
        title: words('.stage h1'),
        primary: words('.stage .current-turn .btn--primary'),
        list: [...document.querySelectorAll('[data-row]')].map((row) => row.getAttribute('data-row') ?? ''),
      };
    },
    [revision, mayPress] as const,
  );
