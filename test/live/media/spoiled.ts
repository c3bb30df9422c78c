type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Replacements for a value: out of range, of another type, much too long, of another codec, somebody else's. */
const INSTEAD: readonly Json[] = [
  null,
  true,
  -1,
  0,
  1.5,
  255,
  65_536,
  0xffff_ffff,
  2 ** 53,
  '',
  'x'.repeat(300),
  '\u0000',
  [],
  {},
  'video/H264',
  'audio/PCMU',
  'video/rtx',
  'audio/opus',
  'video/VP8',
  'sha-1',
  '00:00',
  'r0',
  'urn:ietf:params:rtp-hdrext:sdes:mid',
  [{ ssrc: 1 }, { ssrc: 1 }, { ssrc: 1 }],
  [{ rid: 'r0' }, { rid: 'r0' }],
  Array.from({ length: 3 }, (_, at) => ({ ssrc: at, rtx: { ssrc: at } })),
  Array.from({ length: 500 }, (_, at) => at),
  Array.from({ length: 19 }, () => ({ mimeType: 'video/VP8', clockRate: 90_000, payloadType: 96 })),
];

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** Every place in a value, by its path. */
function places(value: Json, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (value === null || typeof value !== 'object') return [path];
  const entries: [string | number, Json][] = isList(value) ? value.map((one, at) => [at, one]) : Object.entries(value);
  return [...(path.length > 0 ? [path] : []), ...entries.flatMap(([key, one]) => places(one, [...path, key]))];
}

/** The value with a replacement at a path; undefined removes it. */
function changed(value: Json, [key, ...rest]: readonly (string | number)[], change: (before: Json) => Json | undefined): Json | undefined {
  if (key === undefined) return change(value);
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) {
    return value.flatMap((one, at) => {
      const next = at === key ? changed(one, rest, change) : one;
      return next === undefined ? [] : [next];
    });
  }
  const { [String(key)]: before = null, ...others } = value;
  const next = changed(before, rest, change);
  return next === undefined ? others : { ...others, [String(key)]: next };
}

/** A real command with some of its values spoiled: dropped, duplicated or replaced. Deterministic for the same numbers. */
export function spoiled(input: Readonly<Record<string, unknown>>, seeds: readonly number[]): Record<string, unknown> {
  let value = JSON.parse(JSON.stringify(input)) as Json;
  for (const seed of seeds) {
    const all = places(value).filter(([first]) => first !== 'conferenceId' && (first !== 'peerId' || seed % 40 === 0));
    const path = all[seed % Math.max(1, all.length)];
    if (!path) continue;
    const kind = Math.floor(seed / 7) % 4;
    value =
      changed(value, path, (before) =>
        kind === 0
          ? undefined
          : kind === 1 && isList(before)
            ? [...before, ...before]
            : kind === 3
              ? before
              : (INSTEAD[seed % INSTEAD.length] ?? null),
      ) ?? {};
  }
  return value as Record<string, unknown>;
}
