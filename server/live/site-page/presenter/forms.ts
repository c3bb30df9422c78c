import { accessContract } from '../../../planning/sites/access/contract.ts';
import { knownIn, liveForm, numberIn, typedIn, type FormFields, type LiveForm } from '../../../platform/forms.ts';
import { CHECKS, rollCallContract, type Checks } from '../../roll-call/contract.ts';
import { votesContract } from '../../votes/contract/index.ts';
import { placeCountIn } from '../../votes/presenter/count-fields.ts';
import { proceedingsContract } from '../../sitting/contract/index.ts';

const conferenceOf = (fields: FormFields) => ({ conferenceId: typedIn(fields, 'conferenceId') });
const siteOf = (fields: FormFields) => ({ ...conferenceOf(fields), siteId: typedIn(fields, 'siteId') });

const TRIED: Readonly<Record<string, boolean | null>> = { good: true, bad: false };
const checksOf = (fields: FormFields): Checks =>
  Object.fromEntries(CHECKS.map((check) => [check, TRIED[typedIn(fields, check)] ?? null])) as Checks;
const isReady = (fields: FormFields): boolean => fields.ready === 'yes';

/** What a site may send from its own page, by the last part of the form's address. */
export const siteForms: Readonly<Record<string, LiveForm>> = {
  ready: liveForm(
    rollCallContract.ready,
    (fields) => (isReady(fields) ? 'sitePage.readySaid' : 'sitePage.unreadySaid'),
    (fields) => ({ ...siteOf(fields), ready: isReady(fields) }),
  ),
  checks: liveForm(rollCallContract.check, 'siteChecks.saved', (fields) => ({ ...siteOf(fields), checks: checksOf(fields) })),
  count: liveForm(rollCallContract.count, 'sitePage.counted', (fields) => ({ ...siteOf(fields), present: numberIn(fields, 'present') })),
  vote: liveForm(votesContract.count, 'votes.site.counted', placeCountIn),
  incident: liveForm(rollCallContract.report, 'sitePage.incidentSent', (fields) => ({ ...siteOf(fields), text: typedIn(fields, 'text') })),
  contact: liveForm(accessContract.setContact, 'sites.contactSaved', (fields) => ({
    ...siteOf(fields),
    contactName: knownIn(fields, 'contactName'),
    contactPhone: knownIn(fields, 'contactPhone'),
  })),
  ask: liveForm(proceedingsContract.request, 'sitePage.asked', (fields) => ({ ...conferenceOf(fields), topic: knownIn(fields, 'topic') })),
  withdraw: liveForm(proceedingsContract.withdraw, 'sitePage.withdrawn', (fields) => ({
    ...conferenceOf(fields),
    requestId: typedIn(fields, 'requestId'),
  })),
  end: liveForm(proceedingsContract.end, 'sitePage.ended', (fields) => ({ ...conferenceOf(fields), turnId: typedIn(fields, 'turnId') })),
};
