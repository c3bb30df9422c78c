import { writeFile } from 'node:fs/promises';
import { registerHooks } from 'node:module';

// openapi-typescript needs the compiler as a library, which the native one is not, so give it the one bundled with ts-morph.
registerHooks({
  resolve: (specifier, context, next) => next(specifier === 'typescript' ? '@ts-morph/common/dist/typescript.js' : specifier, context),
});

/** Writes the types of a client, like `npx openapi-typescript URL -o FILE`. */
const [address = '', file = ''] = process.argv.slice(2);
const { default: openapiTS, astToString } = await import('openapi-typescript');
await writeFile(file, astToString(await openapiTS(new URL(address))));
