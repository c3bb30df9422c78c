import { existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { workerCandidates } from '../../server/live/media/worker/locate.ts';
import { workerPlaces } from '../../server/live/media/worker/places.ts';

/** Whether sound and picture are tried in their long form: once, as they know nothing of the database. */
export const isLongMedia = process.env['FULL'] === '1' && process.env['TEST_DATABASE'] !== 'postgresql';

/** Parts from outside of npm that some tests need; each `undefined` where it is not installed. `.ci/debian-parts` installs them. */
export const chromium = (): string | undefined => process.env['CHROMIUM'] ?? program('chromium', 'chromium-browser', 'google-chrome');
export const libreOffice = (): string | undefined => program('soffice', 'libreoffice');
/** Poppler's, which reads the text of a PDF. */
export const pdfToText = (): string | undefined => program('pdftotext');
export const ffmpeg = (): string | undefined => program('ffmpeg');
/** Carries sound and picture; `npm run media:worker` builds it. */
export const mediaWorker = (): string | undefined => workerCandidates(workerPlaces()).find(({ path }) => existsSync(path))?.path;

/** The path of the first of these programs that is in the PATH. */
function program(...names: string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return paths.find((path) => existsSync(path) && statSync(path).isFile());
}
