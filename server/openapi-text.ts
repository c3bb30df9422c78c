import { join } from 'node:path';
import { operations } from './contract.ts';
import { openApi } from './platform/http/openapi/document.ts';
import { WorkThread } from './platform/threads/work-thread.ts';
import { namedSchemas } from './schemas.ts';

const VERSION = '0.2.0';

/** The OpenAPI document of this release, serialised. Takes half a second of CPU: see `openApiTextApart`. */
export const openApiText = (): string => JSON.stringify(openApi(operations, namedSchemas(), VERSION));

const thread = new WorkThread<null, string>(
  { module: join(import.meta.dirname, 'openapi-text.ts'), name: 'openApiText' },
  { timeoutMs: 60_000, memoryMb: 512 },
);

/** The same, made in a thread of its own, so that neither the start nor the first reader stops the server. */
export const openApiTextApart = (): Promise<string> => thread.run(null);
