import { z } from 'zod';
import { command, PLANNERS, query, STAFF } from '../../accounts/permissions.ts';
import { file, Id, Nothing, TextLine } from '../../platform/contract.ts';

/** Largest template, in bytes. */
export const MAX_TEMPLATE_BYTES = 2 * 1024 * 1024;
const MAX_CONTENT_LENGTH = Math.ceil(MAX_TEMPLATE_BYTES / 3) * 4;

export const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const ZIP_TYPE = 'application/zip';

const at = '/conferences/:conferenceId/certificates';
const OfConference = z.strictObject({ conferenceId: Id });

export const certificatesContract = {
  template: query({
    name: 'certificates.template',
    summary: 'Get the name of the template.',
    route: `GET ${at}/template`,
    permit: STAFF,
    input: OfConference,
    /** `at`: milliseconds since 1970. */
    output: z.strictObject({ template: z.strictObject({ name: TextLine, at: z.number() }).nullable() }),
  }),
  setTemplate: command({
    name: 'certificates.setTemplate',
    summary: 'Set the Word template of certificates; null: none.',
    route: `PUT ${at}/template`,
    permit: PLANNERS,
    heavy: true,
    remember: false,
    bodyBytes: MAX_CONTENT_LENGTH + 64 * 1024,
    refusals: ['template-unknown', 'template-broken', 'template-too-large', 'template-macros', 'work-too-large', 'work-too-long'],
    input: OfConference.extend({
      template: z.strictObject({ name: TextLine, content: z.string().max(MAX_CONTENT_LENGTH) }).nullable(),
    }),
    output: Nothing,
  }),
  write: query({
    name: 'certificates.write',
    summary: 'Download certificates of an award (Word) or of all (ZIP).',
    route: `GET ${at}`,
    permit: STAFF,
    heavy: true,
    refusals: ['no-template', 'no-recipients', 'template-broken', 'work-too-large', 'work-too-long'],
    input: OfConference.extend({ awardId: Id.optional() }),
    output: file(WORD_TYPE, ZIP_TYPE),
  }),
};
