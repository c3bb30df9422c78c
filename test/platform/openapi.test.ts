import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { operations } from '../../server/contract.ts';
import { isDeclared, refusalsOf } from '../../server/platform/bus/declared-refusals.ts';
import { fileTypesOf } from '../../server/platform/contract.ts';
import { AppError, statusOfCode } from '../../server/platform/errors.ts';
import { startApp, type TestApp } from '../helpers/app.ts';
import { bareConference } from '../helpers/conference.ts';

interface Response {
  readonly $ref?: string;
  readonly description?: string;
  readonly content?: Readonly<Record<string, unknown>>;
}
interface Described {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, Response>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>> & { readonly parameters?: unknown }>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** 253 kB for the 335 operations of today. Larger would be too much for programs that read it whole; describe repetitions once, as a named component. */
const MAX_BYTES_PER_OPERATION = 775;

describe('the OpenAPI document', () => {
  let app: TestApp;
  let text: string;
  let document: Document;
  let described: ReadonlyMap<string, Described>;
  const get = (headers: Readonly<Record<string, string>> = {}) => fetch(`${app.url}/api/openapi.json`, { headers });
  beforeAll(async () => {
    app = await startApp();
    text = await (await get()).text();
    document = JSON.parse(text) as Document;
    const methods = Object.values(document.paths).flatMap(({ parameters: _inPath, ...rest }) => Object.values(rest));
    described = new Map(methods.map((one) => [one.operationId, one]));
  });
  afterAll(() => app.end());
  const responsesOf = (name: string) => described.get(name)?.responses ?? {};
  /** A response, with references resolved. */
  const whole = (response: Response = {}): Response =>
    response.$ref === undefined ? response : (document.components['responses']?.[response.$ref.split('/').at(-1) ?? ''] as Response);

  it('describes every operation once, and files by their media types', () => {
    expect([...described.keys()].toSorted()).toEqual(operations.map(({ name }) => name).toSorted());
    for (const operation of operations) {
      const types = fileTypesOf(operation);
      const responses = responsesOf(operation.name);
      expect([operation.name, Object.keys(responses)]).toEqual([
        operation.name,
        types ? ['200', '206', '304', '416', '4XX'] : ['200', '4XX'],
      ]);
      expect([operation.name, Object.keys(whole(responses[200]).content ?? {})]).toEqual([operation.name, types ?? ['application/json']]);
    }
  });

  it('lists the codes of every refusal by their status', () => {
    const codesIn = (description = '') =>
      description.split('; ').flatMap((part) => {
        const [status, ...codes] = part.split(/,? /);
        return codes.map((code) => `${status} ${code}`);
      });
    for (const operation of operations) {
      const refused = responsesOf(operation.name)['4XX'];
      const listed = [...codesIn(refused?.description), ...codesIn(whole(refused).description)];
      const wanted = refusalsOf(operation).map((code) => `${statusOfCode(code)} ${code}`);
      expect([operation.name, listed.toSorted()]).toEqual([operation.name, wanted.toSorted()]);
    }
  });

  it('describes every field that may be sent', () => {
    for (const operation of operations) {
      if (!(operation.input instanceof z.ZodObject) || operation.name === 'conferences.import') continue;
      const path = operation.route.split(' ')[1]?.replace(/:(\w+)/g, '{$1}') ?? '';
      const parts = JSON.stringify([document.paths[path]?.parameters ?? [], described.get(operation.name)]);
      expect([operation.name, Object.keys(operation.input.shape).filter((name) => !namesIn(parts, document).has(name))]).toEqual([
        operation.name,
        [],
      ]);
    }
  });

  it('uses every component that it has, and has every component that it uses', () => {
    const referred = [...text.matchAll(/"\$ref":"#\/components\/([^"]+)"/g)].map((match) => match[1] ?? '');
    const there = Object.entries(document.components)
      .filter(([kind]) => kind !== 'securitySchemes')
      .flatMap(([kind, named]) => Object.keys(named).map((name) => `${kind}/${name}`));
    expect([...new Set(referred)].toSorted()).toEqual(there.toSorted());
    expect(text.match(/\$defs|__shared/)).toBe(null);
  });

  it('is small', () => {
    const bytes = Buffer.byteLength(text);
    expect(bytes, `${bytes} bytes: name schemas that occur more than once, and export them from their contract`).toBeLessThanOrEqual(
      MAX_BYTES_PER_OPERATION * described.size,
    );
  });

  it('is not sent again to clients that have it', async () => {
    const tag = (await get()).headers.get('etag') ?? '';
    const again = await get({ 'if-none-match': tag });
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
    expect((await get({ 'if-none-match': '"other"' })).status).toBe(200);
  });
});

/** Names of fields and parameters, including those in referenced components. */
function namesIn(part: string, { components }: Document, seen = new Set<string>()): ReadonlySet<string> {
  const own = [...part.matchAll(/"name":"(\w+)"|"(\w+)":/g)].map((match) => match[1] ?? match[2] ?? '');
  const refs = [...part.matchAll(/#\/components\/(\w+)\/([^"]+)/g)].filter(([ref]) => !seen.has(ref));
  for (const [ref] of refs) seen.add(ref);
  return new Set([
    ...own,
    ...refs.flatMap(([, kind = '', name = '']) => [...namesIn(JSON.stringify(components[kind]?.[name]), { paths: {}, components }, seen)]),
  ]);
}

describe('a refusal that the contract does not name', () => {
  it('fails the test in which it happens', async () => {
    const app = await startApp();
    const conferenceId = await bareConference(app);
    const member = await app.member(conferenceId, 'organizer');
    const operation = operations.find(({ name }) => name === 'sites.setContact');
    if (!operation) throw new Error('There is no such operation.');
    expect(isDeclared(operation, 'not-published')).toBe(false);
    app.bus.serve([{ operation, kind: 'query', run: () => Promise.reject(new AppError('not-published')) }]);
    const input = { conferenceId, siteId: 'quang-ninh', contactName: null, contactPhone: null };
    await expect(member.run(operation, input)).rejects.toMatchObject({ code: 'not-published' });
    await expect(app.end()).rejects.toThrow("sites.setContact: add 'not-published' to its refusals");
  });
});
