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
    const { paths } = (await (await get()).json()) as { paths: Record<string, Record<string, Described> & { parameters?: unknown }> };
    const described = new Map(
      Object.values(paths)
        .flatMap(({ parameters: _inPath, ...methods }) => Object.values(methods))
        .map((one) => [one.operationId, one]),
    );
    expect([...described.keys()].toSorted()).toEqual(operations.map(({ name }) => name).toSorted());
    for (const operation of operations) {
      const responses = described.get(operation.name)?.responses ?? {};
      const types = fileTypesOf(operation);
      expect([operation.name, Object.keys(responses)]).toEqual([
        operation.name,
        types ? ['200', '206', '304', '416', '4XX'] : ['200', '4XX'],
      ]);
      expect([operation.name, Object.keys(responses[200]?.content ?? {})]).toEqual([operation.name, types ?? ['application/json']]);
    }
  });

  it('describes a named schema once, and refers to it wherever it occurs', async () => {
    const text = await (await get()).text();
    const { components } = JSON.parse(text) as { components: { schemas: Readonly<Record<string, unknown>> } };
    const named = new Set(Object.keys(components.schemas));
    const referred = new Set([...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map((match) => match[1] ?? ''));
    expect([...referred].filter((name) => !named.has(name))).toEqual([]);
    expect(['Participant', 'Site', 'Award', 'LivePlan'].filter((name) => !referred.has(name))).toEqual([]);
    expect(text.includes('$defs')).toBe(false);
  });

  it('is not sent again to whoever has it', async () => {
    const tag = (await get()).headers.get('etag') ?? '';
    const again = await get({ 'if-none-match': tag });
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
    expect((await get({ 'if-none-match': '"other"' })).status).toBe(200);
  });
});
