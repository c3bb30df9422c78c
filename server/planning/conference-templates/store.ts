import { displayNames } from '../../accounts/store.ts';
import type { Actor } from '../../platform/contract.ts';
import type { Database, Tx } from '../../platform/database/open.ts';
import { AppError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { ChecklistContent, ListedTemplate, PlanContent, type Template } from './contract.ts';

/** All templates by name; `own`: whether the actor may delete it. */
export async function templatesFor(db: Database | Tx, actor: Actor): Promise<ListedTemplate[]> {
  const rows = await db.template.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }], omit: { content: true } });
  const names = await displayNames(
    db,
    rows.map((row) => row.createdBy),
  );
  return rows.map(({ id, kind, name, createdAt, createdBy }) =>
    ListedTemplate.parse({
      id,
      kind,
      name,
      createdAt: createdAt.getTime(),
      createdBy: names.get(createdBy) ?? null,
      own: mayRemove(actor, createdBy),
    }),
  );
}

/** Creators may delete their own templates, administrators any. */
export const mayRemove = (actor: Actor, createdBy: string): boolean => actor.id === createdBy || actor.rights.includes('administrator');

export const findTemplateRow = (tx: Tx, id: string) => tx.template.findUnique({ where: { id }, omit: { content: true } });

/** A template with its content. @throws AppError not-found. */
export async function requireTemplate(tx: Tx, id: string): Promise<Template> {
  const row = await tx.template.findUnique({ where: { id } });
  if (!row) throw new AppError('not-found');
  if (row.kind === 'plan') return { kind: 'plan', content: PlanContent.parse(row.content) };
  return { kind: 'preparation', content: ChecklistContent.parse(row.content) };
}

/** Stores a template and returns its id. */
export async function insertTemplate(tx: Tx, template: Template, facts: { name: string; at: number; by: string }): Promise<string> {
  const id = newId();
  await tx.template.create({
    data: { id, kind: template.kind, name: facts.name, content: template.content, createdAt: new Date(facts.at), createdBy: facts.by },
  });
  return id;
}

export const deleteTemplate = (tx: Tx, id: string) => tx.template.delete({ where: { id } });
