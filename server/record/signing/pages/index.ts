import type { PageRoutes } from '../../../platform/pages/routes.ts';
import { signaturePages } from './signatures.ts';
import { verifyPages } from './verify.ts';

export function signingPages(routes: PageRoutes): void {
  signaturePages(routes);
  verifyPages(routes);
}
