import { entityOf } from '../collections/store.ts';

/** The fields of a document's row as the plan has them: its stamp goes with its files, which are no part of the plan. */
export function documentOf<T extends { conferenceId: string; position: number; stamp: string | null }>(row: T) {
  const { stamp: _stamp, ...fields } = entityOf(row);
  return fields;
}
