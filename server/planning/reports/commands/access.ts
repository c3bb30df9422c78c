import type { ChangeContext, QueryContext } from '../../../platform/bus/handlers.ts';
import { AppError } from '../../../platform/errors.ts';
import { requireConference, whereaboutsOf } from '../../conferences/store.ts';
import { siteIdentityOf } from '../../sites/access/commands.ts';
import { ownSite } from '../../sites/access/rules.ts';
import { siteList } from '../../sites/store.ts';
import type { Form } from '../contract/entities.ts';
import { isAskedSite } from '../rules/standing.ts';
import { requireForm } from '../store/forms.ts';

/** A conference whose reports may be changed. @throws AppError not-found, archived, is-rehearsal. */
export async function changeable({ tx }: ChangeContext, conferenceId: string) {
  const conference = await requireConference(tx, conferenceId);
  if ((await whereaboutsOf(tx, conferenceId)) === 'archived') throw new AppError('archived');
  if (conference.rehearsalOf !== null) throw new AppError('is-rehearsal');
  return conference;
}

/** A form that may be changed, as it was seen. @throws AppError also stale. */
export async function seenForm(scope: ChangeContext, { conferenceId, id, version }: { conferenceId: string; id: string; version: number }) {
  const conference = await changeable(scope, conferenceId);
  const form = await requireForm(scope.tx, conferenceId, id);
  if (form.version !== version) throw new AppError('stale');
  return { conference, form };
}

/** The site for which somebody acts. @throws AppError not-found, for a technician without one. */
export async function ownSiteOf(scope: Pick<QueryContext, 'actor' | 'roles' | 'db'> | ChangeContext, conferenceId: string) {
  const siteId = ownSite(await siteIdentityOf(scope, conferenceId));
  if (siteId === null) throw new AppError('not-found');
  return (await siteList.require('tx' in scope ? scope.tx : scope.db, conferenceId, siteId)).entity;
}

/** Whether a site sees a form. */
export const isShownTo = (form: Form, site: { readonly kind: string; readonly group: boolean }): boolean =>
  form.askedAt !== null && isAskedSite(site, form.audience);

/** The form on which one's own site reports. @throws AppError not-asked, besides those of the conference. */
export async function ownForm(scope: ChangeContext, conferenceId: string, id: string) {
  const conference = await changeable(scope, conferenceId);
  const site = await ownSiteOf(scope, conferenceId);
  const form = await requireForm(scope.tx, conferenceId, id);
  if (!isShownTo(form, site)) throw new AppError('not-asked');
  return { conference, form, key: { conferenceId, formId: id, siteId: site.id } };
}
