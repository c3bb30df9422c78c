import { MAX_PHOTO_BYTES, PHOTO_TYPES } from '../../../server/record/photos/contract.ts';
import { formatClock } from '../../../server/i18n/format.ts';
import { photoFilesOf, photoForm, readPhoto, type PhotoFiles } from '../../live/media/photo-files.ts';
import { takeStill } from '../../live/media/still.ts';
import { refresh } from '../../planning/agenda-editor/refreshing.ts';
import { post, type Sent } from '../../planning/documents/posting.ts';
import { uploadRow, type UploadRow } from '../../planning/documents/upload-rows.ts';
import { pageLang, pageZone } from '../../shell/page.ts';
import { t } from '../../shell/words.ts';

const conferenceId = document.querySelector<HTMLElement>('[data-photos]')?.dataset['photos'];
const home = `/conferences/${conferenceId}/photos`;

/** One after the other: a phone has no room for many pictures at once, and a line that is shared is not faster for two. */
let queue: Promise<void> = Promise.resolve();

const chosenItem = (): string => document.querySelector<HTMLSelectElement>('[data-photo-item]')?.value ?? '';

function show(row: UploadRow, sent: Sent, again: () => void): void {
  if (sent.kind === 'lost') return row.fail(t('documents.drop.lost'), again);
  if (sent.kind === 'refused') return row.refuse(sent.message);
  row.finish(t('photos.add.done'));
  void refresh().then(showWays, () => {});
}

/** Sends what was read, and again when asked to. */
function send(row: UploadRow, form: FormData): Promise<void> {
  const again = (): void => {
    row.wait();
    queue = queue.then(() => send(row, form));
  };
  return post(home, form, row.progress).then((sent) => show(row, sent, again));
}

/** Adds chosen files, each for itself. */
function addFiles(files: readonly File[]): void {
  const itemId = chosenItem();
  for (const file of files) {
    const row = uploadRow(file.name);
    const fault = faultOf(file);
    if (fault !== null) row.refuse(fault);
    else {
      row.wait();
      queue = queue.then(() => addFile(row, file, itemId));
    }
  }
}

function faultOf({ type, size }: File): string | null {
  if (!PHOTO_TYPES.some((one) => one === type)) return t('photos.errors.photo-type');
  return size > 4 * MAX_PHOTO_BYTES ? t('photos.add.tooLarge') : null;
}

async function addFile(row: UploadRow, file: File, itemId: string): Promise<void> {
  const read: PhotoFiles | null = await readPhoto(file);
  if (!read) return row.refuse(t('photos.add.unreadable'));
  if (read.picture.size > MAX_PHOTO_BYTES) return row.refuse(t('photos.add.tooLarge'));
  await send(row, photoForm(read, { origin: 'upload', takenAt: String(file.lastModified), itemId }));
}

/** Takes a still of the programme and adds it. The button says that it works, and is pressed once at a time. */
async function addStill(button: HTMLButtonElement): Promise<void> {
  const words = button.querySelector('span');
  const before = words?.textContent ?? '';
  button.disabled = true;
  if (words) words.textContent = t('photos.add.taking');
  const row = uploadRow(t('photos.add.stillName', { time: formatClock(pageLang(), Date.now(), pageZone()) }));
  row.wait();
  const picture = await takeStill(conferenceId ?? '').catch(() => null);
  const files = picture && (await photoFilesOf(picture));
  if (files) await send(row, photoForm(files, { origin: 'still', takenAt: '', itemId: '' }));
  else row.refuse(t('photos.add.noPicture'));
  button.disabled = false;
  if (words) words.textContent = before;
}

/** The ways to add pictures are of this script, and shown by it. */
function showWays(): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-adding]')) part.hidden = false;
}

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;

function takeDropped(): void {
  const main = document.querySelector('main');
  // Anywhere else the browser would leave the page for the file.
  document.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    main?.classList.add('is-drop-target');
  });
  document.addEventListener('dragleave', ({ relatedTarget }) => relatedTarget === null && main?.classList.remove('is-drop-target'));
  document.addEventListener('drop', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    main?.classList.remove('is-drop-target');
    addFiles([...(event.dataTransfer?.files ?? [])]);
  });
}

if (conferenceId !== undefined) {
  showWays();
  takeDropped();
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.dataset['photoFiles'] === undefined) return;
    addFiles([...(target.files ?? [])]);
    target.value = '';
  });
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLButtonElement>('[data-still]') : null;
    if (button) void addStill(button);
  });
}
