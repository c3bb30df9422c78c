import { formatDate } from '../../../i18n/format.ts';
import { translate } from '../../../i18n/translate.ts';
import { typed } from '../../conferences/pages/fields.ts';
import type { Refusal } from '../../../platform/errors.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { erasureContract as contract } from '../contract.ts';
import { foundKey } from '../rules.ts';

const GOES = ['invitations', 'mails', 'contacts', 'seats', 'documents', 'versions'] as const;

/** The entries that the form has picked; null before it was sent. */
function pickedIn({ form }: PageContext): ReadonlySet<string> | null {
  if (form['digest'] === undefined) return null;
  return new Set([form['picked'] ?? []].flat());
}

async function preview(context: PageContext, refusal?: Refusal): Promise<Answer> {
  const { lang } = context;
  const { person, entries, goes, awards, digest } = await context.run(contract.preview, { id: context.params.id ?? '' });
  const picked = pickedIn(context);
  const view = {
    tab: 'directory',
    person,
    digest,
    problem: refusal?.code === 'name-differs' ? undefined : refusal?.message,
    nameError: refusal?.code === 'name-differs' ? refusal.message : undefined,
    entries: entries.map((entry) => ({
      key: foundKey(entry),
      title: entry.title,
      day: entry.date && formatDate(lang, entry.date, 'utc'),
      posts: entry.posts.join(', '),
      isUnsure: !entry.isSure,
      isHeld: entry.isHeld,
      checked: picked?.has(foundKey(entry)) ?? entry.isSure,
    })),
    goes: GOES.filter((what) => goes[what] > 0).map((what) => translate(lang, `erasure.goes.${what}`, { n: goes[what] })),
    awards: awards > 0 ? translate(lang, 'erasure.stays.awardsCounted', { n: awards }) : null,
  };
  return context.render('planning/erasure/erase', view, refusal === undefined ? 200 : 409);
}

async function erase(context: PageContext): Promise<Answer> {
  const of = [...(pickedIn(context) ?? [])].map((key) => {
    const [conferenceId = '', participantId = ''] = key.split('/');
    return { conferenceId, participantId };
  });
  const input = { id: context.params.id ?? '', digest: typed(context, 'digest'), name: typed(context, 'name'), of };
  const result = await context.attempt(contract.erase, input);
  return 'refusal' in result ? preview(context, result.refusal) : context.redirect('/directory', 'erasure.done');
}

export function erasurePages(routes: PageRoutes): void {
  routes.get('/directory/:id/erase', (context) => preview(context));
  routes.post('/directory/:id/erase', erase);
}
