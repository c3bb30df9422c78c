import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../../server/contract.ts';
import { fileTypesOf } from '../../server/platform/contract.ts';
import { startApp, type TestApp } from '../helpers/app.ts';

interface Described {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

describe('the OpenAPI document', () => {
  let app: TestApp;
  beforeAll(async () => void (app = await startApp()));
  afterAll(() => app.end());
  const get = (headers: Readonly<Record<string, string>> = {}) => fetch(`${app.url}/api/openapi.json`, { headers });

  it('describes every operation once, and a file as the media types in which it comes', async () => {
    const { paths } = (await (await get()).json()) as { paths: Record<string, Record<string, Described>> };
    const described = new Map(
      Object.values(paths)
        .flatMap((path) => Object.values(path))
        .map((one) => [one.operationId, one]),
    );
    expect([...described.keys()].toSorted()).toEqual(operations.map(({ name }) => name).toSorted());
    for (const operation of operations) {
      const responses = described.get(operation.name)?.responses ?? {};
      const types = fileTypesOf(operation);
      expect([operation.name, Object.keys(responses)]).toEqual([
        operation.name,
        types ? ['200', '206', '304', '416', 'default'] : ['200', 'default'],
      ]);
      expect([operation.name, Object.keys(responses[200]?.content ?? {})]).toEqual([operation.name, types ?? ['application/json']]);
    }
  });

  it('is not sent again to whoever has it', async () => {
    const tag = (await get()).headers.get('etag') ?? '';
    const again = await get({ 'if-none-match': tag });
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
    expect((await get({ 'if-none-match': '"other"' })).status).toBe(200);
  });
});
