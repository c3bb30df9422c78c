import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Transform } from '@tiptap/pm/transform';
import { minutesContract as contract } from '../../../server/record/minutes/contract.ts';
import { textOf } from '../../../server/record/minutes/rules/words.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { WAIT_OPTIONS } from '../../helpers/wait.ts';
import { published } from './morning.ts';
import { schema } from './random-text.ts';
import { Page, PART } from './writing-page.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

async function office() {
  const conferenceId = await published(app);
  const logins = [await app.member(conferenceId, 'secretary'), await app.member(conferenceId, 'secretary')];
  const shelves = [new Map<string, Uint8Array>(), new Map<string, Uint8Array>()];
  const open = (who: number): Page => new Page(logins[who] as Login, conferenceId, shelves[who] as Map<string, Uint8Array>);
  const words = async (): Promise<string> => {
    const { parts } = await (logins[0] as Login).run(contract.texts, { conferenceId });
    return (parts.find(({ part }) => part === PART)?.blocks ?? []).map(textOf).join('\n');
  };
  return { conferenceId, logins, open, words };
}

/** Makes every page send its changes and apply those of others. */
async function settle(pages: readonly Page[]): Promise<void> {
  for (const page of pages) await page.sendAll();
  for (const page of pages) await page.text.fetch();
}

/** What the page's tools do to a line. */
const TOOLS: Readonly<Record<string, (transform: Transform, position: number) => void>> = {
  mark: (transform, position) => {
    const isMarked = Boolean(transform.doc.nodeAt(position)?.attrs.note);
    transform.setNodeAttribute(position, 'note', isMarked ? null : 'conclusion');
  },
  list: (transform, position) => transform.setNodeAttribute(position, 'list', transform.doc.nodeAt(position)?.attrs.list ? null : 'number'),
  deeper: (transform, position) =>
    transform.setNodeAttribute(position, 'level', Number(transform.doc.nodeAt(position)?.attrs.level ?? 1) + 1),
  bold: (transform, position) => {
    const node = transform.doc.nodeAt(position);
    const bold = schema.marks.bold?.create();
    if (node && bold) transform.addMark(position + 1, position + 1 + Math.ceil(node.content.size / 2), bold);
  },
};
const SENDING = ['send', 'fetch', 'lose', 'unanswered'] as const;
const acting = (...more: readonly string[]) =>
  fc.record({ who: fc.nat(1), at: fc.nat(3), does: fc.constantFrom('type', 'type', 'type', ...Object.keys(TOOLS), ...SENDING, ...more) });
type Act = { readonly who: number; readonly at: number; readonly does: string };

/** One action of a page, other than typing and versions. */
async function perform(page: Page, { at, does }: Act): Promise<void> {
  const tool = TOOLS[does];
  if (tool) page.edit(at, tool);
  if (does === 'replace') page.replace(at);
  if (does === 'lose') page.next = 'lost';
  if (does === 'unanswered') page.next = 'unanswered';
  if (does === 'send') await page.text.send();
  if (does === 'fetch') await page.text.fetch().catch(() => {});
}

const MARK = /‹\d+›/g;
const wordsIn = (text: string): Set<string> => new Set(text.match(MARK));

/** Saves versions and restores the last one; from then on only the words of that version are expected on the server. */
class Versions {
  #kept: { readonly number: number; readonly words: ReadonlySet<string> } | null = null;
  readonly #office: Awaited<ReturnType<typeof office>>;

  constructor(around: Awaited<ReturnType<typeof office>>) {
    this.#office = around;
  }

  async keep(): Promise<void> {
    const { conferenceId, logins, words } = this.#office;
    const { number } = await (logins[0] as Login).run(contract.keepVersion, { conferenceId, label: 'Bản thử' });
    this.#kept = { number, words: wordsIn(await words()) };
  }

  async restore(expected: ReadonlySet<string>): Promise<ReadonlySet<string>> {
    const { conferenceId, logins, words } = this.#office;
    if (!this.#kept) return expected;
    const before = wordsIn(await words());
    await (logins[1] as Login).run(contract.restore, { conferenceId, number: this.#kept.number });
    return expected.difference(before).union(this.#kept.words);
  }
}

describe('two secretaries who write and restructure through cuts', () => {
  it('find every word that was typed and not deleted, in both pages and on the server', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(acting('replace', 'keep', 'restore'), { minLength: 12, maxLength: 40, size: 'max' }), async (acts) => {
        const around = await office();
        const [pages, versions] = [[around.open(0), around.open(1)], new Versions(around)];
        let expected: ReadonlySet<string> = new Set<string>();
        for (const [index, act] of acts.entries()) {
          const { at, does } = act;
          const page = pages[act.who] as Page;
          if (does === 'type') expected = expected.union(new Set([page.type(at, `‹${index}›`)]));
          await perform(page, act);
          if (does === 'keep') await versions.keep();
          if (does === 'restore') expected = await versions.restore(expected);
        }
        await settle(pages);
        await settle(pages);
        // A block that was marked during a restore brings its words back: there may be more words, never fewer.
        expect(expected.difference(wordsIn(await around.words()))).toEqual(new Set());
        const shown = pages.map((page) => JSON.stringify(page.body.toJSON()));
        expect(shown[1]).toEqual(shown[0]);
        for (const page of pages) page.text.close();
      }),
      { numRuns: process.env.FULL ? 100 : 40 },
    );
  });

  it('find every word exactly once where both use the tools of the page: marks, lists and bold are changes in place', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(acting(), { minLength: 12, maxLength: 40, size: 'max' }), async (acts) => {
        const around = await office();
        const pages = [around.open(0), around.open(1)];
        const typed: string[] = [];
        for (const [index, act] of acts.entries()) {
          const page = pages[act.who] as Page;
          if (act.does === 'type') typed.push(page.type(act.at, `‹${index}›`));
          await perform(page, act);
        }
        await settle(pages);
        await settle(pages);
        expect(((await around.words()).match(MARK) ?? []).toSorted()).toEqual(typed.toSorted());
        for (const page of pages) page.text.close();
      }),
      { numRuns: process.env.FULL ? 100 : 30 },
    );
  });

  it('change a list and mark the same line at once with one effect each', async () => {
    const { conferenceId, logins, open } = await office();
    const [one, other] = [open(0), open(1)];
    one.type(0, 'Giao Văn phòng.');
    await settle([one, other]);
    one.edit(0, (transform, position) => transform.setNodeAttribute(position, 'note', 'task'));
    other.edit(0, (transform, position) => transform.setNodeAttribute(position, 'note', 'task'));
    one.type(0, ' Trước 30/12.');
    other.type(0, ' Khẩn.');
    await settle([one, other]);
    await settle([one, other]);
    const { parts } = await (logins[0] as Login).run(contract.texts, { conferenceId });
    expect(parts.flatMap(({ blocks }) => blocks).map((block) => [block.kind, textOf(block).length])).toEqual([
      ['note', 'Giao Văn phòng. Trước 30/12. Khẩn.'.length],
    ]);
    for (const page of [one, other]) page.text.close();
  });

  it('send by themselves again what the server could not take for the moment, and say why until it has it', async () => {
    const { open, words } = await office();
    const page = open(0);
    page.next = 'refused';
    page.type(0, 'Máy chủ đang quá tải.');
    page.pending();
    await expect.poll(() => page.text.state, WAIT_OPTIONS).toEqual({ refused: 'unavailable' });
    page.pending();
    await expect.poll(() => page.text.state, WAIT_OPTIONS).toBe('saved');
    expect(await words()).toBe('Máy chủ đang quá tải.');
    page.text.close();
  });

  it('do not say that all is saved while words of a page that was closed too early are not', async () => {
    const { open, words } = await office();
    const one = open(0);
    one.next = 'lost';
    one.type(0, 'Chưa gửi.');
    await one.text.send();
    one.text.close();
    const again = open(0);
    again.next = 'refused';
    await expect(again.text.recover()).rejects.toMatchObject({ code: 'unavailable' });
    expect([again.text.isRecovering, await words()]).toEqual([true, '']);
    await again.text.recover();
    expect([again.text.isRecovering, await words()]).toEqual([false, 'Chưa gửi.']);
    again.text.close();
  });

  it('keep what a page could not send before it was closed, though its paragraph was replaced meanwhile', async () => {
    const { open, words } = await office();
    const [one, other] = [open(0), open(1)];
    one.type(0, 'Trước.');
    await one.sendAll();
    await other.text.fetch();
    one.next = 'lost';
    one.type(0, ' Chưa gửi.');
    await one.text.send();
    one.text.close();
    other.replace(0);
    await other.sendAll();
    const again = open(0);
    await again.text.fetch();
    await again.text.recover();
    expect(await words()).toEqual('Trước.\n Chưa gửi.');
    again.text.close();
    other.text.close();
  });

  it('show what was written while the answer to an earlier reading was under way', async () => {
    const { open } = await office();
    const [one, other] = [open(0), open(1)];
    const { promise, resolve } = Promise.withResolvers<void>();
    other.answersAfter = promise;
    const early = other.text.fetch();
    await vi.waitFor(() => expect(other.reads).toEqual(1), WAIT_OPTIONS);
    one.type(0, 'Sau khi đọc.');
    await one.sendAll();
    const late = other.text.fetch();
    resolve();
    await Promise.all([early, late]);
    expect(other.body.toJSON()).toEqual('<paragraph>Sau khi đọc.</paragraph>');
    for (const page of [one, other]) page.text.close();
  });

  it('read again by themselves after a reading that failed', async () => {
    const { open } = await office();
    const [one, other] = [open(0), open(1)];
    one.type(0, 'Khi mất kết nối.');
    await one.sendAll();
    other.next = 'lost';
    await other.text.fetch().catch(() => {});
    other.pending();
    await vi.waitFor(() => expect(other.body.toJSON()).toEqual('<paragraph>Khi mất kết nối.</paragraph>'), WAIT_OPTIONS);
    for (const page of [one, other]) page.text.close();
  });
});
