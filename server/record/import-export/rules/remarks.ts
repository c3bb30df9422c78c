import { levelOf } from '../../../planning/plan/rules.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import { provincesOn } from '../../../planning/sites/rules/provinces.ts';
import type { ConferenceFile } from '../contract/format.ts';

/** Something that an import decided, or that its sender may not expect. */
export interface FileRemark {
  readonly code: 'sitting-assumed' | 'provinces-not-in-force' | 'papers-not-read' | 'second-main-hall' | 'site-renamed' | 'above-clearance';
  readonly paths: readonly string[];
}

interface Placed {
  readonly list: string;
  readonly at: number;
}

const pathsOf = (places: readonly Placed[], key = ''): string[] => places.map(({ list, at }) => `${list}[${at}]${key}`);
const among = <T>(list: string, entries: readonly T[], holds: (entry: T) => boolean): Placed[] =>
  entries.flatMap((entry, at) => (holds(entry) ? [{ list, at }] : []));

/** Remarks on a file and the plan that was read from it. `clearance`: the highest level that the sender may read. */
export function remarksOn(file: ConferenceFile, plan: Plan, clearance: number): FileRemark[] {
  const secret = ({ classification }: { readonly classification: ConferenceFile['agenda'][number]['classification'] }) =>
    levelOf(classification) > clearance;
  const unread = new Set(plan.items.filter(({ extras }) => 'x-papers' in extras).map(({ id }) => id));
  const sites = new Map(plan.sites.map((site) => [site.id, site]));
  const remarks: FileRemark[] = [
    {
      code: 'sitting-assumed',
      paths: file.sittings.length < 2 ? [] : pathsOf(among('agenda', file.agenda, ({ sitting }) => sitting === null)),
    },
    {
      code: 'provinces-not-in-force',
      paths: provincesOn(file.date)
        ? []
        : pathsOf(
            among('sites', file.sites, ({ expand }) => expand !== null),
            '.expand',
          ),
    },
    {
      code: 'papers-not-read',
      paths: pathsOf(
        among('agenda', file.agenda, ({ id }) => unread.has(id)),
        '.x-papers',
      ),
    },
    {
      code: 'second-main-hall',
      paths: pathsOf(
        among('sites', file.sites, ({ id, kind }) => sites.get(id)?.kind !== kind),
        '.kind',
      ),
    },
    {
      code: 'site-renamed',
      paths: pathsOf(
        among('sites', file.sites, ({ id, name }) => sites.get(id)?.name !== name),
        '.name',
      ),
    },
    { code: 'above-clearance', paths: pathsOf([...among('agenda', file.agenda, secret), ...among('documents', file.documents, secret)]) },
  ];
  return remarks.filter(({ paths }) => paths.length > 0);
}
