import { conferencesContract } from '../../planning/conferences/contract.ts';
import { translate, type Key } from '../../i18n/translate.ts';
import { AppError } from '../../platform/errors.ts';
import type { PageRoutes, UploadedFile, Visit } from '../../platform/pages/routes.ts';
import { interchangeContract as contract } from './contract.ts';
import { fileName, presentRefusal } from './presenter.ts';
import { progressOf } from './progress.ts';

const LARGEST = 32 * 1024 * 1024;

/** Only those who may import see the page at all. */
function requireImporter({ actor }: Visit): void {
  if (actor.kind === 'anonymous') throw new AppError('unauthenticated');
  if (!actor.rights.some((right) => contract.import.permit.some((permit) => permit === right))) throw new AppError('forbidden');
}

async function form(visit: Visit) {
  requireImporter(visit);
  return visit.page('record/import-export/import', {});
}

const askAgain = (visit: Visit, fault: Key) => visit.page('record/import-export/import', { fileError: translate(visit.lang, fault) }, 400);

function readJson({ bytes }: UploadedFile): { value: unknown } | null {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return null;
  }
}

async function send(visit: Visit) {
  requireImporter(visit);
  const file = visit.files.find(({ field }) => field === 'file');
  if (!file || file.bytes.length === 0) return askAgain(visit, 'interchange.fileMissing');
  if (file.bytes.length > LARGEST) return askAgain(visit, 'interchange.tooLarge');
  const json = readJson(file);
  if (!json) return askAgain(visit, 'interchange.notJson');
  const result = await visit.attempt(contract.import, json.value);
  if ('refusal' in result) return visit.page('record/import-export/import', { refusal: presentRefusal(visit.lang, result.refusal) }, 400);
  return done(visit, result.output.id, result.output.warnings);
}

async function done(
  visit: Visit,
  conferenceId: string,
  found: readonly { readonly message: string; readonly english: string; readonly paths: readonly string[] }[],
) {
  const { conference } = await visit.run(conferencesContract.get, { conferenceId });
  const warnings = found.map(({ message, english, paths }) => ({ message: visit.lang === 'en' ? english : message, paths }));
  return visit.page('record/import-export/done', { title: conference.title, href: `/conferences/${conferenceId}`, warnings });
}

/** How far the reader's own import has come, for the script that waits for it. */
const progress = async (visit: Visit) => visit.text('application/json', JSON.stringify(progressOf(visit.actor.id)));

async function download(visit: Visit) {
  const conferenceId = visit.params.conferenceId ?? '';
  const file = await visit.run(contract.export, { conferenceId });
  return visit.file(fileName(String(file.title)), 'application/json; charset=utf-8', Buffer.from(`${JSON.stringify(file, null, 1)}\n`));
}

/** Stands before the pages of conferences, whose addresses begin alike. */
export function interchangePages(routes: PageRoutes): void {
  routes.get('/conferences/import', form);
  routes.post('/conferences/import', send);
  routes.get('/conferences/import/progress', progress);
  routes.get('/conferences/:conferenceId/export', download);
}
