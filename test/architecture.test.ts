import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareAssets } from '../server/platform/assets/assets.ts';
import { templateNames, viewsFolder } from '../server/platform/views/template-source.ts';
import {
  featureOf,
  floorOf,
  importsBackwards,
  isFeature,
  isFoundation,
  isJoint,
  layerOf,
  outsideLayers,
  unusedKinds,
} from './helpers/layers.ts';
import { circlesOf, namesInTwoFiles, sourcesBelow, type Source } from './helpers/sources.ts';

const server = sourcesBelow('server');
const everything = [...server, ...sourcesBelow('client', 'test')];

/** Columns of a line of a template. */
const MAX_TEMPLATE_LINE = 140;

const breaches = (sources: readonly Source[], wrong: (source: Source, target: string) => boolean): string[] =>
  sources.flatMap((source) => source.imports.filter((target) => wrong(source, target)).map((target) => `${source.path} imports ${target}`));

describe('the house', () => {
  it('imports one way inside a feature: contract, rules, presenter and store, commands, pages', () => {
    expect(breaches(server, ({ path }, target) => isFeature(path) && importsBackwards(path, target))).toEqual([]);
    expect(importsBackwards('server/live/desk/presenter/index.ts', 'server/live/desk/pages.ts')).toBe(true);
    expect(importsBackwards('server/record/minutes/rules/facts.ts', 'server/record/minutes/store.ts')).toBe(true);
  });

  it('has every file of a feature in a layer, or in a kind that is listed with its reason', () => {
    expect(outsideLayers(server)).toEqual([]);
    expect(unusedKinds(server)).toEqual([]);
    const planted = ['server/live/desk/clocks.ts', 'server/accounts/tokens.ts', 'server/record/minutes/rules/clocks.ts'];
    expect(outsideLayers(planted.map((path) => ({ path })))).toEqual(planted.slice(0, 2));
  });

  it('has a platform that knows nothing of conferences', () => {
    const platform = server.filter(({ path }) => isFoundation(path));
    expect(breaches(platform, (_source, target) => isFeature(target) || isJoint(target))).toEqual([]);
  });

  it('has floors that import only those below: planning, live, record', () => {
    const onFloors = server.filter(({ path }) => floorOf(path) >= 0);
    expect(breaches(onFloors, (source, target) => floorOf(target) > floorOf(source.path))).toEqual([]);
    const below = server.filter((source) => isFeature(source.path) && floorOf(source.path) < 0);
    expect(breaches(below, (_source, target) => floorOf(target) >= 0)).toEqual([]);
  });

  it('has no circular imports between features', () => {
    const needs = new Map<string, Set<string>>();
    for (const { path, imports } of server.filter((source) => isFeature(source.path))) {
      const others = imports.filter((target) => isFeature(target) && featureOf(target) !== featureOf(path)).map(featureOf);
      needs.set(featureOf(path), new Set([...(needs.get(featureOf(path)) ?? []), ...others]));
    }
    const circleFrom = (feature: string, trail: readonly string[]): string[] => {
      if (trail.includes(feature)) return [[...trail.slice(trail.indexOf(feature)), feature].join(' → ')];
      return [...(needs.get(feature) ?? [])].flatMap((next) => circleFrom(next, [...trail, feature]));
    };
    expect([...new Set([...needs.keys()].flatMap((feature) => circleFrom(feature, [])))].slice(0, 5)).toEqual([]);
  });

  it('keeps contract, rules, presenter and words safe for the browser', () => {
    const safe = server.filter(
      ({ path }) => path.startsWith('server/i18n/') || ['contract', 'rules', 'presenter'].includes(layerOf(path) ?? ''),
    );
    const outside = safe.filter(({ path }) => !path.startsWith('server/platform'));
    const node = outside.flatMap(({ path, packages }) =>
      packages
        .filter((name) => name.startsWith('node:') || /prisma|express|socket\.io$|pino/.test(name))
        .map((name) => `${path} imports ${name}`),
    );
    const database = breaches(outside, (_source, target) => target.includes('prisma/generated') || target.includes('platform/database'));
    expect([...node, ...database]).toEqual([]);
  });

  it('talks to the database in stores only, whatever a file imports', () => {
    const call = /\b(?:db|tx|client)\.(?:\$|[a-z]\w*\.(?:find|create|update|delete|upsert|count|aggregate|groupBy))/;
    const others = server.filter(({ path }) => (isFeature(path) || isJoint(path)) && layerOf(path) !== 'store');
    expect(others.filter(({ text }) => call.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('has features that import the database’s types from the platform, not from generated code', () => {
    expect(
      breaches(
        server.filter(({ path }) => isFeature(path) || isJoint(path)),
        (_source, target) => target.includes('prisma/generated'),
      ),
    ).toEqual([]);
  });

  it('has no circular imports between files, types included', () => {
    expect(circlesOf(everything)).toEqual([]);
  });

  it('asks in one way whether somebody has a role: hasRole', () => {
    const asked = server.filter(({ text }) => /\broles\.some\(/.test(text));
    // The bus compares names that it knows nothing of.
    expect(asked.map(({ path }) => path)).toEqual(['server/accounts/permissions.ts', 'server/platform/bus/authority.ts']);
  });

  it('names roles only in accounts/permissions.ts', () => {
    const role = /\b(?:roles?|permit|hasRole)\b[^\n]*'(?:organizer|chair|secretary|technician|site|delegate|display|viewer)'/i;
    const others = [...server, ...sourcesBelow('client')].filter(
      ({ path }) => path !== 'server/accounts/permissions.ts' && path !== 'server/accounts/seed.ts' && !path.startsWith('server/i18n/'),
    );
    const named = others.flatMap(({ path, text }) =>
      text
        .split('\n')
        .filter((line) => role.test(line) && !/^\s*(?:\/?\*|\/\/)/.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(named).toEqual([]);
  });

  it('has no file over 250 lines, which would hide a second idea', () => {
    expect(everything.filter(({ lines }) => lines > 250).map(({ path, lines }) => `${path}: ${lines} lines`)).toEqual([]);
  });

  it('names things by what they are: no util, helper or manager', () => {
    const vague = /(^|\/)(utils?|helpers?|managers?|misc|common-functions)(\.ts$|\/)/;
    expect(everything.filter(({ path }) => vague.test(path) && !path.startsWith('test/helpers/')).map(({ path }) => path)).toEqual([]);
  });

  it('gives an exported name one meaning, in the server and the browser', () => {
    // Both languages export the same names by design: the one has every key of the other.
    const named = everything.filter(({ path }) => !/^(?:server\/i18n|test)\//.test(path));
    expect(namesInTwoFiles(named)).toEqual([]);
    const planted = [
      { path: 'server/live/desk/presenter/rows.ts', text: 'export interface Row {}\nexport const a = 1;' },
      { path: 'server/platform/journal/store.ts', text: 'export type Row = string;\nexport const Row = 1;' },
    ];
    expect(namesInTwoFiles(planted)).toEqual([`Row: ${planted.map(({ path }) => path).join(', ')}`]);
  });

  it('has no any, no double cast except between the two databases, and no switched-off check', () => {
    const bad = /:\s*any\b|<any>|\bas any\b|@ts-(?:ignore|nocheck|expect-error)|\b(?:it|test|describe)\.(?:only|todo)\b/;
    const casts = everything.filter(
      ({ text, path }) =>
        text.includes('as unknown as') && path !== 'server/platform/database/open.ts' && path !== 'test/architecture.test.ts',
    );
    const found = everything.filter(({ text, path }) => bad.test(text) && path !== 'test/architecture.test.ts');
    expect([...casts, ...found].map(({ path }) => path)).toEqual([]);
  });
});

describe('the browser bundle', () => {
  let inputs: readonly string[] = [];
  beforeAll(async () => {
    inputs = (await prepareAssets()).inputs.filter((path) => path.startsWith('server/'));
  });

  it('includes only browser-safe files of the server', () => {
    const safe = (path: string): boolean =>
      path.startsWith('server/i18n/') ||
      path === 'server/contract.ts' ||
      /^server\/platform\/(contract|errors|forms|ids|serial-queue|size-limits|sound-text|text|typed-dates|visible-text)\.ts$|^server\/platform\/(journal\/(?:contract|correction|facts|fact-slice|undo)|sockets\/protocol|bus\/refusal)\.ts$|^server\/platform\/views\//.test(
        path,
      ) ||
      ['contract', 'rules', 'presenter'].includes(layerOf(path) ?? '') ||
      path === 'server/accounts/permissions.ts';
    expect(inputs.filter((path) => !safe(path))).toEqual([]);
  });

  it('has templates of short lines', () => {
    const lines = templateNames(viewsFolder).flatMap((name) => {
      const text = readFileSync(join(viewsFolder, `${name}.hbs`), 'utf8');
      return text.split('\n').map((line, index) => ({ at: `views/${name}.hbs:${index + 1}`, length: line.length }));
    });
    expect(lines.filter(({ length }) => length > MAX_TEMPLATE_LINE).map(({ at }) => at)).toEqual([]);
  });
});

describe('the lock file', () => {
  it('records no download addresses', () => {
    expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved"/);
  });

  it('pins every dependency to one version', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
      string,
      Record<string, string>
    >;
    const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
      ([, version]) => !/^\d/.test(version),
    );
    expect(loose).toEqual([]);
  });
});
