import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sourcesBelow } from './helpers/sources.ts';

const OWN = 'test/words.test.ts';
const sources = sourcesBelow('server', 'client', 'test').filter(({ path }) => path !== OWN);
const places = (pattern: RegExp): string[] =>
  sources.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1} ${line.trim().slice(0, 100)}`] : [])),
  );

describe('the words of the code', () => {
  it('refer to people as they', () => {
    expect(places(/(?<!\p{L})(?:he|him|his|himself|she|her|hers|herself)(?!\p{L})/iu)).toEqual([]);
  });

  it('name a limit MAX_ and a time by its unit', () => {
    expect(places(/\b(?:MOST|LONGEST|LARGEST)(?:_[A-Z]\w*)?\b|\b[A-Z]\w*_EVERY\b|\bPATIENCE\b/)).toEqual([]);
  });
});

describe('the commands of the command line', () => {
  it('that the documentation names are in package.json', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const texts = ['README.md', 'CONTRIBUTING.md', 'docs/testing.md', 'docs/configuration.md'].map((page) => readFileSync(page, 'utf8'));
    const named = texts.flatMap((text) => [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, script]) => script ?? ''));
    expect([...new Set(named)].filter((script) => !(script in scripts))).toEqual([]);
  });
});
