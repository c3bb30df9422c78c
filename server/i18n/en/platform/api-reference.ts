import type { Translated } from '../../language.ts';
import type { apiReference as source } from '../../vi/platform/api-reference.ts';

export const apiReference: Translated<typeof source> = {
  title: 'API reference',
  lead: 'Everything a page can do is available over REST (under /api/v1) and Socket.IO, with the same answers and error codes.',
  document: 'OpenAPI 3.1 document',
  signIn: 'Call POST /api/v1/sign-in with { name, password } for a token, then send the header Authorization: Bearer …',
  ownId:
    'A command may carry its own id in the Idempotency-Key header: repeating the same id and input returns the same answer without a second effect.',
  permit: 'Who may call it',
  input: 'Input',
  refusals: 'Refusals of its own',
  features: 'Features',
};
