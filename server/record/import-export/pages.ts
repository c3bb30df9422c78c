import { conferencesContract } from '../../planning/conferences/contract.ts';
import { translate, type Key } from '../../i18n/translate.ts';
import { AppError } from '../../platform/errors.ts';
import type { PageRoutes, PageContext } from '../../platform/pages/routes.ts';
import { interchangeContract as contract } from './contract/index.ts';
import { exportFileName, presentRefusal } from './presenter.ts';
import { importProgressOf } from './commands/progress.ts';

const MAX_FILE_BYTES = 32 * 1024 * 1024;

/** Only those who may import see the page at all. */
function requireImporter({ actor }: PageContext): void {
  if (actor.kind === 'anonymous') throw new AppError('unauthenticated');
  if (!actor.rights.some((right) => contract.import.permit.some((permit) => permit === right))) throw new AppError('forbidden');
}

async function form(context: PageContext) {
  requireImporter(context);
  return context.render('record/import-export/import', {});
}

const askAgain = (context: PageContext, fault: Key) =>
  context.render('record/import-export/import', { fileError: translate(context.lang, fault) }, 400);

async function send(context: PageContext) {
  requireImporter(context);
  const file = context.files.find(({ field }) => field === 'file');
  if (!file || file.bytes.length === 0) return askAgain(context, 'importExport.fileMissing');
  if (file.bytes.length > MAX_FILE_BYTES) return askAgain(context, 'importExport.tooLarge');
  const result = await context.attempt(contract.import, file.bytes);
  if ('refusal' in result && result.refusal.code === 'not-json') return askAgain(context, 'importExport.notJson');
  if ('refusal' in result)
    return context.render('record/import-export/import', { refusal: presentRefusal(context.lang, result.refusal) }, 400);
  return done(context, result.output.id, result.output.warnings);
}

async function done(
  context: PageContext,
  conferenceId: string,
  found: readonly { readonly message: string; readonly english: string; readonly paths: readonly string[] }[],
) {
  const { conference } = await context.run(conferencesContract.get, { conferenceId });
  const warnings = found.map(({ message, english, paths }) => ({ message: context.lang === 'en' ? english : message, paths }));
  return context.render('record/import-export/done', { title: conference.title, href: `/conferences/${conferenceId}`, warnings });
}

/** How far the reader's own import has come, for the script that waits for it. */
const progress = async (context: PageContext) => context.text('application/json', JSON.stringify(importProgressOf(context.actor.id)));

async function download(context: PageContext) {
  const conferenceId = context.params.conferenceId ?? '';
  const file = await context.run(contract.export, { conferenceId });
  return context.file({
    name: exportFileName(String(file.title)),
    mediaType: 'application/json; charset=utf-8',
    content: Buffer.from(`${JSON.stringify(file, null, 1)}\n`),
    revalidate: false,
  });
}

/** Registered before the pages of conferences, whose paths begin the same. */
export function interchangePages(routes: PageRoutes): void {
  routes.get('/conferences/import', form);
  routes.post('/conferences/import', send, { uploadFor: contract.import });
  routes.get('/conferences/import/progress', progress);
  routes.get('/conferences/:conferenceId/export', download);
}
