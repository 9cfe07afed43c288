import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      { readonly hasInstallScript?: boolean; readonly resolved?: string; readonly integrity?: string }
    >
  >;
}

const { packages } = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../package-lock.json', import.meta.url)), 'utf8'),
) as Lock;
const dependencies = Object.entries(packages).filter(([path]) => path !== '');

it('no dependency runs a script when it is installed, not even a development dependency', () => {
  expect(dependencies.length).toBeGreaterThan(20);
  expect(dependencies.filter(([, { hasInstallScript }]) => hasInstallScript === true)).toEqual([]);
});

it('every dependency comes from the registry and has a checksum', () => {
  const others = dependencies.filter(
    // The lock file leaves out the addresses of registry packages.
    ([, { resolved, integrity = '' }]) => resolved !== undefined || !integrity.startsWith('sha512-'),
  );
  expect(others).toEqual([]);
});
