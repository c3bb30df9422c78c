import { join } from 'node:path';
import { handleChange, handleQuery, type Handler, type QueryContext } from '../../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../../platform/contract.ts';
import type { Queryable } from '../../../../platform/database/open.ts';
import { AppError, type Fault } from '../../../../platform/errors.ts';
import { newId } from '../../../../platform/ids.ts';
import { WorkThread } from '../../../../platform/threads/work-thread.ts';
import type { OfficialPaper } from '../../../printouts/contract.ts';
import { paperTemplatesContract as contract } from '../contract.ts';
import { templateTexts } from '../rules/texts.ts';
import { deletePaperTemplate, insertPaperTemplate, paperTemplates, templateInForce } from '../store.ts';
import type { FillingJob } from './write-template.ts';

const module = join(import.meta.dirname, 'write-template.ts');
const checking = new WorkThread<{ readonly file: Uint8Array }, Fault[]>(
  { module, name: 'checkPaperTemplate' },
  { timeoutMs: 20_000, memoryMb: 512 },
);
const filling = new WorkThread<FillingJob, Uint8Array>({ module, name: 'fillPaperTemplate' }, { timeoutMs: 30_000, memoryMb: 768 });

/** Looks at a template before anything is stored. @throws AppError invalid, with every fault and its place. */
async function checked(_scope: QueryContext, { content }: InputOf<typeof contract.add>): Promise<void> {
  const faults = await checking.run({ file: Buffer.from(content, 'base64') });
  if (faults.length > 0) throw new AppError('invalid', {}, faults);
}

/** A paper as Word in the template of the office that is in force on its day; null if there is none for its kind. */
export async function writeInTemplate(
  db: Queryable,
  { kind, signer, day }: { readonly kind: string; readonly signer: string | null; readonly day: string },
  paper: OfficialPaper,
): Promise<Uint8Array | null> {
  const content = paper.copies === undefined ? await templateInForce(db, kind, day) : null;
  if (content === null) return null;
  return filling.run({ file: Buffer.from(content, 'base64'), texts: templateTexts(paper, signer), blocks: paper.blocks });
}

export const paperTemplatesHandlers: readonly Handler[] = [
  handleQuery(contract.list, async ({ db }) => ({ templates: await paperTemplates(db) })),
  handleChange(
    contract.add,
    async ({ tx, actor, now }, template) => {
      const id = newId();
      await insertPaperTemplate(tx, { ...template, id, at: now, by: actor.id });
      return { id };
    },
    checked,
  ),
  handleChange(contract.remove, async ({ tx }, { id }) => {
    await deletePaperTemplate(tx, id);
    return {};
  }),
];
