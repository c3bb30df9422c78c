import * as Y from 'yjs';
import { minutesContract, type NoteKind, type Part } from '../../../server/record/minutes/contract.ts';
import { bodyOf } from '../../../server/record/minutes/rules/document.ts';
import { insertPlan } from '../../../server/planning/plan/store.ts';
import { transact } from '../../../server/platform/database/open.ts';
import { newId } from '../../../server/platform/ids.ts';
import { insertPublication } from '../../../server/planning/publishing/store.ts';
import type { Plan } from '../../../server/planning/plan/contract.ts';
import type { Login, TestApp } from '../../helpers/app.ts';
import { wholePlan } from '../../live/sitting/morning-plan.ts';

/** A conference with a published agenda; `change` makes another agenda of it. */
export async function published(app: TestApp, change: (plan: Plan) => Plan = (plan) => plan): Promise<string> {
  const conferenceId = newId();
  const plan = change(wholePlan(conferenceId));
  await transact(app.db, async (tx) => {
    await insertPlan(tx, plan, app.clock.now);
    await insertPublication(tx, { conferenceId, number: 1, at: app.clock.now, actorId: 'organizer', note: null, plan, changes: [] });
  });
  return conferenceId;
}

/** An editor of one part, as in a browser: its own document, and what it has not sent yet. */
export class Editor {
  readonly doc = new Y.Doc();
  readonly #login: Login;
  readonly #conferenceId: string;
  readonly #part: Part;
  #sent = Y.encodeStateVector(this.doc);

  constructor(login: Login, conferenceId: string, part: Part) {
    this.#login = login;
    this.#conferenceId = conferenceId;
    this.#part = part;
  }

  get body(): Y.XmlFragment {
    return bodyOf(this.doc);
  }

  /** Adds a block at an index, by default at the end. */
  add(block: Y.XmlElement, index = this.body.length): void {
    this.body.insert(index, [block]);
  }

  /** The unsent update, as the server expects it. */
  unsent(): string {
    return Buffer.from(Y.encodeStateAsUpdate(this.doc, this.#sent)).toString('base64');
  }

  async send(): Promise<void> {
    const [conferenceId, part, update] = [this.#conferenceId, this.#part, this.unsent()];
    await this.#login.run(minutesContract.write, { conferenceId, part, update });
    this.#sent = Y.encodeStateVector(this.doc);
  }

  async addAndSend(block: Y.XmlElement): Promise<void> {
    this.add(block);
    await this.send();
  }

  /** Applies what others have written since. */
  async fetch(): Promise<void> {
    const since = Buffer.from(Y.encodeStateVector(this.doc)).toString('base64');
    const { update } = await this.#login.run(minutesContract.read, { conferenceId: this.#conferenceId, part: this.#part, since });
    Y.applyUpdate(this.doc, Buffer.from(update, 'base64'));
  }

  /** The words of each block. */
  get words(): string[] {
    return this.body.toArray().map((block) => (block instanceof Y.XmlElement ? wordsIn(block) : ''));
  }
}

const wordsIn = (block: Y.XmlElement): string =>
  block
    .toArray()
    .map((child) =>
      child instanceof Y.XmlText
        ? child
            .toDelta()
            .map((part: { insert: unknown }) => part.insert)
            .join('')
        : child instanceof Y.XmlElement
          ? wordsIn(child)
          : '',
    )
    .join('');

function element(name: string, text: string, attributes: Readonly<Record<string, string>> = {}): Y.XmlElement {
  const block = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) block.setAttribute(key, value);
  if (text !== '') block.insert(0, [new Y.XmlText(text)]);
  return block;
}

export const paragraph = (text: string, at?: number): Y.XmlElement =>
  element('paragraph', text, at === undefined ? {} : { at: String(at) });

/** A list as in texts of earlier releases. */
export function list(ordered: boolean, items: readonly string[]): Y.XmlElement {
  const block = new Y.XmlElement(ordered ? 'orderedList' : 'bulletList');
  const lines = items.map((item) => {
    const line = new Y.XmlElement('listItem');
    line.insert(0, [paragraph(item)]);
    return line;
  });
  block.insert(0, lines);
  return block;
}

/** A line of a list as the editor makes it. */
export const listLine = (text: string, mark: 'dash' | 'number' | 'none', level = 1): Y.XmlElement =>
  element('paragraph', text, { list: mark, level: String(level) });

export const note = (kind: NoteKind, text: string, owner: string | null = null, due: string | null = null): Y.XmlElement =>
  element(kind, text, { ...(owner === null ? {} : { owner }), ...(due === null ? {} : { due }) });

export const proceeding = (seq: number): Y.XmlElement => element('proceeding', '', { seq: String(seq) });
