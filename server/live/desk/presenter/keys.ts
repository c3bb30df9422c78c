import type { Key } from '../../../i18n/translate.ts';
import type { ViewContext } from '../../live-page/presenter/view-context.ts';

interface DeskKey {
  /** As shown on its button, and in the list of keys. */
  readonly key: string;
  /** As the list shows it, if that is several keys. */
  readonly shown?: readonly string[];
  readonly words: Key;
  /** Also shown at the foot of the desk. */
  readonly inBar?: true;
}

/** The keys of the desk: its buttons, its list of keys and what its script does on a key are drawn from this table, in this order. */
export const DESK_KEYS = {
  primary: { key: 'Enter', words: 'desk.keys.primary' },
  press: { key: 'Space', words: 'desk.keys.press' },
  extend: { key: '1', words: 'desk.keys.extend' },
  limit: { key: '3', shown: ['3', '5', '7', '0'], words: 'desk.keys.limit' },
  pause: { key: 'P', words: 'desk.keys.pause' },
  finish: { key: 'K', words: 'desk.keys.finish' },
  recall: { key: 'G', words: 'desk.keys.recall' },
  requests: { key: 'D', words: 'desk.keys.requests' },
  list: { key: 'L', words: 'desk.keys.list' },
  move: { key: 'Alt', shown: ['Alt', '↑ ↓'], words: 'desk.keys.move' },
  announce: { key: 'T', words: 'desk.keys.announce' },
  hall: { key: 'H', words: 'deskMedia.keys.hall' },
  reopen: { key: 'O', words: 'deskMedia.keys.reopen' },
  screen: { key: 'S', words: 'deskMedia.keys.screen' },
  record: { key: 'R', words: 'deskMedia.keys.record' },
  closePanel: { key: 'Esc', words: 'deskMedia.keys.closePanel' },
  undo: { key: 'Z', words: 'desk.keys.undo' },
  choose: { key: '↑', shown: ['↑', '↓'], words: 'desk.keys.choose', inBar: true },
  invite: { key: 'M', words: 'desk.keys.invite', inBar: true },
  prepare: { key: 'B', words: 'desk.keys.prepare', inBar: true },
  closeAll: { key: 'X', words: 'deskMedia.keys.closeAll', inBar: true },
  find: { key: '/', words: 'desk.keys.find', inBar: true },
  help: { key: '?', words: 'common.keys.all', inBar: true },
} as const satisfies Readonly<Record<string, DeskKey>>;

/** Keys that press the button that shows them, if there is one now. Those that give the floor wait until the primary action has rested. */
export const PRESSING_KEYS = (
  ['extend', 'pause', 'finish', 'recall', 'hall', 'reopen', 'screen', 'record', 'prepare', 'closeAll', 'list'] as const
).map((name) => DESK_KEYS[name].key);

/** How long a turn may last, by key: the whole minutes, null for no countdown. */
export const LIMIT_KEYS = [
  { key: '3', minutes: 3 },
  { key: '5', minutes: 5 },
  { key: '7', minutes: 7 },
  { key: '0', minutes: null },
] as const;

/** With Alt, the arrows press the buttons that move the chosen speaker in the list. */
export const MOVE_KEYS = { up: 'Alt ↑', down: 'Alt ↓' } as const;

/** The keys at the foot of the desk, and all of them for their list. */
export function keysView({ t }: ViewContext) {
  const rows = Object.values<DeskKey>(DESK_KEYS).map(({ key, shown, words, inBar }) => ({ key, keys: shown, text: t(words), inBar }));
  return { bar: rows.filter(({ inBar }) => inBar), all: rows };
}
