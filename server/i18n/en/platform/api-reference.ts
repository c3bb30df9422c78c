import type { Translated } from '../../language.ts';
import type { apiReference as source } from '../../vi/platform/api-reference.ts';

export const apiReference: Translated<typeof source> = {
  title: 'Programming interface',
  lead: 'Whatever a page can do can be done over REST (under /api/v1) and Socket.IO, with the same answers and error codes.',
  document: 'OpenAPI 3.1 document',
  signIn: 'Call POST /api/v1/sign-in with { name, password } for a token, then send the header Authorization: Bearer …',
  ownId:
    'A command may carry an id of its own in the header Idempotency-Key: the same id and input again gives the same answer and no second effect.',
  permit: 'Who may call it',
  input: 'Input',
  features: 'Features',
};
