import { t } from '../../../shell/words.ts';

/** Removes what is said below a cell. */
export const clearNote = (cell: HTMLElement): void => cell.querySelector('.cell-note')?.remove();

function note(cell: HTMLElement, text: string): HTMLElement {
  clearNote(cell);
  const block = document.createElement('div');
  block.className = 'cell-note';
  block.setAttribute('role', 'alert');
  const words = document.createElement('p');
  words.textContent = text;
  block.append(words);
  cell.append(block);
  block.scrollIntoView({ block: 'nearest' });
  return block;
}

/** Says below a cell what is wrong with what stands in it. */
export const noteFault = (cell: HTMLElement, text: string): void => void note(cell, text);

/** Says what somebody else stored there, with the choice between the two. */
export function noteTheirs(cell: HTMLElement, value: string, choices: Readonly<Record<'keepMine' | 'takeTheirs', () => void>>): void {
  const actions = document.createElement('div');
  actions.className = 'actions';
  for (const name of ['keepMine', 'takeTheirs'] as const) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn btn--small';
    button.textContent = t(`collections.panel.${name}`);
    button.addEventListener('click', choices[name]);
    actions.append(button);
  }
  note(cell, t('collections.panel.theirs', { value })).append(actions);
}
