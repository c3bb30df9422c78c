import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { PartLine, PartShelf } from '../../../client/record/minutes/part-line.ts';
import { PartText } from '../../../client/record/minutes/part-text.ts';
import { minutesContract as contract } from '../../../server/record/minutes/contract.ts';
import { textOf } from '../../../server/record/minutes/rules/body.ts';
import { bodyOf } from '../../../server/record/minutes/rules/document.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { note, paragraph, published } from './morning.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

const PART = 'item.opening';

/** A page of the minutes without a browser: it sends only when it is told to, and its line can be cut before a message arrives or before its answer does. */
class Page {
  readonly text: PartText;
  /** What happens to the next message: it arrives, is lost on its way, or its answer is. */
  next: 'arrives' | 'lost' | 'unanswered' = 'arrives';

  constructor(login: Login, conferenceId: string, shelf: Map<string, Uint8Array>) {
    const key = String(shelf.size);
    const through = async <T>(work: () => Promise<T>): Promise<T> => {
      const fate = this.next;
      this.next = 'arrives';
      if (fate === 'lost') throw new Error('lost');
      const answer = await work();
      if (fate === 'unanswered') throw new Error('unanswered');
      return answer;
    };
    const line: PartLine = {
      write: (update) => through(() => login.run(contract.write, { conferenceId, part: PART, update })),
      read: (since) => through(() => login.run(contract.read, { conferenceId, part: PART, since })),
      refusalOf: (error) => (error instanceof Error && 'code' in error ? { code: String(error.code), message: error.message } : null),
    };
    const own: PartShelf = {
      keep: async (update) => Boolean(shelf.set(key, update)),
      drop: async () => void shelf.delete(key),
      others: async () =>
        [...shelf].filter(([at]) => at !== key).map(([at, update]) => ({ update, drop: async () => void shelf.delete(at) })),
    };
    this.text = new PartText({ part: PART, line, shelf: own, onChange: () => {}, onMoved: () => {}, later: () => () => {} });
  }

  get body(): Y.XmlFragment {
    return bodyOf(this.text.doc);
  }

  #block(at: number): Y.XmlElement | null {
    const block = this.body.length === 0 ? null : this.body.get(at % this.body.length);
    return block instanceof Y.XmlElement ? block : null;
  }

  /** Types a word at the end of a block, or in a new paragraph where there is none. */
  type(at: number, word: string): string {
    const text = this.#block(at)?.get(0);
    if (text instanceof Y.XmlText) text.insert(text.length, word);
    else this.body.push([paragraph(word)]);
    return word;
  }

  /** Makes a paragraph a conclusion and back, as an editor does: another block with the same words takes its place. */
  mark(at: number): void {
    const block = this.#block(at);
    if (!block) return;
    const words = block
      .toArray()
      .map((child) => (child instanceof Y.XmlText ? child.toString() : ''))
      .join('');
    const index = this.body.toArray().indexOf(block);
    this.text.doc.transact(() => {
      this.body.delete(index, 1);
      this.body.insert(index, [block.nodeName === 'paragraph' ? note('conclusion', words) : paragraph(words)]);
    });
  }
}

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

/** Sends until everything is confirmed. */
async function sendAll(page: Page): Promise<void> {
  page.next = 'arrives';
  while (page.text.state !== 'saved') await page.text.send();
}

/** Every page sends what it has and takes in what the others sent. */
async function settle(pages: readonly Page[]): Promise<void> {
  for (const page of pages) await sendAll(page);
  for (const page of pages) await page.text.fetch();
}

const act = fc.record({
  who: fc.nat(1),
  at: fc.nat(3),
  does: fc.constantFrom('type', 'type', 'type', 'mark', 'send', 'fetch', 'lose', 'unanswered', 'keep', 'restore'),
});

const MARK = /‹\d+›/g;
const wordsIn = (text: string): Set<string> => new Set(text.match(MARK));

/** Keeps versions and restores the last one: then the words on the server are those of the version, and no others that it had are expected. */
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
      fc.asyncProperty(fc.array(act, { minLength: 12, maxLength: 40, size: 'max' }), async (acts) => {
        const around = await office();
        const [pages, versions] = [[around.open(0), around.open(1)], new Versions(around)];
        let expected: ReadonlySet<string> = new Set<string>();
        for (const [index, { who, at, does }] of acts.entries()) {
          const page = pages[who] as Page;
          if (does === 'type') expected = expected.union(new Set([page.type(at, `‹${index}›`)]));
          if (does === 'mark') page.mark(at);
          if (does === 'lose') page.next = 'lost';
          if (does === 'unanswered') page.next = 'unanswered';
          if (does === 'send') await page.text.send();
          if (does === 'fetch') await page.text.fetch().catch(() => {});
          if (does === 'keep') await versions.keep();
          if (does === 'restore') expected = await versions.restore(expected);
        }
        await settle(pages);
        await settle(pages);
        // A block that was marked when a version was restored brings its words back with it: more may be there, never less.
        expect(expected.difference(wordsIn(await around.words()))).toEqual(new Set());
        const shown = pages.map((page) => JSON.stringify(page.body.toJSON()));
        expect(shown[1]).toEqual(shown[0]);
        for (const page of pages) page.text.close();
      }),
      { numRuns: process.env.FULL ? 200 : 40 },
    );
  });

  it('keep what a page could not send before it was closed, though its paragraph was replaced meanwhile', async () => {
    const { open, words } = await office();
    const [one, other] = [open(0), open(1)];
    one.type(0, 'Trước.');
    await sendAll(one);
    await other.text.fetch();
    one.next = 'lost';
    one.type(0, ' Chưa gửi.');
    await one.text.send();
    one.text.close();
    other.mark(0);
    await sendAll(other);
    const again = open(0);
    await again.text.fetch();
    await again.text.recover();
    expect(await words()).toEqual('Trước.\n Chưa gửi.');
    again.text.close();
    other.text.close();
  });
});
