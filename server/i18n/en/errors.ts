import type { Translated } from '../language.ts';
import type { errors as source } from '../vi/errors.ts';

export const errors: Translated<typeof source> = {
  invalid: 'Some of the input is not valid. Please correct what is listed and send it again.',
  unauthenticated: 'Please sign in to do this.',
  forbidden: 'This account does not have permission to do this. Please contact the organizers of the conference.',
  'not-found': 'Not found. The address may be wrong, or the content has been removed.',
  conflict: 'This is not possible in the current state. Please reload the page to see the current state.',
  stale: 'Somebody else changed this first. Please review the new version and edit again; what you entered was not saved.',
  'id-reused': 'This request id has already been used for another request.',
  'too-many': 'Too many attempts. Please wait {seconds} seconds and try again.',
  'too-large': 'The data sent is too large.',
  unavailable: 'The server is busy or stopping. Please try again in a few minutes.',
  internal:
    'The server encountered an unexpected error. Nothing was changed; please try again, and tell the administrator if it happens again.',
  archived: 'This conference is archived and cannot be changed. Restore it from the archive first.',
  'in-use': {
    one: 'This is used in {n} other place. Remove it there before deleting.',
    other: 'This is used in {n} other places. Remove it there before deleting.',
  },
  'form-expired': 'This page was open too long, or the sign-in has changed. Please reload the page and send it again.',
  'not-json': 'The content sent is not valid JSON.',
  fault: {
    'site-not-group': 'Only a group has this.',
    'site-group-in-group': 'A group cannot be part of another group.',
    'above-clearance': 'This level is above the clearance of this account.',
    'not-base64': 'Not valid base64.',
    'unknown-key': 'There is no such field in the format.',
    'time-zone': 'Not the name of a time zone, for example Asia/Ho_Chi_Minh.',
    'no-such-reference': 'No entry has this id.',
    duplicate: 'Duplicate.',
    required: 'Please fill this in.',
    'bad-id':
      'An id consists of unaccented letters, digits, dots, underscores and hyphens, starts with a letter or digit and has at most 80 characters.',
    'bad-date': 'Not a real date in the form 2025-11-26.',
    'bad-month': 'Not a month in the form 2025-11.',
    'bad-starts': 'Expected a time such as 08:00, or a part of the day: morning, afternoon, evening.',
    'bad-due': 'Expected one of { before: date }, { by: date }, { within: year }.',
    'bad-end': 'Expected a date such as 2027-11-26, or “series.next”.',
    'bad-province': 'No province or city has this code.',
    'bad-format': 'Only the format “conference/1” is supported.',
    'bad-text': 'Contains invalid characters.',
    'bad-number': 'The number is too large.',
    'too-deep': 'Nested too deeply.',
    'reserved-key': 'This name is reserved by the software; please choose another.',
  },
};
