import { numberIn, typedIn, type FormFields } from '../../../platform/forms.ts';

/** The vote that a form names. */
export const voteIn = (fields: FormFields) => ({ conferenceId: typedIn(fields, 'conferenceId'), voteId: typedIn(fields, 'voteId') });

/** The place in a vote that a form names. */
export const votePlaceIn = (fields: FormFields) => ({ ...voteIn(fields), siteId: typedIn(fields, 'siteId') });

/** A typed number; an empty field is no number, which the schema refuses with words. */
const headsIn = (fields: FormFields, name: string): number => numberIn(fields, name) ?? Number.NaN;

/** The three numbers of a place, and what was seen before. */
export const placeCountIn = (fields: FormFields) => ({
  ...votePlaceIn(fields),
  opinions: { agree: headsIn(fields, 'agree'), disagree: headsIn(fields, 'disagree'), none: headsIn(fields, 'none') },
  seen: Number(typedIn(fields, 'seen')),
});
