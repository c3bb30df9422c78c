import { icon } from '../../shell/icons.ts';
import { t } from '../../shell/words.ts';

/** The line of one file among those that are uploaded. */
export interface UploadRow {
  wait(): void;
  progress(part: number): void;
  finish(text: string): void;
  refuse(text: string): void;
  fail(text: string, again: () => void): void;
}

const GOES_AFTER_MS = 6000;

/** The box of the files being uploaded, made when the first one comes. */
function box(): HTMLElement {
  const known = document.querySelector<HTMLElement>('.uploads');
  if (known) return known;
  const made = document.createElement('section');
  made.className = 'uploads';
  made.setAttribute('aria-label', t('documents.drop.title'));
  const head = document.createElement('h2');
  head.textContent = t('documents.drop.title');
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'btn btn--quiet btn--icon btn--small';
  close.setAttribute('aria-label', t('common.action.close'));
  close.append(icon('i-close'));
  close.addEventListener('click', () => made.remove());
  const list = document.createElement('ul');
  list.setAttribute('role', 'status');
  made.append(head, close, list);
  document.body.append(made);
  return made;
}

/** Adds the line of a file. */
export function uploadRow(name: string): UploadRow {
  const row = document.createElement('li');
  const title = document.createElement('b');
  title.textContent = name;
  const state = document.createElement('span');
  const bar = document.createElement('progress');
  bar.max = 1;
  row.append(title, bar, state);
  box().querySelector('ul')?.append(row);
  const say = (kind: string, text: string): void => {
    row.className = kind;
    state.textContent = text;
    row.querySelector('button')?.remove();
    bar.hidden = kind !== 'is-going';
    goWhenDone();
  };
  return {
    wait: () => (bar.removeAttribute('value'), say('is-going', t('documents.drop.waiting'))),
    progress(part) {
      bar.value = part;
      if (part === 1) return say('is-going', t('documents.drop.storing'));
      state.textContent = t('documents.drop.sent', { n: Math.floor(part * 100) });
    },
    finish: (text) => say('is-done', text),
    refuse: (text) => say('is-refused', text),
    fail(text, again) {
      say('is-refused', text);
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'btn btn--small';
      button.textContent = t('documents.drop.again');
      button.addEventListener('click', again);
      row.append(button);
    },
  };
}

let timer = 0;

/** The box goes when everything is stored; what was refused stays until somebody has read it. */
function goWhenDone(): void {
  window.clearTimeout(timer);
  const shown = document.querySelector('.uploads');
  if (shown && !shown.querySelector('li:not(.is-done)')) timer = window.setTimeout(() => shown.remove(), GOES_AFTER_MS);
}
