import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { clientScript, clientScriptHash } from '../../src/report/client/script.ts';

describe('the script of the page', () => {
  it('is the one that the policy lets run', () => {
    expect(clientScriptHash).toBe(`sha256-${createHash('sha256').update(clientScript).digest('base64')}`);
  });

  it('cannot end its element early', () => expect(clientScript).not.toMatch(/<\/script|<!--/i));
});
