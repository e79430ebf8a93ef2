declare module 'mathjs/lib/browser/math.js' {
  import type { create, parseDependencies } from 'mathjs';
  const bundle: { readonly create: typeof create; readonly parseDependencies: typeof parseDependencies };
  export default bundle;
}
