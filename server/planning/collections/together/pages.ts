import { AppError } from '../../../platform/errors.ts';
import type { PageContext } from '../../../platform/pages/routes.ts';
import type { SeenRecord } from '../contract.ts';

/** The picked rows of a list, each sent as `id:version`. @throws AppError invalid if there is none. */
export function pickedIn({ form }: PageContext): readonly [SeenRecord, ...SeenRecord[]] {
  const [first, ...rest] = [form['picked'] ?? []].flat().map((value): SeenRecord => {
    const [id = '', version] = value.split(':');
    return { id, version: Number(version) };
  });
  if (!first) throw new AppError('invalid', {}, [{ path: 'picked', message: 'required' }]);
  return [first, ...rest];
}
