import { existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { workerCandidates } from '../../server/live/media/worker/locate.ts';
import { workerPlaces } from '../../server/live/media/worker/places.ts';

/** Whether to run the long form of media tests: on one database only, because media do not depend on it. */
export const isLongMedia = process.env['FULL'] === '1' && process.env['TEST_DATABASE'] !== 'postgresql';

// Programs from outside npm that some tests need; `undefined` if not installed. `.ci/debian-parts` installs them.
export const chromium = (): string | undefined => process.env['CHROMIUM'] ?? program('chromium', 'chromium-browser', 'google-chrome');
/** Chromium without its windows, cameras and microphones, which costs a third less; else the whole browser. */
export const headlessShell = (): string | undefined => program('chromium-headless-shell') ?? chromium();
export const libreOffice = (): string | undefined => program('soffice', 'libreoffice');
/** Poppler's tool that reads the text of a PDF. */
export const pdfToText = (): string | undefined => program('pdftotext');
/** Poppler's tool that checks the signatures of a PDF. */
export const pdfSig = (): string | undefined => program('pdfsig');
export const openssl = (): string | undefined => program('openssl');
/** Checks the structure of a PDF. */
export const qpdf = (): string | undefined => program('qpdf');
export const ffmpeg = (): string | undefined => program('ffmpeg');
/** mediasoup's worker; `npm run media:worker` builds it. */
export const mediaWorker = (): string | undefined => workerCandidates(workerPlaces()).find(({ path }) => existsSync(path))?.path;

/** Path of the first of these programs found in the PATH. */
function program(...names: string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return paths.find((path) => existsSync(path) && statSync(path).isFile());
}
