import { formatClock, formatDate } from '../../../i18n/format.ts';
import { isKey, translate, type Lang } from '../../../i18n/translate.ts';
import type { OutputOf } from '../../../platform/contract.ts';
import type { LivePlan } from '../../../live/sitting/contract/index.ts';
import type { minutesContract, Part, MinutesVersion } from '../contract.ts';
import { minutedItems, partOf } from '../rules/parts.ts';

type Compared = OutputOf<typeof minutesContract.compare>;

/** Name of a version. */
export function versionTitle(version: MinutesVersion, lang: Lang): string {
  if (version.restores !== null) return translate(lang, 'minutes.version.beforeRestore', { n: String(version.restores) });
  return version.label ?? translate(lang, 'minutes.version.automatic');
}

/** The list of versions, newest first. */
export function versionsView(versions: readonly MinutesVersion[], zone: string, lang: Lang) {
  return versions.map((version, index) => ({
    number: version.number,
    name: translate(lang, 'minutes.version.number', { n: String(version.number) }),
    title: versionTitle(version, lang),
    time: formatClock(lang, version.at, zone),
    date: formatDate(lang, version.at, zone),
    by: version.by === null ? null : translate(lang, 'minutes.version.by', { name: version.by }),
    previous: versions[index + 1]?.number ?? null,
  }));
}

/** A comparison by section, with the titles of the agenda; unchanged sections are left out. */
export function comparisonView(compared: Compared, plan: LivePlan, lang: Lang) {
  const to = compared.to === null ? translate(lang, 'minutes.version.now') : String(compared.to.number);
  const changed = compared.parts.filter((part) => part.changed);
  return {
    number: compared.from.number,
    title: translate(lang, 'minutes.version.compareTitle', { n: String(compared.from.number), to }),
    parts: changed.map(({ part, blocks }) => ({
      title: partTitle(plan, part, lang),
      blocks: blocks.map((block) => ({ ...block, label: labelOf(block.kind, lang) })),
    })),
  };
}

/** The kind of a block that is marked; null for plain text. */
function labelOf(kind: string, lang: Lang): string | null {
  const key = `minutes.note.${kind}`;
  return isKey(key) ? translate(lang, key, { n: '' }).trim() : null;
}

function partTitle(plan: LivePlan, part: Part, lang: Lang): string {
  if (part === 'general') return translate(lang, 'minutes.generalPart');
  const items = minutedItems(plan);
  const index = items.findIndex((item) => partOf(item.id) === part);
  const title = items[index]?.title;
  return title ? translate(lang, 'minutes.paper.item', { n: String(index + 1), title }) : translate(lang, 'minutes.goneItem');
}
