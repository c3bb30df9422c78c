import { Transform } from '@tiptap/pm/transform';
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { PartLine, PartShelf } from '../../../client/record/minutes/part-line.ts';
import { PartText } from '../../../client/record/minutes/part-text.ts';
import { minutesContract as contract } from '../../../server/record/minutes/contract.ts';
import { bodyOf } from '../../../server/record/minutes/rules/document.ts';
import { AppError } from '../../../server/platform/errors.ts';
import type { Login } from '../../helpers/app.ts';
import { note, paragraph } from './morning.ts';
import { schema } from './random-text.ts';

export const PART = 'item.opening';

/** A page of the minutes without a browser: sends on command, and can lose a message or its answer. */
export class Page {
  readonly text: PartText;
  /** What happens to the next message: it arrives, it is lost, its answer is, or it is refused for the moment. */
  next: 'arrives' | 'lost' | 'unanswered' | 'refused' = 'arrives';
  /** Answers are not let through before this. */
  answersAfter: Promise<void> = Promise.resolve();
  /** What the page would do by itself after a while, last. */
  pending: () => void = () => {};
  /** How many readings the server has answered. */
  reads = 0;
  readonly withdrawn: { readonly words: string; readonly reason: string }[] = [];

  constructor(login: Login, conferenceId: string, shelf: Map<string, Uint8Array>) {
    const key = String(shelf.size);
    const through = async <T>(work: () => Promise<T>): Promise<T> => {
      const fate = this.next;
      this.next = 'arrives';
      if (fate === 'lost') throw new Error('lost');
      if (fate === 'refused') throw new AppError('unavailable');
      const answer = await work();
      await this.answersAfter;
      if (fate === 'unanswered') throw new Error('unanswered');
      return answer;
    };
    const line: PartLine = {
      write: (update) => through(() => login.run(contract.write, { conferenceId, part: PART, update })),
      read: (since) =>
        through(async () => {
          const answer = await login.run(contract.read, { conferenceId, part: PART, since });
          this.reads += 1;
          return answer;
        }),
      refusalOf: (error) => (error instanceof AppError ? { code: error.code, message: error.code } : null),
    };
    const own: PartShelf = {
      keep: async (update) => Boolean(shelf.set(key, update)),
      drop: async () => void shelf.delete(key),
      others: async () =>
        [...shelf].filter(([at]) => at !== key).map(([at, update]) => ({ update, drop: async () => void shelf.delete(at) })),
    };
    const onWithdrawn = (words: string, reason: string): void => void this.withdrawn.push({ words, reason });
    const later = (act: () => void): (() => void) => {
      this.pending = act;
      return () => (this.pending = () => {});
    };
    this.text = new PartText({ part: PART, line, shelf: own, onChange: () => {}, onMoved: () => {}, onWithdrawn, later });
  }

  get body(): Y.XmlFragment {
    return bodyOf(this.text.doc);
  }

  /** Sends until everything is confirmed. */
  async sendAll(): Promise<void> {
    this.next = 'arrives';
    while (this.text.state !== 'saved') await this.text.send();
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

  /** Changes the text like the page's editor, through its binding to the shared document. */
  edit(at: number, change: (transform: Transform, position: number) => void): void {
    if (this.body.length === 0) return;
    const { doc, meta } = initProseMirrorDoc(this.body, schema);
    const transform = new Transform(doc);
    const before = doc.children.slice(0, at % doc.childCount);
    change(
      transform,
      before.reduce((size, node) => size + node.nodeSize, 0),
    );
    this.text.doc.transact(() => updateYFragment(this.text.doc, this.body, transform.doc, meta));
  }

  /** Replaces a block by another with the same words, as editors of earlier releases marked a paragraph. */
  replace(at: number): void {
    const block = this.#block(at);
    if (!block) return;
    const words = block
      .toArray()
      .map((child) =>
        child instanceof Y.XmlText
          ? child
              .toDelta()
              .map((part: { insert: unknown }) => part.insert)
              .join('')
          : '',
      )
      .join('');
    const index = this.body.toArray().indexOf(block);
    this.text.doc.transact(() => {
      this.body.delete(index, 1);
      this.body.insert(index, [block.nodeName === 'paragraph' ? note('conclusion', words) : paragraph(words)]);
    });
  }
}
