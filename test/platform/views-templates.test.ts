import { beforeAll, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { isKey } from '../../server/i18n/translate.ts';
import { prepareAssets } from '../../server/platform/assets/assets.ts';
import { registerTemplateFunctions } from '../../server/platform/views/template-functions.ts';
import { parseTemplate, templateNames, viewsFolder } from '../../server/platform/views/template-source.ts';
import { loadTemplates, render, renderWith } from '../../server/platform/views/templates.ts';

const hostile = `"><script>alert('x')</script>&`;
const sources = templateNames(viewsFolder).map((name) => ({ name, text: readFileSync(join(viewsFolder, `${name}.hbs`), 'utf8') }));

function show(text: string, view: object = {}, pieces: Record<string, string> = {}): string {
  const engine = Handlebars.create();
  registerTemplateFunctions(engine);
  for (const [name, source] of Object.entries({ ...pieces, page: text }))
    engine.registerPartial(name, engine.compile(parseTemplate(name, source).program));
  return renderWith(engine, 'page', view, { lang: 'vi', csrf: hostile });
}

beforeAll(async () => {
  await prepareAssets();
});

describe('the templates', () => {
  it('all compile', () => {
    const compiled = Object.entries(loadTemplates(viewsFolder).partials).map(([name, template]) => [name, typeof template]);
    expect(compiled.toSorted()).toEqual(sources.map(({ name }) => [name, 'function']));
  });

  it('only use texts that exist', () => {
    const keys = sources.flatMap(({ name, text }) => [...text.matchAll(/[{(]t '([^']+)'/g)].map(([, key]) => ({ name, key: key ?? '' })));
    expect(keys.filter(({ key }) => !isKey(key))).toEqual([]);
  });

  it('contain no words of their own', () => {
    const vietnamese = /[ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]/iu;
    const worded = sources.filter(({ text }) => vietnamese.test(text.replace(/\{\{!--.*?--\}\}/gs, '')));
    expect(worded.map(({ name }) => name)).toEqual([]);
  });

  it('carry no styles and no scripts of their own', () => {
    const inline = sources.filter(({ text }) => /\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)/i.test(text));
    expect(inline.map(({ name }) => name)).toEqual([]);
  });

  it('are refused when they would write unescaped text', () => {
    expect(() => parseTemplate('x', '{{{name}}}')).toThrow('unescaped');
    expect(() => parseTemplate('x', '{{#if a}}{{& name}}{{/if}}')).toThrow('unescaped');
  });

  it('are refused if the name does not exist', () => {
    expect(() => render('no/such', {}, { lang: 'vi' })).toThrow('no/such');
    expect(() => show("{{t 'no.such'}}")).toThrow('no.such');
  });
});

describe('the layout of a template', () => {
  it.each([
    ['leaves no space between elements', '<p>\n  <b>{{x}}</b>\n  <i>a</i>\n</p>\n', '<p><b>1</b><i>a</i></p>'],
    ['leaves no space around a value or a block', '<p>\n  {{x}}\n  {{#if x}}\n    <b>a</b>\n  {{/if}}\n  {{x}}\n</p>', '<p>1<b>a</b>1</p>'],
    ['keeps the spaces of a line', '<p>\n  <b>a</b> {{x}} · {{x}}\n</p>', '<p><b>a</b> 1 · 1</p>'],
    ['keeps a space that is written out', '<p>\n  <b>a</b>&#32;\n  {{x}}\n</p>', '<p><b>a</b> 1</p>'],
    ['parts the words of a text', '<p>\n  two\n  words\n</p>', '<p>two words</p>'],
    ['parts the attributes of a tag', '<p\n  id="a"\n  {{#if x}}hidden{{/if}}\n>\n  a\n</p>', '<p id="a" hidden>a</p>'],
    ['is one space in a value', `<p title="a > b\n  'c'">\n  a\n</p>`, `<p title="a > b 'c'">a</p>`],
    ['ends with the tag it began in', '<{{#if x}}p{{else}}b{{/if}}\n  id="a"\n>\n  a\n</p>', '<p id="a">a</p>'],
  ])('%s', (_, text, expected) => {
    expect(show(text, { x: 1 })).toBe(expected);
  });
});

describe('text from outside', () => {
  const escaped = Handlebars.escapeExpression(hostile);

  it.each([
    ['a field', '{{name}}', escaped],
    ['a value in a sentence', "{{t 'common.done.created' name=name}}", `Đã tạo ${escaped}`],
    ['a bound text', '{{bind name}}', escaped],
    ['a known value', '{{unknown name}}', escaped],
    ['the name and the class of an icon', '{{icon name class=name label=name}}', escaped.slice(0, 10)],
    ['the token of a form', '{{csrfField}}', escaped],
  ])('is harmless in %s', (_, text, expected) => {
    const html = show(text, { name: hostile });
    expect(html).not.toContain('<script');
    expect(html).toContain(expected);
  });

  it('survives unchanged in a data attribute', () => {
    const html = show('<p data-x="{{json value}}"></p>', { value: { name: hostile } });
    expect(html).toBe(`<p data-x="${Handlebars.escapeExpression(JSON.stringify({ name: hostile }))}"></p>`);
  });
});

describe('a partial', () => {
  it('sees only what it is given, and leaves the page’s context to its block', () => {
    const pieces = { 'partials/piece': '[{{title}}{{#if (known @partial-block)}}{{> @partial-block outer}}{{/if}}]' };
    const html = show(
      '{{> partials/piece}}{{> partials/piece title="a"}}{{#> partials/piece}}{{title}}{{/partials/piece}}',
      { title: 'page' },
      pieces,
    );
    expect(html).toBe('[][a][page]');
  });

  it('gives a field its label, hint and error by reference', () => {
    const html = render('partials/field', { name: 'code', label: 'Mã', value: hostile, error: 'Sai' }, { lang: 'vi' });
    expect(html).toContain('<label for="code">Mã</label>');
    expect(html).toContain('aria-invalid="true" aria-describedby="code-error"');
    expect(html).not.toContain('<script');
  });

  it('shows a state by shape, word and colour', () => {
    const html = render('partials/chip', { state: 'lost' }, { lang: 'en' });
    expect(html.trim()).toBe(
      '<span class="chip lost"><svg class="state-icon" viewBox="0 0 12 12" aria-hidden="true"><use href="#s-lost"></use></svg><span>Disconnected</span></span>',
    );
  });

  it('prefers the field of the page to a function of the same name', () => {
    expect(show('{{time}} {{time at}}', { time: 'sớm', at: '2025-11-26T01:02:00Z' })).toBe('sớm 08:02');
  });
});

describe('a page in a layout', () => {
  const view = {
    conference: { id: 'c1', title: 'Hội nghị', tabs: [{ tab: 'agenda', href: '/conferences/c1/agenda', label: 'common.nav.agenda' }] },
    user: { name: 'Lan' },
    title: 'riêng',
  };

  it.each(['vi', 'en'] as const)('is written in %s with its tabs, the token and the assets', (lang) => {
    const engine = loadTemplates(viewsFolder);
    engine.registerPartial(
      'try',
      engine.compile(parseTemplate('try', "{{#> layouts/office title='T' tab='agenda'}}<main>{{title}}</main>{{/layouts/office}}").program),
    );
    const html = renderWith(engine, 'try', view, { lang, csrf: 'token' });
    expect(html).toContain(`<html lang="${lang}" data-zone="Asia/Ho_Chi_Minh">`);
    expect(html).toContain('<title>T · Điểm Cầu</title>');
    expect(html).toContain('<main>riêng</main>');
    expect(html).toContain('<meta name="csrf-token" content="token">');
    expect(html).toContain('href="/conferences/c1/agenda" aria-current="page"');
    expect(html).not.toContain('/conferences/c1/desk');
  });

  it('tells what happened and what to do when it cannot be shown', () => {
    const html = render('partials/error-document', { title: 'Hỏng', text: hostile, action: 'Tải lại', code: 'E1' }, { lang: 'vi' });
    expect(html).toContain('<h1>Hỏng</h1>');
    expect(html).toContain('Mã: E1');
    expect(html).not.toContain('<script>');
  });
});

describe('a ruler', () => {
  it('has a tick for ten seconds and a tall one for a minute: those gone, those left, the last minute', () => {
    const html = show('{{ruler limit left}}', { limit: 600_000, left: 380_000 });
    const ticks = [...html.matchAll(/class="(\w+)" stroke-width="([\d.]+)" d="([^"]+)"/g)];
    expect(ticks.map(([, part, stroke, path]) => [part, stroke, path?.split('M').slice(1).length])).toEqual([
      ['gone', '1.5', 18],
      ['gone', '2.5', 4],
      ['left', '1.5', 27],
      ['left', '2.5', 6],
      ['last', '1.5', 5],
      ['last', '2.5', 1],
    ]);
  });

  it('is not drawn for a limit that is unknown', () => {
    expect(show('{{ruler limit left}}', { limit: null, left: null })).toBe('');
  });
});
