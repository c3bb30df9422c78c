import type { z } from 'zod';
import type { Tx } from '../../platform/database/open.ts';
import { AppError } from '../../platform/errors.ts';

interface Where {
  readonly conferenceId: string;
  readonly id?: string | { readonly not: string };
  readonly version?: number;
  readonly position?: { readonly gte: number };
}

/** As much of a table as all lists need alike; every planning table of the database has this shape. */
interface Table {
  updateMany(args: { where: Where; data: object }): PromiseLike<{ count: number }>;
  deleteMany(args: { where: Where }): PromiseLike<{ count: number }>;
  aggregate(args: { where: { conferenceId: string }; _max: { position: true } }): PromiseLike<{ _max: { position: number | null } }>;
}

/** Position of a row. */
interface Place {
  readonly conferenceId: string;
  readonly position: number;
}
interface Key {
  readonly conferenceId_id: { readonly conferenceId: string; readonly id: string };
}

export interface Entity {
  readonly id: string;
  readonly version: number;
}

interface ListOptions<E extends Entity, Columns extends object> {
  readonly schema: z.ZodType<E>;
  readonly table: (tx: Tx) => Table;
  readonly columns: (entity: E) => Columns;
  /** Reads a row as the fields of the entity; they are checked by the schema. */
  readonly read: (tx: Tx, where: Key) => Promise<{ position: number; fields: object } | null>;
  readonly create: (tx: Tx, row: Columns & Place) => PromiseLike<unknown>;
}

export interface Found<E> {
  readonly entity: E;
  readonly position: number;
}

/** One list of a plan in the database: things with an id, a place and a version that rises with each edit. */
export interface PlanList<E extends Entity> {
  readonly schema: z.ZodType<E>;
  find(tx: Tx, conferenceId: string, id: string): Promise<Found<E> | null>;
  /** @throws AppError not-found. */
  require(tx: Tx, conferenceId: string, id: string): Promise<Found<E>>;
  /** At a place, by default at the end. */
  insert(tx: Tx, conferenceId: string, entity: E, position?: number): Promise<void>;
  /** Changes it at the version that its editor saw. @throws AppError stale. */
  update(tx: Tx, conferenceId: string, entity: E): Promise<number>;
  /** @throws AppError stale. */
  remove(tx: Tx, conferenceId: string, seen: Entity): Promise<void>;
  /** Moves it before another one, or to the end (null). @throws AppError stale, not-found. */
  place(tx: Tx, conferenceId: string, seen: Entity, before: string | null): Promise<number>;
}

export function planList<E extends Entity, Columns extends object>({
  schema,
  table,
  columns,
  read,
  create,
}: ListOptions<E, Columns>): PlanList<E> {
  const end = async (tx: Tx, conferenceId: string): Promise<number> =>
    ((await table(tx).aggregate({ where: { conferenceId }, _max: { position: true } }))._max.position ?? -1) + 1;

  const find: PlanList<E>['find'] = async (tx, conferenceId, id) => {
    const row = await read(tx, { conferenceId_id: { conferenceId, id } });
    return row && { entity: schema.parse(row.fields), position: row.position };
  };
  const require: PlanList<E>['require'] = async (tx, conferenceId, id) => {
    const found = await find(tx, conferenceId, id);
    if (!found) throw new AppError('not-found');
    return found;
  };
  const change = async (tx: Tx, conferenceId: string, { id, version }: Entity, data: object): Promise<number> => {
    const { count } = await table(tx).updateMany({ where: { conferenceId, id, version }, data: { ...data, version: version + 1 } });
    if (count === 0) throw new AppError('stale');
    return version + 1;
  };

  return {
    schema,
    find,
    require,
    async insert(tx, conferenceId, entity, position) {
      await create(tx, { ...columns(entity), conferenceId, position: position ?? (await end(tx, conferenceId)) });
    },
    update: (tx, conferenceId, entity) => change(tx, conferenceId, entity, columns(entity)),
    async remove(tx, conferenceId, { id, version }) {
      const { count } = await table(tx).deleteMany({ where: { conferenceId, id, version } });
      if (count === 0) throw new AppError('stale');
    },
    async place(tx, conferenceId, seen, before) {
      if (before === null) return change(tx, conferenceId, seen, { position: await end(tx, conferenceId) });
      const { position } = await require(tx, conferenceId, before);
      const behind = { conferenceId, position: { gte: position }, id: { not: seen.id } };
      await table(tx).updateMany({ where: behind, data: { position: { increment: 1 } } });
      return change(tx, conferenceId, seen, { position });
    },
  };
}

/** What `read` answers of a row: its place, and the rest of it as a feature reads it. */
export const rowFound = <Row extends { position: number }>(row: Row | null, fields: (row: Row) => object) =>
  row && { position: row.position, fields: fields(row) };

/** Strips the database columns from a row, leaving the fields of the entity. */
export function entityOf<T extends { conferenceId: string; position: number }>({
  conferenceId: _conference,
  position: _position,
  ...fields
}: T) {
  return fields;
}
