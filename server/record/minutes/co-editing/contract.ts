import { z } from 'zod';
import { command, MINUTE_WRITERS, query, STAFF } from '../../../accounts/permissions.ts';
import { Id, Nothing } from '../../../platform/contract.ts';
import { Part } from '../contract.ts';

/** Most bytes of a position in base64: a relative position of Yjs needs some twenty. */
const MAX_POSITION_LENGTH = 64;
/** A position in the text of a part: a relative position of Yjs, in base64. */
export const TextPosition = z.base64().min(1).max(MAX_POSITION_LENGTH);
/** A caret, with what is selected between the two positions. */
export const Caret = z.strictObject({ anchor: TextPosition, head: TextPosition });
/** Where somebody writes: the part, and the caret in it; each null if there is none. */
const place = { part: Part.nullable(), caret: Caret.nullable() };
/** Number of colours in which co-editors are shown, the first being 1. */
export const CO_EDITOR_COLOURS = 6;
/** A page on which somebody writes at present. In memory only. `part` and `caret` are null for readers who are not cleared for the part. */
const CoEditor = z.strictObject({
  page: Id,
  userId: Id,
  name: z.string(),
  colour: z.number().int().min(1).max(CO_EDITOR_COLOURS),
  ...place,
});
export type CoEditor = z.output<typeof CoEditor>;
/** The socket event that tells staff who writes in the minutes of a conference, and where. */
export const CO_EDITORS = 'co-editors';
const CoEditorsNow = z.strictObject({ conferenceId: Id, coEditors: z.array(CoEditor) });
export type CoEditorsNow = z.output<typeof CoEditorsNow>;

const OfConference = z.strictObject({ conferenceId: Id });
const at = '/conferences/:conferenceId';

export const coEditingContract = {
  reportPlace: command({
    name: 'minutes.reportPlace',
    summary: 'Report where a page, which must follow, writes.',
    route: `PUT ${at}/minutes-co-editors/:page`,
    permit: MINUTE_WRITERS,
    refusals: ['page-not-open', 'minutes-position'],
    input: OfConference.extend({ page: Id, ...place }),
    output: Nothing,
    remember: false,
  }),
  coEditors: query({
    name: 'minutes.coEditors',
    summary: 'List the pages on which somebody writes.',
    route: `GET ${at}/minutes-co-editors`,
    permit: STAFF,
    input: OfConference,
    output: CoEditorsNow,
  }),
};
