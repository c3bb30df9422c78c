import { sizeText } from '../../planning/documents/presenter.ts';
import { translate } from '../../i18n/translate.ts';
import { conferenceIn } from '../../planning/conferences/pages/fields.ts';
import { conferenceLayout } from '../../planning/conferences/pages/layout.ts';
import type { Answer, PageContext, PageRoutes } from '../../platform/pages/routes.ts';
import { archiveContract as contract, type ArchiveContents } from './contract.ts';

const HOME = '/conferences/:conferenceId/archive-file';
const COUNTED = ['papers', 'documents', 'files', 'photos', 'entries'] as const;

const counts = (lang: PageContext['lang'], contents: ArchiveContents) => [
  ...COUNTED.map((name) => ({ label: translate(lang, `archive.counted.${name}`), value: String(contents[name]) })),
  ...(contents.size > 0 ? [{ label: translate(lang, 'archive.counted.size'), value: sizeText(lang, contents.size) }] : []),
];

async function page(context: PageContext): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const frame = await conferenceLayout(context, conferenceId, 'overview');
  const { contents } = await context.run(contract.get, { conferenceId });
  return context.render('record/archive/page', {
    ...frame,
    counts: contents && counts(context.lang, contents),
    file: `/conferences/${conferenceId}/archive-file.zip`,
    back: `/conferences/${conferenceId}`,
  });
}

export function archivePages(routes: PageRoutes): void {
  routes.get(HOME, page);
  routes.get(`${HOME}.zip`, async (context) => context.file(await context.run(contract.file, { conferenceId: conferenceIn(context) })));
}
