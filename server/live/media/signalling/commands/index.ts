import { handleQuery, type Handler } from '../../../../platform/bus/handlers.ts';
import type { MediaConfig } from '../../../../platform/media-config.ts';
import { mediaContract as contract } from '../../contract/index.ts';
import type { HealthWatch } from '../../sfu/line-health.ts';
import type { StatusHolder } from '../../sfu/media-status.ts';
import type { RoomRegistry } from '../../sfu/room-registry.ts';
import type { Joining } from '../joining.ts';
import { redacted } from '../redacted.ts';
import { joinHandler } from './join.ts';
import { pageHandlers } from './page-handlers.ts';
import { streamHandlers } from './streams.ts';
import { transportHandlers } from './transports.ts';

export interface SignallingDeps {
  readonly config: MediaConfig;
  readonly status: StatusHolder;
  readonly rooms: RoomRegistry;
  readonly joining: Joining;
  readonly health: HealthWatch;
}

/** Handlers of signalling: media status, joining, transports and streams, and connection health. */
export function mediaHandlers({ config, status, rooms, joining, health }: SignallingDeps): Handler[] {
  const pages = pageHandlers(joining);
  return [
    handleQuery(contract.status, async () => status.current),
    handleQuery(contract.health, async ({ actor }, { conferenceId }) =>
      redacted(health.of(conferenceId), await rooms.levelOf(conferenceId), actor.clearance),
    ),
    joinHandler(joining, config),
    ...transportHandlers(pages, health),
    ...streamHandlers(pages),
  ];
}
