import type { z } from 'zod';
import type { Tx } from '../../platform/database/open.ts';
import { AppError } from '../../platform/errors.ts';
import { mapInTurns, nextTurn } from '../../platform/next-turn.ts';
import type { SameKeys } from '../../platform/same-keys.ts';

interface Where {
  readonly conferenceId: string;
  readonly id?: string | { readonly not: string } | { readonly in: string[] };
  readonly version?: number;
  readonly position?: { readonly gte: number };
}

/** What every list needs of its table; all planning tables have this shape. */
interface Table {
  updateMany(args: { where: Where; data: object }): PromiseLike<{ count: number }>;
  deleteMany(args: { where: Where }): PromiseLike<{ count: number }>;
  aggregate(args: { where: { conferenceId: string }; _max: { position: true } }): PromiseLike<{ _max: { position: number | null } }>;
}

/** Position of a row. */
interface Position {
  readonly conferenceId: string;
  readonly position: number;
}
type Unplaced<Row> = Omit<Row, keyof Position>;

/** A query for rows of a list, in its order. */
interface RowQuery {
  readonly where: { readonly conferenceId: string; readonly id?: string };
  readonly orderBy: [{ position: 'asc' }, { id: 'asc' }];
}
/** The order of every list. */
export const BY_POSITION: RowQuery['orderBy'] = [{ position: 'asc' }, { id: 'asc' }];

export interface Entity {
  readonly id: string;
  readonly version: number;
}

/**
 * How the entities of one list are stored. A field without a column does not compile, nor does a column without a field: both
 * `toColumns` and `fromRow` must return exactly the keys of the other side.
 */
interface ListOptions<E extends Entity, Row extends Position, Columns extends object, Fields extends object> {
  readonly schema: z.ZodType<E>;
  readonly table: (tx: Tx) => Table;
  readonly rows: (tx: Tx, query: RowQuery) => PromiseLike<Row[]>;
  /** The fields of the entity from a row; the schema checks their values. */
  readonly fromRow: (row: Unplaced<Row>) => SameKeys<E, Fields>;
  readonly toColumns: (entity: E) => SameKeys<Unplaced<Row>, Columns>;
  readonly create: (tx: Tx, data: (Columns & Position)[]) => PromiseLike<unknown>;
}

export interface Found<E> {
  readonly entity: E;
  readonly position: number;
}

/** Called while a long list is being stored: how many so far, of how many. */
export type OnStored = (stored: number, total: number) => void;

/** One list of a plan in the database: entities with an id, a position, and a version that rises with each edit. */
export interface ListStore<E extends Entity, Row = never> {
  readonly schema: z.ZodType<E>;
  /** The entity from a row that was read by another query. */
  read(row: Row): E;
  /** The whole list in its order. */
  all(tx: Tx, conferenceId: string): Promise<E[]>;
  find(tx: Tx, conferenceId: string, id: string): Promise<Found<E> | null>;
  /** @throws AppError not-found. */
  require(tx: Tx, conferenceId: string, id: string): Promise<Found<E>>;
  /** Inserts at a position, by default at the end. */
  insert(tx: Tx, conferenceId: string, entity: E, position?: number): Promise<void>;
  /** Inserts many at once at the end. */
  append(tx: Tx, conferenceId: string, entities: readonly E[]): Promise<void>;
  /** Inserts many at once, the first at position `from`. */
  insertAll(tx: Tx, conferenceId: string, entities: readonly E[], from: number, onStored?: OnStored): Promise<void>;
  /** Updates an entity and returns its new version. @throws AppError stale if it is not the version that the editor saw. */
  update(tx: Tx, conferenceId: string, entity: E): Promise<number>;
  /** @throws AppError stale. */
  remove(tx: Tx, conferenceId: string, seen: Entity): Promise<void>;
  /** Removes those that are there, whatever their version. */
  removeAll(tx: Tx, conferenceId: string, ids: readonly string[]): Promise<void>;
  /** Moves it before another one, or to the end (null), and returns its new version. @throws AppError stale, not-found. */
  place(tx: Tx, conferenceId: string, seen: Entity, before: string | null): Promise<number>;
}

/** Rows to insert by one statement, or to read into entities, before yielding to other work. */
const CHUNK = 500;

/** The store of a list whose rows are `Row`. */
export const listStore =
  <Row extends Position>() =>
  <E extends Entity, Columns extends object, Fields extends object>(options: ListOptions<E, Row, Columns, Fields>): ListStore<E, Row> => {
    const { schema, table, rows, fromRow, toColumns, create } = options;
    const read = ({ conferenceId: _conference, position: _position, ...row }: Row): E => schema.parse(fromRow(row));
    const end = async (tx: Tx, conferenceId: string): Promise<number> =>
      ((await table(tx).aggregate({ where: { conferenceId }, _max: { position: true } }))._max.position ?? -1) + 1;

    const find = async (tx: Tx, conferenceId: string, id: string): Promise<Found<E> | null> => {
      const [row] = await rows(tx, { where: { conferenceId, id }, orderBy: BY_POSITION });
      return row ? { entity: read(row), position: row.position } : null;
    };
    const require = async (tx: Tx, conferenceId: string, id: string): Promise<Found<E>> => {
      const found = await find(tx, conferenceId, id);
      if (!found) throw new AppError('not-found');
      return found;
    };
    const insertAll: ListStore<E>['insertAll'] = async (tx, conferenceId, entities, from, onStored) => {
      for (let at = 0; at < entities.length; at += CHUNK) {
        const chunk = entities.slice(at, at + CHUNK);
        await create(
          tx,
          chunk.map((entity, index) => ({ ...toColumns(entity), conferenceId, position: from + at + index })),
        );
        onStored?.(at + chunk.length, entities.length);
        await nextTurn();
      }
    };
    const change = async (tx: Tx, conferenceId: string, { id, version }: Entity, data: object): Promise<number> => {
      const { count } = await table(tx).updateMany({ where: { conferenceId, id, version }, data: { ...data, version: version + 1 } });
      if (count === 0) throw new AppError('stale');
      return version + 1;
    };

    return {
      schema,
      read,
      find,
      require,
      insertAll,
      all: async (tx, conferenceId) => mapInTurns(await rows(tx, { where: { conferenceId }, orderBy: BY_POSITION }), read, CHUNK),
      append: async (tx, conferenceId, entities) => insertAll(tx, conferenceId, entities, await end(tx, conferenceId)),
      async removeAll(tx, conferenceId, ids) {
        await table(tx).deleteMany({ where: { conferenceId, id: { in: [...ids] } } });
      },
      insert: async (tx, conferenceId, entity, position) =>
        insertAll(tx, conferenceId, [entity], position ?? (await end(tx, conferenceId))),
      update: (tx, conferenceId, entity) => change(tx, conferenceId, entity, toColumns(entity)),
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
  };
