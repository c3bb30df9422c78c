import { z } from 'zod';
import { newId } from '../../../server/platform/ids.ts';
import type { SentNow } from '../../../server/platform/sockets/protocol.ts';
import { startFrom } from '../../clock.ts';
import { connection, follow, Refused } from '../../connection.ts';
import { toast } from '../../shell/toast.ts';
import { t } from '../../shell/words.ts';
import { PartCarets } from './co-editing/carets.ts';
import { CoEditing } from './co-editing/co-editing.ts';
import { createEditor } from './editor.ts';
import { editNote } from './notes.ts';
import { closeNotes, sayAbove } from './paste-note.ts';
import { lineOf, shelfOf } from './part-line.ts';
import { PartText, RETRY_DELAY_MS } from './part-text.ts';
import { isPassing } from './recovering.ts';
import { saveBeforeLeaving, showSaveState, watchLine } from './save-state.ts';
import { refreshSheet, showSheet, type OpenPart, type PageParts } from './sheet.ts';
import { followKeys, followPresses, useTools } from './tools.ts';

/** Facts may arrive in bursts; draw once. */
const REDRAW_DELAY_MS = 250;
/** Refresh interval for the length of the current speech. */
const SPEECH_REFRESH_MS = 20_000;
/** How often to check whether somebody has signed in again, while there are unsent words. */
const SIGN_IN_CHECK_INTERVAL_MS = 5000;

const Page = z.object({ conferenceId: z.string(), canWrite: z.boolean(), user: z.string(), now: z.number() });

/** Debounces a function: runs it once, a moment after the last call. */
function calmly(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  return () => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(act, REDRAW_DELAY_MS);
  };
}

function start({ conferenceId, canWrite, user, now }: z.output<typeof Page>): void {
  startFrom(now);
  const parts = new Map<string, OpenPart>();
  const page: PageParts = { conferenceId, canWrite, parts, current: null, writing: [] };
  const show = calmly(() => showSheet(page));
  const refresh = calmly(() => void refreshSheet(page).catch(() => {}));
  const texts: PartText[] = [];
  const coEditing = new CoEditing(page, user, show);
  const moved = (): void => {
    coEditing.moved();
    show();
  };
  const changed = (): void => {
    if (canWrite) showSaveState(texts);
    moved();
  };
  const tab = newId();
  for (const place of document.querySelectorAll<HTMLElement>('[data-part]:not([data-hidden])')) {
    const part = place.dataset.part ?? '';
    const [line, shelf] = [lineOf(conferenceId, part), shelfOf(user, conferenceId, part, tab)];
    const text = new PartText({ part, line, shelf, onChange: changed, onMoved: sayMoved, onWithdrawn: sayWithdrawn });
    const carets = new PartCarets(text.doc, () => coEditing.moved());
    texts.push(text);
    parts.set(part, { text, carets, editor: openEditor(page, place, { text, carets }, moved) });
  }
  if (canWrite) {
    useTools(page);
    closeNotes();
    watchLine(texts, () => texts.forEach((text) => void text.send()));
    saveBeforeLeaving(texts);
  }
  followPresses(page);
  followKeys(page);
  listen(page, refresh, coEditing);
  setInterval(show, SPEECH_REFRESH_MS);
}

const openEditor = (page: PageParts, place: HTMLElement, { text, carets }: Omit<OpenPart, 'editor'>, onMove: () => void) =>
  createEditor({
    place,
    doc: text.doc,
    carets,
    label: place.dataset.title ?? '',
    editable: page.canWrite,
    editNote: (editor, position) => void editNote(editor, position),
    onFocus: () => {
      page.current = place.dataset.part ?? null;
      onMove();
    },
    onBlur: onMove,
  });

/** Keeps the page, because of its unsent words, until somebody has signed in again in another tab. */
function waitForSignIn(parts: PageParts['parts']): void {
  if ([...parts.values()].every(({ text }) => text.state === 'saved')) return location.reload();
  setTimeout(() => connection().disconnect().connect(), SIGN_IN_CHECK_INTERVAL_MS);
}

const sayWithdrawn = (words: string, reason: string): void => sayAbove(t('minutes.state.withdrawn', { reason, words }));

const sayMoved = (): void => toast(t('minutes.state.moved'));

/** Brings a part up to date: fetches its text and sends what pages closed too early kept. Retried until both have succeeded. */
function bringUpToDate(text: PartText, canWrite: boolean): void {
  const steps = text.fetch().then(() => (canWrite ? text.recover() : undefined));
  steps.catch((error: unknown) => {
    if (!(error instanceof Refused) || isPassing(error.refusal)) setTimeout(() => bringUpToDate(text, canWrite), RETRY_DELAY_MS);
  });
}

/** Sends everything typed here, because somebody is keeping a version that has to contain it. */
async function sendNow(parts: readonly OpenPart[]): Promise<SentNow> {
  await Promise.all(parts.map(({ text }) => text.settled()));
  return { isSaved: isSaved(parts) };
}

const isSaved = (parts: readonly OpenPart[]): boolean => parts.every(({ text }) => text.state === 'saved');

/** Listens for proceedings and other people's words. */
function listen(page: PageParts, refresh: () => void, coEditing: CoEditing): void {
  const { conferenceId, canWrite, parts } = page;
  connection().on('minutes', (news: { conferenceId: string; part: string; moved?: boolean }) => {
    if (news.conferenceId !== conferenceId) return;
    if (news.moved && parts.has(news.part)) sayMoved();
    void parts
      .get(news.part)
      ?.text.fetch()
      .catch(() => {});
  });
  follow(conferenceId, {
    slices: [],
    onState: refresh,
    onRefollow: refresh,
    onFollowed() {
      parts.forEach(({ text }) => bringUpToDate(text, canWrite));
      coEditing.followed();
    },
    onEnded: () => waitForSignIn(parts),
    ...(canWrite && { sendNow: () => sendNow([...parts.values()]), isSaved: () => isSaved([...parts.values()]) }),
  });
}

const given = Page.safeParse(JSON.parse(document.body.dataset.page ?? 'null'));
if (given.success) start(given.data);
