import { restoreDraft } from '../../../shell/drafts.ts';
import { mayLeaveForms } from '../../../shell/forms.ts';
import { toast } from '../../../shell/toast.ts';
import { t } from '../../../shell/words.ts';
import { onFresh } from '../../agenda-editor/refreshing.ts';
import { recordAddress, isCopy, isNew, listPage, recordAt, recordInAddress, writeAddress, type ListPage } from './list-page.ts';
import { leaveField } from './fields.ts';
import { pressKeys } from './panel-keys.ts';
import type { Focus, RecordPanel } from './record-panel.ts';
import { linkOf, markRow } from './rows.ts';
import { saveByItself, type Editing } from './editing.ts';
import { sendForms } from './panel-forms.ts';
import { fetchSheet, fillPanel, type RecordPage } from './record-page.ts';

const isPhone = (): boolean => matchMedia('(max-width: 700px)').matches;

/**
 * Shows and edits the records of a list in a panel beside it; without JavaScript each has a page of its own. `onChosen`: called whenever the
 * list has to show which one is chosen. Returns null if the page has no such list.
 */
export function showRecordsInPanel(onChosen: (record: string | null) => void = () => {}): RecordPanel | null {
  const page = listPage();
  if (!page) return null;
  const mark = (record: string | null): void => {
    markRow(page, record);
    onChosen(record);
  };
  const panel = makePanel(page, mark);
  page.main.addEventListener('click', (event) => openLink(event, panel));
  addEventListener('popstate', () => void followAddress(panel));
  sendForms(panel);
  pressKeys(panel);
  onFresh(() => {
    mark(panel.record());
    void closeIfGone(panel);
  });
  void followAddress(panel);
  return panel;
}

function makePanel(page: ListPage, mark: (record: string | null) => void): RecordPanel {
  let shown: string | null = null;
  let asked = 0;
  let editing: Editing | null = null;
  /** Where the list was scrolled to when a panel took its place on a phone. */
  let listTop = 0;

  function reveal(record: string): void {
    if (shown === null) listTop = scrollY;
    shown = record;
    document.body.classList.add('has-panel');
    page.panel.hidden = false;
    mark(record);
  }
  function show(sheet: RecordPage, record: string, focus: Focus): void {
    asked += 1;
    reveal(record);
    fillPanel(page.panel, sheet);
    const form = page.panel.querySelector<HTMLFormElement>('form[data-record]');
    editing = form && saveByItself(form, recordAddress(page, record));
    const unsent = page.panel.querySelector<HTMLFormElement>('form[data-guard]:not([data-record])');
    // What the server did not take, or what was begun earlier.
    if (unsent && sheet.status >= 400) unsent.dataset.changed = '';
    else if (unsent && !isCopy(record)) restoreDraft(unsent);
    page.panel.scrollTop = 0;
    if (isPhone()) scrollTo(0, 0);
    if (focus === 'form') focusForm(page.panel);
    else if (isPhone()) page.panel.focus({ preventScroll: true });
  }
  function leave(): void {
    const link = linkOf(page, shown);
    asked += 1;
    shown = null;
    editing = null;
    page.panel.hidden = true;
    page.panel.replaceChildren();
    mark(null);
    if (isPhone()) scrollTo(0, listTop);
    link?.focus({ preventScroll: true });
  }
  /** Whether another record may be shown: after what is not stored yet was stored, or is given up. */
  async function mayLeave(): Promise<boolean> {
    leaveField(page.panel);
    await editing?.settled();
    return mayLeaveForms(page.panel);
  }
  return {
    page,
    record: () => shown,
    editing: () => editing,
    mayLeave,
    show,
    leave,
    async open(record, focus, isStep = true) {
      if (!(await mayLeave())) return;
      asked += 1;
      const number = asked;
      writeAddress(page, record, isStep);
      reveal(record);
      const sheet = await fetchSheet(recordAddress(page, record)).catch(() => null);
      if (number !== asked) return;
      // Without a line, or a login, the browser says so itself.
      if (!sheet || recordAt(page, sheet.address) === null) return location.assign(sheet?.address ?? recordAddress(page, record));
      show(sheet, record, focus);
    },
    forget(records) {
      if (shown === null || !records.includes(shown)) return;
      leave();
      writeAddress(page, null, false);
    },
    async close() {
      if (!(await mayLeave())) return;
      leave();
      writeAddress(page, null, true);
    },
  };
}

/** Takes in what is stored now; a record that somebody has removed meanwhile leaves the panel, and says so. */
async function closeIfGone(panel: RecordPanel): Promise<void> {
  const [record, editing] = [panel.record(), panel.editing()];
  if (!editing || record === null || (await editing.look()) || panel.record() !== record) return;
  panel.forget([record]);
  toast(t('collections.panel.removed'));
}

/** The first field that is to be filled in. */
function focusForm(panel: HTMLElement): void {
  const wrong = panel.querySelector<HTMLElement>('[aria-invalid="true"], .form-errors');
  (wrong ?? panel.querySelector<HTMLElement>('form[data-guard] :is(input.input, textarea.input, select.input)') ?? panel).focus();
}

/** A link to a record of the list shows it in the panel; the way back closes it. */
function openLink(event: MouseEvent, panel: RecordPanel): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !isPlain || link.target === '_blank' || link.hasAttribute('download')) return;
  const { page } = panel;
  const record = recordAt(page, link.href);
  const isBack = page.panel.contains(link) && new URL(link.href).pathname === location.pathname && link.hash === '';
  if (record === null && !isBack) return;
  event.preventDefault();
  if (record === null) return void panel.close();
  // A key pressed on the link, which makes a click without a place, goes on into the form; so does whoever adds something.
  void panel.open(record, event.detail === 0 || isNew(record) ? 'form' : 'list').then(() => showBelow(page));
}

/** On a window where the panel stands below the list, whoever presses a row sees what it does. */
function showBelow({ panel }: ListPage): void {
  if (!panel.hidden && !isPhone() && matchMedia('(max-width: 1279px)').matches) panel.scrollIntoView({ block: 'start' });
}

/** Shows what the address of the page says, also after Back. */
async function followAddress(panel: RecordPanel): Promise<void> {
  const record = recordInAddress(panel.page);
  if (record === panel.record()) return;
  if (record !== null) await panel.open(record, 'list', false);
  else if (await panel.mayLeave()) panel.leave();
}
