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
    'The server cannot reach its database. If you were saving or sending something, look in a few minutes whether it was stored before you do it again; if this continues, tell the administrator.',
  'database-missing':
    "The database's file is gone from the server, so nothing can be stored. Tell the administrator at once: put the file back and restart the server.",
  'database-replaced':
    "The database's file was replaced by another one, so nothing can be stored. Tell the administrator at once: restart the server with the right file.",
  'database-full': "The server's disk is full, so nothing can be stored. Ask the administrator to free up space, then try again.",
  'database-read-only':
    'The server may not write to its database. Ask the administrator to check the permissions of the file and its folder.',
  'database-corrupt': 'The database is damaged. Tell the administrator at once: stop the server and restore a backup.',
  'database-broken': "The database has read and write errors. Ask the administrator to check the server's disk.",
  'sheet-unknown':
    'This file is neither an Excel workbook (.xlsx) nor CSV. Open it in Excel, save it as “Excel Workbook (.xlsx)” and choose the saved file.',
  'sheet-old':
    'This file is from an old Excel (.xls) or no spreadsheet. Open it in Excel, save it as “Excel Workbook (.xlsx)” and choose the saved file.',
  'sheet-encrypted':
    'This file has a password and cannot be read. Open it in Excel, remove the password (File, Info, Protect Workbook), save it and choose it again.',
  'sheet-macros':
    'This file contains macros and is not accepted. Open it in Excel, save it as “Excel Workbook (.xlsx)” and choose the saved file.',
  'sheet-links':
    'This file takes data from other files. Copy the list, paste it as values into a new workbook, save it as .xlsx and choose it.',
  'sheet-broken':
    'This file is damaged or was not copied completely. Open it in Excel to see whether all is there, save it as .xlsx and choose it again.',
  'sheet-too-large':
    'This file is too large for a list: too many rows or columns, or a cell that is too long. Copy only the list into a new workbook, save it and choose that.',
  'work-too-long':
    'This was not done after {seconds} seconds, so the server stopped it; nothing has changed. Split the content, or try again when the server has less to do.',
  'work-too-large':
    'This needs more memory than the server gives to one task, so it was stopped; nothing has changed. Split the content and try again.',
  internal:
    'The server encountered an unexpected error. If you were saving or sending something, look whether it was stored before you do it again; tell the administrator if it happens again.',
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
    'already-listed': 'Already in the list.',
    'no-such-site': 'No site has this name.',
    'no-such-kind': 'There is no such kind of item.',
    'no-such-person': 'It is not clear who of the participants “{name}” is.',
    'no-value': 'This cell shows an error of its formula and has no value. Correct it in the file and import it again.',
    'no-such-role': 'There is no such role.',
    'named-has-no-count': 'A named person has no number of people. Leave the number out, or the name if it is a group.',
    'used-in-items': 'Agenda item “{name}”',
    'used-in-papers': 'Paper “{name}”',
    'used-in-participants': 'Participant {name}',
    'used-in-awards': 'Award “{name}”',
    'used-in-documents': 'Document “{name}”',
    'used-in-campaigns': 'Campaign “{name}”',
    'used-in-recommendations': 'Recommendation “{name}”',
    'used-by-items': '{who}: agenda item “{name}”',
    'used-by-papers': '{who}: paper “{name}”',
    'used-by-awards': '{who}: award “{name}”',
    'used-in-hidden': 'Something classified that this account may not see',
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
    'bad-date': 'Not a real date. Write day/month/year, such as 26/11/2025 (2025-11-26 over the API and in files).',
    'ends-before': 'The last day must not be before the first.',
    'bad-year': 'The year must be from 1900 to 2199. Check the year that was entered.',
    'bad-month': 'Not a real month. Write month/year, such as 11/2025 (2025-11 over the API and in files).',
    'bad-starts': 'Expected a time such as 08:00 or 8:30, or a part of the day (morning, afternoon, evening).',
    'bad-due': 'Expected a deadline: before a date, by a date, or within a year (before, by, within in a file).',
    'bad-end': 'Expected a date such as 2027-11-26, or “series.next”.',
    'bad-province': 'No province or city has this code.',
    'bad-format': 'Only the format “conference/1” is supported.',
    'bad-text': 'Contains invalid characters.',
    'bad-number': 'The number is too large.',
    'bad-command-id': 'The id of a request consists of 1 to 100 visible ASCII characters, without spaces.',
    'bad-media': 'The server cannot receive sound or picture with these parameters. Please reload the page, or use another browser.',
    'wrong-media-kind': 'Sound and picture were mixed up. Please reload the page.',
    'too-deep': 'Nested too deeply.',
    'reserved-key': 'This name is reserved by the software; please choose another.',
  },
};
