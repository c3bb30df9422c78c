import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import express from 'express';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assetUrl, prepareAssets } from '../../server/platform/assets/assets.ts';
import { bundle } from '../../server/platform/assets/bundle.ts';
import { projectFolder } from '../../server/platform/assets/entries.ts';
import { serveAssets } from '../../server/platform/assets/serve.ts';
import { templatePlugin } from '../../server/platform/assets/template-plugin.ts';
import { viewsFolder } from '../../server/platform/views/template-source.ts';
import { render } from '../../server/platform/views/templates.ts';

const app = express().use('/assets', serveAssets());
const folder = mkdtempSync(join(tmpdir(), 'diem-cau-views-'));

beforeAll(async () => {
  await prepareAssets();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the bundle', () => {
  it('has the style sheet, the icon and the script of every page under names that change with their content', async () => {
    const { names } = await bundle();
    expect(['app.css', 'favicon.svg', 'shell'].map((name) => names.get(name)?.replace(/-\w{8}\./, '-HASH.'))).toEqual([
      'app-HASH.css',
      'favicon-HASH.svg',
      'shell-HASH.js',
    ]);
  });

  it('is the same whether cached or made again', async () => {
    const [kept, made] = [await prepareAssets(), await bundle()];
    expect([...kept.names].toSorted()).toEqual([...made.names].toSorted());
    expect(kept.inputs).toEqual(made.inputs);
  });

  it('includes nothing from the database or Node', async () => {
    const { inputs } = await bundle();
    expect(inputs.filter((input) => /prisma|^node:/.test(input))).toEqual([]);
  });

  it('has no asset by a wrong name', () => {
    expect(() => assetUrl('no-such')).toThrow('no-such');
  });
});

describe('the asset server', () => {
  it('sends the compressed form, as immutable', async () => {
    const answer = await request(app).get(assetUrl('app.css')).set('Accept-Encoding', 'br');
    expect([answer.status, answer.headers['content-encoding'], answer.headers['cache-control'], answer.headers['content-type']]).toEqual([
      200,
      'br',
      'public, max-age=31536000, immutable',
      'text/css; charset=utf-8',
    ]);
    const plain = (await prepareAssets()).files.get(assetUrl('app.css').split('/').at(-1) ?? '');
    expect(answer.text).toBe(Buffer.from(plain ?? []).toString());
  });

  it('sends fonts as they are, and nothing for other paths or methods', async () => {
    const font = [...(await prepareAssets()).files.keys()].find((name) => name.endsWith('.woff2'));
    const answer = await request(app).get(`/assets/${font}`);
    expect([answer.status, answer.headers['content-type'], answer.headers['content-encoding']]).toEqual([200, 'font/woff2', undefined]);
    expect((await request(app).get('/assets/../package.json')).status).toBe(404);
    expect((await request(app).get('/assets/no-such.js')).status).toBe(404);
    expect((await request(app).post(assetUrl('app.css'))).status).toBe(404);
  });
});

describe('a template in the browser', () => {
  it('writes what the server writes', async () => {
    const entry = join(folder, 'entry.ts');
    const chip = join(viewsFolder, 'partials/note.hbs');
    writeFileSync(entry, `import note from ${JSON.stringify(chip)}; export const html = (view) => note(view);`);
    const outfile = join(folder, 'out.mjs');
    const registryModule = join(projectFolder, 'client/shell/templates.ts');
    const plugins = [templatePlugin({ viewsFolder, registryModule })];
    await build({ entryPoints: [entry], outfile, bundle: true, format: 'esm', plugins, banner: { js: browser } });
    const { html } = (await import(outfile)) as { html: (view: object) => string };
    const view = { title: '<b>', text: 'Tỉnh ủy Quảng Ninh, 10 phút' };
    expect(html(view)).toBe(render('partials/note', view, { lang: 'vi' }));
  });
});

/** Globals of a page that Node lacks. */
const browser = `const document = { documentElement: { lang: 'vi', dataset: {} }, querySelector: () => null }; const location = { pathname: '/' };`;
