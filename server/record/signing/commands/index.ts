import type { Handler } from '../../../platform/bus/handlers.ts';
import type { SigningSetup } from '../cms/setup.ts';
import { ownDeviceHandlers } from './own-device.ts';
import { sealHandlers } from './seal.ts';
import { signatureListHandlers } from './list.ts';
import { verificationHandlers } from './verification.ts';

/** Everything that works with the certificates, keys and addresses that the administrator gave. */
export const signingHandlers = (setup: SigningSetup): readonly Handler[] => [
  ...signatureListHandlers(setup),
  ...ownDeviceHandlers(setup),
  ...sealHandlers(setup),
  ...verificationHandlers(setup),
];
