import type { RecordPanel } from '../collections/panel/record-panel.ts';
import { t } from '../../shell/words.ts';
import { uploadFiles, type UploadPlace } from './uploading.ts';

/** A part of the page onto which files can be dropped. */
interface DropTarget {
  readonly element: HTMLElement;
  readonly to: UploadPlace;
}

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;

/**
 * Takes files that are dropped: onto the list of documents as new ones, onto an open document as its next version, onto an agenda item as
 * documents of it; and those chosen in the panel of an item.
 */
export function takeFiles(panel: RecordPanel): void {
  const { conferenceId } = panel.page;
  let marked: HTMLElement | null = null;
  const mark = (element: HTMLElement | null): void => {
    marked?.classList.remove('is-drop-target');
    element?.classList.add('is-drop-target');
    marked = element;
  };
  // Anywhere else the browser would leave the page for the file.
  document.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    const target = targetOf(event.target, panel);
    mark(target?.element ?? null);
    if (event.dataTransfer) event.dataTransfer.dropEffect = target ? 'copy' : 'none';
  });
  document.addEventListener('dragleave', ({ relatedTarget }) => relatedTarget === null && mark(null));
  document.addEventListener('drop', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    mark(null);
    const target = targetOf(event.target, panel);
    if (target) uploadFiles(conferenceId, [...(event.dataTransfer?.files ?? [])], target.to);
  });
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.dataset.uploadTo === undefined) return;
    const { uploadTo: id, uploadTitle: title = '' } = target.dataset;
    uploadFiles(conferenceId, [...(target.files ?? [])], { kind: 'item', id, title });
    target.value = '';
  });
}

function targetOf(target: EventTarget | null, panel: RecordPanel): DropTarget | null {
  const within = target instanceof Element ? target : null;
  const row = within?.closest<HTMLElement>('[data-item]');
  if (panel.page.collections.includes('agenda/items')) return row ? itemOf(row) : panelOf(within, panel, /^agenda\/items\/([^/?]+)$/);
  return panelOf(within, panel, /^documents\/([^/?]+)$/) ?? { element: panel.page.main, to: { kind: 'list' } };
}

const titleIn = (element: Element | null | undefined): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

const itemOf = (row: HTMLElement): DropTarget => ({
  element: row,
  to: { kind: 'item', id: row.dataset.item ?? '', title: titleIn(row.querySelector('[data-row-title]')) },
});

/** The record that the panel shows, if files are dropped there; none that is not stored yet. */
function panelOf(within: Element | null, { page, record }: RecordPanel, of: RegExp): DropTarget | null {
  const [, id] = of.exec(record() ?? '') ?? [];
  if (within === null || !page.panel.contains(within) || id === undefined || id === 'new') return null;
  const title = titleIn(page.panel.querySelector('.page-head h2')) || t('documents.title');
  return { element: page.panel, to: { kind: page.ofItem === null ? 'document' : 'item', id, title } };
}
