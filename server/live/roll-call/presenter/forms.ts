import { knownIn, liveForm, numberIn, typedIn, type FormFields, type LiveForm } from '../../../platform/forms.ts';
import { rollCallContract as contract } from '../contract.ts';

const siteOf = (fields: FormFields) => ({ conferenceId: typedIn(fields, 'conferenceId'), siteId: typedIn(fields, 'siteId') });

/** What may be sent from the roll call, by the name that its forms carry. */
export const rollCallForms = {
  remind: liveForm(
    contract.remind,
    (fields) => (knownIn(fields, 'siteId') === null ? 'rollCall.reminded' : 'rollCall.remindedOne'),
    (fields) => ({ conferenceId: typedIn(fields, 'conferenceId'), siteId: knownIn(fields, 'siteId') }),
  ),
  ready: liveForm(contract.ready, 'rollCall.noted', (fields) => ({ ...siteOf(fields), ready: fields.ready === 'yes' })),
  count: liveForm(contract.count, 'rollCall.noted', (fields) => ({ ...siteOf(fields), present: numberIn(fields, 'present') })),
  resolve: liveForm(contract.resolve, 'rollCall.noted', (fields) => ({ ...siteOf(fields), incidentId: typedIn(fields, 'incidentId') })),
} satisfies Readonly<Record<string, LiveForm>>;
