import type { Translated } from '../language.ts';
import type { errors as source } from '../vi/errors.ts';

export const errors: Translated<typeof source> = {
  invalid: 'Something is not right. Please correct what is named and send it again.',
  unauthenticated: 'Please sign in to do this.',
  forbidden: 'This account may not do this. Please ask the organizer of the conference.',
  'not-found': 'This was not found. The address may be wrong, or it was taken away.',
  conflict: 'This cannot be done in the present state. Please reload the page to see how things stand.',
  stale: 'Somebody else changed this first. Please look at the new version and edit again; what you entered was not saved.',
  'id-reused': 'This request id was used for another request.',
  'too-many': 'Too many attempts. Please wait {seconds} seconds and try again.',
  'too-large': 'What was sent is too large.',
  unavailable: 'The server is busy or stopping. Please try again in a few minutes.',
  internal: 'The server met an unexpected error. Nothing was changed; please try again, and tell the administrator if it happens again.',
  'form-expired': 'This page was open too long or the sign-in changed. Please reload the page and send it again.',
  'not-json': 'What was sent is not valid JSON.',
  fault: {
    'unknown-key': 'There is no such key in the format.',
    'time-zone': 'Not the name of a time zone, such as Asia/Ho_Chi_Minh.',
    'no-such-reference': 'Nothing has this id.',
    duplicate: 'Given twice.',
    required: 'Please fill this in.',
  },
};
