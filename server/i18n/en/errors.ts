import type { Translated } from '../language.ts';
import type { errors as source } from '../vi/errors.ts';

export const errors: Translated<typeof source> = {
  invalid: 'Some of the input is not valid. Please correct what is listed and send it again.',
  unauthenticated: 'Please sign in to do this.',
  'above-clearance':
    'This level is above your own clearance, so you cannot grant it, see its codes or change it. Somebody cleared for that level has to.',
  forbidden: 'This account does not have permission to do this. Please contact the organizers of the conference.',
  'not-found': 'Not found. The address may be wrong, or the content has been removed.',
  conflict: 'This is not possible in the current state. Please reload the page to see the current state.',
  stale: 'Somebody else changed this first. Please review the new version and edit again; what you entered was not saved.',
  'id-reused': 'This request id has already been used for another request.',
  'too-many': 'Too many attempts. Please wait {seconds} seconds and try again.',
  'too-large': 'The data sent is too large.',
  busy: 'Too many requests are waiting for an answer. Wait for earlier ones and send this again.',
  'too-many-sockets': 'There are {n} connections from the same network address, the maximum. Close some pages, or tell the administrator.',
  unavailable: 'The server is busy or stopping. Please try again in a few minutes.',
  'database-unreachable':
    'The server cannot reach its database, so nothing was stored. Try again in a few minutes; if this continues, tell the administrator.',
  'database-missing':
    "The database's file is gone from the server, so nothing can be stored. Tell the administrator at once: put the file back and restart the server.",
  'database-replaced':
    "The database's file was replaced by another one, so nothing can be stored. Tell the administrator at once: restart the server with the right file.",
  'database-full': "The server's disk is full, so nothing can be stored. Ask the administrator to free up space, then try again.",
  'database-read-only':
    'The server may not write to its database. Ask the administrator to check the permissions of the file and its folder.',
  'database-corrupt': 'The database is damaged. Tell the administrator at once: stop the server and restore a backup.',
  'database-broken': "The database has read and write errors. Ask the administrator to check the server's disk.",
  'work-too-long':
    'This was not done after {seconds} seconds, so the server stopped it; nothing has changed. Split the content, or try again when the server has less to do.',
  'work-too-large':
    'This needs more memory than the server gives to one task, so it was stopped; nothing has changed. Split the content and try again.',
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
    'not-text': 'Expected text.',
    'not-number': 'Expected a number.',
    'not-whole-number': 'Expected a whole number.',
    'not-boolean': 'Expected true or false.',
    'not-list': 'Expected a list.',
    'not-object': 'Expected an object with named fields.',
    'only-value': 'Only “{value}” is accepted.',
    'not-an-option': 'Expected one of: {options}.',
    'too-long': { one: 'At most {n} character.', other: 'At most {n} characters.' },
    'too-short': { one: 'At least {n} character.', other: 'At least {n} characters.' },
    'number-too-large': 'Must not be greater than {n}.',
    'number-too-small': 'Must not be less than {n}.',
    'too-many-entries': { one: 'At most {n} entry.', other: 'At most {n} entries.' },
    'too-few-entries': { one: 'At least {n} entry is needed.', other: 'At least {n} entries are needed.' },
    'bad-form': 'Not in the expected form.',
    'bad-value': 'Not a valid value.',
    'bad-phone': 'A phone number consists of 3 to 30 digits, spaces, dots, hyphens and brackets, with an optional + in front.',
    'bad-login':
      'A login name has 2 to 60 lower-case unaccented letters, digits, dots, underscores and hyphens, and starts with a letter or digit.',
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
