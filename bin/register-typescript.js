// Lets this thread read TypeScript sources, in a checkout. Nothing more is registered than this: with the loader's all-purpose entry, which also
// serves CommonJS, the same model takes twice the processor time.
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) });
