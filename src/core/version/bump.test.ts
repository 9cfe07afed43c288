import { describe, expect, it } from 'vitest';
import { RelctlError } from '../error/error.ts';
import { nextVersion } from './bump.ts';
import type { BumpRequest } from './bump.ts';
import { schemeNamed } from './schemes.ts';
import { parseVersion } from './version.ts';
import type { Increment, Phase } from './version.ts';

const PLAIN: BumpRequest = {
  increment: null,
  phase: null,
  offset: 0,
  devrelease: null,
  local: false,
  buildMetadata: null,
  mode: 'linear',
};

/**
 * Each row was checked with commitizen:
 * current, increment, phase, offset, dev release, `local` or `+metadata`, mode → pep440, semver, semver2.
 */
const TABLE = `
  1.2.3 | - | - | 0 | - | - | linear | 1.2.3 | 1.2.3 | 1.2.3
  1.2.3 | PATCH | - | 0 | - | - | linear | 1.2.4 | 1.2.4 | 1.2.4
  1.2.3 | MINOR | - | 0 | - | - | linear | 1.3.0 | 1.3.0 | 1.3.0
  1.2.3 | MAJOR | - | 0 | - | - | linear | 2.0.0 | 2.0.0 | 2.0.0
  1.2.3 | - | alpha | 0 | - | - | linear | 1.2.3a0 | 1.2.3-a0 | 1.2.3-alpha.0
  1.2.3 | PATCH | alpha | 0 | - | - | linear | 1.2.4a0 | 1.2.4-a0 | 1.2.4-alpha.0
  1.2.3 | MINOR | alpha | 0 | - | - | linear | 1.3.0a0 | 1.3.0-a0 | 1.3.0-alpha.0
  1.2.3 | MAJOR | alpha | 0 | - | - | linear | 2.0.0a0 | 2.0.0-a0 | 2.0.0-alpha.0
  1.2.3 | MINOR | beta | 0 | - | - | linear | 1.3.0b0 | 1.3.0-b0 | 1.3.0-beta.0
  1.2.3 | MINOR | rc | 0 | - | - | linear | 1.3.0rc0 | 1.3.0-rc0 | 1.3.0-rc.0
  1.2.3 | MINOR | alpha | 1 | - | - | linear | 1.3.0a1 | 1.3.0-a1 | 1.3.0-alpha.1
  1.2.3 | PATCH | rc | 5 | - | - | linear | 1.2.4rc5 | 1.2.4-rc5 | 1.2.4-rc.5
  1.3.0a0 | - | - | 0 | - | - | linear | 1.3.0 | 1.3.0 | 1.3.0
  1.3.0a0 | PATCH | - | 0 | - | - | linear | 1.3.0 | 1.3.0 | 1.3.0
  1.3.0a0 | MINOR | - | 0 | - | - | linear | 1.3.0 | 1.3.0 | 1.3.0
  1.3.0a0 | MAJOR | - | 0 | - | - | linear | 2.0.0 | 2.0.0 | 2.0.0
  1.3.0a0 | - | alpha | 0 | - | - | linear | 1.3.0a1 | 1.3.0-a1 | 1.3.0-alpha.1
  1.3.0a0 | PATCH | alpha | 0 | - | - | linear | 1.3.0a1 | 1.3.0-a1 | 1.3.0-alpha.1
  1.3.0a0 | MINOR | alpha | 0 | - | - | linear | 1.3.0a1 | 1.3.0-a1 | 1.3.0-alpha.1
  1.3.0a0 | MAJOR | alpha | 0 | - | - | linear | 2.0.0a0 | 2.0.0-a0 | 2.0.0-alpha.0
  1.3.0a0 | - | alpha | 5 | - | - | linear | 1.3.0a1 | 1.3.0-a1 | 1.3.0-alpha.1
  1.3.0a0 | PATCH | alpha | 5 | - | - | linear | 1.3.0a1 | 1.3.0-a1 | 1.3.0-alpha.1
  1.3.0a0 | MINOR | alpha | 5 | - | - | linear | 1.3.0a1 | 1.3.0-a1 | 1.3.0-alpha.1
  1.3.0a0 | MAJOR | alpha | 5 | - | - | linear | 2.0.0a5 | 2.0.0-a5 | 2.0.0-alpha.5
  1.3.0a0 | PATCH | beta | 0 | - | - | linear | 1.3.0b0 | 1.3.0-b0 | 1.3.0-beta.0
  1.3.0a0 | PATCH | rc | 0 | - | - | linear | 1.3.0rc0 | 1.3.0-rc0 | 1.3.0-rc.0
  1.3.0a0 | MINOR | beta | 0 | - | - | linear | 1.3.0b0 | 1.3.0-b0 | 1.3.0-beta.0
  1.3.0a0 | MINOR | rc | 0 | - | - | linear | 1.3.0rc0 | 1.3.0-rc0 | 1.3.0-rc.0
  1.3.0a0 | - | beta | 0 | - | - | linear | 1.3.0b0 | 1.3.0-b0 | 1.3.0-beta.0
  1.3.0a0 | PATCH | beta | 3 | - | - | linear | 1.3.0b3 | 1.3.0-b3 | 1.3.0-beta.3
  1.3.0b1 | - | alpha | 0 | - | - | linear | 1.3.0b2 | 1.3.0-b2 | 1.3.0-beta.2
  1.3.0b1 | PATCH | alpha | 0 | - | - | linear | 1.3.0b2 | 1.3.0-b2 | 1.3.0-beta.2
  1.3.0b1 | MINOR | alpha | 0 | - | - | linear | 1.3.0b2 | 1.3.0-b2 | 1.3.0-beta.2
  1.3.0b1 | MAJOR | alpha | 0 | - | - | linear | 2.0.0a0 | 2.0.0-a0 | 2.0.0-alpha.0
  1.3.0b1 | - | beta | 0 | - | - | linear | 1.3.0b2 | 1.3.0-b2 | 1.3.0-beta.2
  1.3.0b1 | - | rc | 0 | - | - | linear | 1.3.0rc0 | 1.3.0-rc0 | 1.3.0-rc.0
  1.3.0rc2 | - | alpha | 0 | - | - | linear | 1.3.0rc3 | 1.3.0-rc3 | 1.3.0-rc.3
  1.3.0rc2 | PATCH | beta | 0 | - | - | linear | 1.3.0rc3 | 1.3.0-rc3 | 1.3.0-rc.3
  1.3.0rc2 | PATCH | rc | 0 | - | - | linear | 1.3.0rc3 | 1.3.0-rc3 | 1.3.0-rc.3
  1.3.0rc2 | PATCH | - | 0 | - | - | linear | 1.3.0 | 1.3.0 | 1.3.0
  1.3.1a0 | - | alpha | 0 | - | - | linear | 1.3.1a1 | 1.3.1-a1 | 1.3.1-alpha.1
  1.3.1a0 | PATCH | alpha | 0 | - | - | linear | 1.3.1a1 | 1.3.1-a1 | 1.3.1-alpha.1
  1.3.1a0 | MINOR | alpha | 0 | - | - | linear | 1.4.0a0 | 1.4.0-a0 | 1.4.0-alpha.0
  1.3.1a0 | MAJOR | alpha | 0 | - | - | linear | 2.0.0a0 | 2.0.0-a0 | 2.0.0-alpha.0
  1.3.1a0 | - | - | 0 | - | - | linear | 1.3.1 | 1.3.1 | 1.3.1
  1.3.1a0 | PATCH | - | 0 | - | - | linear | 1.3.1 | 1.3.1 | 1.3.1
  1.3.1a0 | MINOR | - | 0 | - | - | linear | 1.4.0 | 1.4.0 | 1.4.0
  1.3.1a0 | MAJOR | - | 0 | - | - | linear | 2.0.0 | 2.0.0 | 2.0.0
  2.0.0a3 | - | alpha | 0 | - | - | linear | 2.0.0a4 | 2.0.0-a4 | 2.0.0-alpha.4
  2.0.0a3 | PATCH | alpha | 0 | - | - | linear | 2.0.0a4 | 2.0.0-a4 | 2.0.0-alpha.4
  2.0.0a3 | MINOR | alpha | 0 | - | - | linear | 2.0.0a4 | 2.0.0-a4 | 2.0.0-alpha.4
  2.0.0a3 | MAJOR | alpha | 0 | - | - | linear | 2.0.0a4 | 2.0.0-a4 | 2.0.0-alpha.4
  2.0.0a3 | - | - | 0 | - | - | linear | 2.0.0 | 2.0.0 | 2.0.0
  2.0.0a3 | PATCH | - | 0 | - | - | linear | 2.0.0 | 2.0.0 | 2.0.0
  2.0.0a3 | MINOR | - | 0 | - | - | linear | 2.0.0 | 2.0.0 | 2.0.0
  2.0.0a3 | MAJOR | - | 0 | - | - | linear | 2.0.0 | 2.0.0 | 2.0.0
  1.2.3 | - | - | 0 | - | - | exact | 1.2.3 | 1.2.3 | 1.2.3
  1.2.3 | - | alpha | 0 | - | - | exact | 1.2.3a0 | 1.2.3-a0 | 1.2.3-alpha.0
  1.2.3 | - | beta | 0 | - | - | exact | 1.2.3b0 | 1.2.3-b0 | 1.2.3-beta.0
  1.2.3 | PATCH | - | 0 | - | - | exact | 1.2.4 | 1.2.4 | 1.2.4
  1.2.3 | PATCH | alpha | 0 | - | - | exact | 1.2.4a0 | 1.2.4-a0 | 1.2.4-alpha.0
  1.2.3 | PATCH | beta | 0 | - | - | exact | 1.2.4b0 | 1.2.4-b0 | 1.2.4-beta.0
  1.2.3 | MINOR | - | 0 | - | - | exact | 1.3.0 | 1.3.0 | 1.3.0
  1.2.3 | MINOR | alpha | 0 | - | - | exact | 1.3.0a0 | 1.3.0-a0 | 1.3.0-alpha.0
  1.2.3 | MINOR | beta | 0 | - | - | exact | 1.3.0b0 | 1.3.0-b0 | 1.3.0-beta.0
  1.2.3 | MAJOR | - | 0 | - | - | exact | 2.0.0 | 2.0.0 | 2.0.0
  1.2.3 | MAJOR | alpha | 0 | - | - | exact | 2.0.0a0 | 2.0.0-a0 | 2.0.0-alpha.0
  1.2.3 | MAJOR | beta | 0 | - | - | exact | 2.0.0b0 | 2.0.0-b0 | 2.0.0-beta.0
  1.3.0a0 | - | - | 0 | - | - | exact | 1.3.0 | 1.3.0 | 1.3.0
  1.3.0a0 | - | alpha | 0 | - | - | exact | 1.3.0a1 | 1.3.0-a1 | 1.3.0-alpha.1
  1.3.0a0 | - | beta | 0 | - | - | exact | 1.3.0b0 | 1.3.0-b0 | 1.3.0-beta.0
  1.3.0a0 | PATCH | - | 0 | - | - | exact | 1.3.1 | 1.3.1 | 1.3.1
  1.3.0a0 | PATCH | alpha | 0 | - | - | exact | 1.3.1a0 | 1.3.1-a0 | 1.3.1-alpha.0
  1.3.0a0 | PATCH | beta | 0 | - | - | exact | 1.3.1b0 | 1.3.1-b0 | 1.3.1-beta.0
  1.3.0a0 | MINOR | - | 0 | - | - | exact | 1.4.0 | 1.4.0 | 1.4.0
  1.3.0a0 | MINOR | alpha | 0 | - | - | exact | 1.4.0a0 | 1.4.0-a0 | 1.4.0-alpha.0
  1.3.0a0 | MINOR | beta | 0 | - | - | exact | 1.4.0b0 | 1.4.0-b0 | 1.4.0-beta.0
  1.3.0a0 | MAJOR | - | 0 | - | - | exact | 2.0.0 | 2.0.0 | 2.0.0
  1.3.0a0 | MAJOR | alpha | 0 | - | - | exact | 2.0.0a0 | 2.0.0-a0 | 2.0.0-alpha.0
  1.3.0a0 | MAJOR | beta | 0 | - | - | exact | 2.0.0b0 | 2.0.0-b0 | 2.0.0-beta.0
  1.3.0b1 | - | - | 0 | - | - | exact | 1.3.0 | 1.3.0 | 1.3.0
  1.3.0b1 | - | alpha | 0 | - | - | exact | 1.3.0b2 | 1.3.0-b2 | 1.3.0-beta.2
  1.3.0b1 | - | beta | 0 | - | - | exact | 1.3.0b2 | 1.3.0-b2 | 1.3.0-beta.2
  1.3.0b1 | PATCH | - | 0 | - | - | exact | 1.3.1 | 1.3.1 | 1.3.1
  1.3.0b1 | PATCH | alpha | 0 | - | - | exact | 1.3.1a0 | 1.3.1-a0 | 1.3.1-alpha.0
  1.3.0b1 | PATCH | beta | 0 | - | - | exact | 1.3.1b0 | 1.3.1-b0 | 1.3.1-beta.0
  1.3.0b1 | MINOR | - | 0 | - | - | exact | 1.4.0 | 1.4.0 | 1.4.0
  1.3.0b1 | MINOR | alpha | 0 | - | - | exact | 1.4.0a0 | 1.4.0-a0 | 1.4.0-alpha.0
  1.3.0b1 | MINOR | beta | 0 | - | - | exact | 1.4.0b0 | 1.4.0-b0 | 1.4.0-beta.0
  1.3.0b1 | MAJOR | - | 0 | - | - | exact | 2.0.0 | 2.0.0 | 2.0.0
  1.3.0b1 | MAJOR | alpha | 0 | - | - | exact | 2.0.0a0 | 2.0.0-a0 | 2.0.0-alpha.0
  1.3.0b1 | MAJOR | beta | 0 | - | - | exact | 2.0.0b0 | 2.0.0-b0 | 2.0.0-beta.0
  1.3.1rc0 | - | - | 0 | - | - | exact | 1.3.1 | 1.3.1 | 1.3.1
  1.3.1rc0 | - | alpha | 0 | - | - | exact | 1.3.1rc1 | 1.3.1-rc1 | 1.3.1-rc.1
  1.3.1rc0 | - | beta | 0 | - | - | exact | 1.3.1rc1 | 1.3.1-rc1 | 1.3.1-rc.1
  1.3.1rc0 | PATCH | - | 0 | - | - | exact | 1.3.2 | 1.3.2 | 1.3.2
  1.3.1rc0 | PATCH | alpha | 0 | - | - | exact | 1.3.2a0 | 1.3.2-a0 | 1.3.2-alpha.0
  1.3.1rc0 | PATCH | beta | 0 | - | - | exact | 1.3.2b0 | 1.3.2-b0 | 1.3.2-beta.0
  1.3.1rc0 | MINOR | - | 0 | - | - | exact | 1.4.0 | 1.4.0 | 1.4.0
  1.3.1rc0 | MINOR | alpha | 0 | - | - | exact | 1.4.0a0 | 1.4.0-a0 | 1.4.0-alpha.0
  1.3.1rc0 | MINOR | beta | 0 | - | - | exact | 1.4.0b0 | 1.4.0-b0 | 1.4.0-beta.0
  1.3.1rc0 | MAJOR | - | 0 | - | - | exact | 2.0.0 | 2.0.0 | 2.0.0
  1.3.1rc0 | MAJOR | alpha | 0 | - | - | exact | 2.0.0a0 | 2.0.0-a0 | 2.0.0-alpha.0
  1.3.1rc0 | MAJOR | beta | 0 | - | - | exact | 2.0.0b0 | 2.0.0-b0 | 2.0.0-beta.0
  1.2.3 | - | - | 0 | 1 | - | linear | 1.2.3.dev1 | 1.2.3-dev1 | 1.2.3-dev.1
  1.2.3 | PATCH | - | 0 | 1 | - | linear | 1.2.4.dev1 | 1.2.4-dev1 | 1.2.4-dev.1
  1.2.3 | MINOR | - | 0 | 1 | - | linear | 1.3.0.dev1 | 1.3.0-dev1 | 1.3.0-dev.1
  1.2.3 | MAJOR | - | 0 | 1 | - | linear | 2.0.0.dev1 | 2.0.0-dev1 | 2.0.0-dev.1
  1.2.3 | MINOR | alpha | 0 | 2 | - | linear | 1.3.0a0.dev2 | 1.3.0-a0-dev2 | 1.3.0-alpha.0.dev.2
  1.3.0.dev1 | - | - | 0 | - | - | linear | 1.3.0 | 1.3.0 | 1.3.0
  1.3.0.dev1 | PATCH | - | 0 | - | - | linear | 1.3.0 | 1.3.0 | 1.3.0
  1.3.0.dev1 | MINOR | - | 0 | - | - | linear | 1.3.0 | 1.3.0 | 1.3.0
  1.3.0.dev1 | MINOR | - | 0 | 2 | - | linear | 1.3.0.dev2 | 1.3.0-dev2 | 1.3.0-dev.2
  1.3.0.dev1 | - | - | 0 | 2 | - | linear | 1.3.0.dev2 | 1.3.0-dev2 | 1.3.0-dev.2
  1.3.0a0.dev1 | - | alpha | 0 | - | - | linear | 1.3.0a1 | 1.3.0-a1 | 1.3.0-alpha.1
  1.3.0a0.dev1 | MINOR | alpha | 0 | 2 | - | linear | 1.3.0a1.dev2 | 1.3.0-a1-dev2 | 1.3.0-alpha.1.dev.2
  1.3.0a0.dev1 | - | - | 0 | - | - | linear | 1.3.0 | 1.3.0 | 1.3.0
  1.3.0.dev1 | - | alpha | 0 | - | - | linear | 1.3.0a0 | 1.3.0-a0 | 1.3.0-alpha.0
  1.3.0.dev1 | PATCH | beta | 0 | - | - | linear | 1.3.0b0 | 1.3.0-b0 | 1.3.0-beta.0
  1.3.1.dev1 | MINOR | - | 0 | - | - | linear | 1.4.0 | 1.4.0 | 1.4.0
  1.2.3 | - | - | 0 | 0 | - | linear | 1.2.3.dev0 | 1.2.3-dev0 | 1.2.3-dev.0
  4.5.1+0.1.0 | PATCH | - | 0 | - | local | linear | 4.5.1+0.1.1 | 4.5.1+0.1.1 | 4.5.1+0.1.1
  4.5.1+0.1.0 | MINOR | - | 0 | - | local | linear | 4.5.1+0.2.0 | 4.5.1+0.2.0 | 4.5.1+0.2.0
  4.5.1+0.1.0 | MAJOR | - | 0 | - | local | linear | 4.5.1+1.0.0 | 4.5.1+1.0.0 | 4.5.1+1.0.0
  4.5.1+0.1.0 | - | - | 0 | - | local | linear | 4.5.1+0.1.0 | 4.5.1+0.1.0 | 4.5.1+0.1.0
  4.5.1 | MINOR | - | 0 | - | local | linear | 4.6.0 | 4.6.0 | 4.6.0
  4.5.1+0.1.0 | MINOR | - | 0 | - | - | linear | 4.6.0 | 4.6.0 | 4.6.0
  4.5.1a0+0.1.0 | PATCH | - | 0 | - | local | linear | 4.5.1a0+0.1.1 | 4.5.1-a0+0.1.1 | 4.5.1-alpha.0+0.1.1
  4.5.1+abc | PATCH | - | 0 | - | local | linear | refused | refused | refused
  4.5.1+0.1 | PATCH | - | 0 | - | local | linear | 4.5.1+0.1.1 | 4.5.1+0.1.1 | 4.5.1+0.1.1
  1.2.3 | MINOR | - | 0 | - | +build.5 | linear | 1.3.0+build.5 | 1.3.0+build.5 | 1.3.0+build.5
  1.2.3 | MINOR | alpha | 0 | - | +abc-1 | linear | 1.3.0a0+abc.1 | 1.3.0-a0+abc.1 | 1.3.0-alpha.0+abc.1
  1.2.3+old | PATCH | - | 0 | - | +new | linear | 1.2.4+new | 1.2.4+new | 1.2.4+new
  1.2.3+old | PATCH | - | 0 | - | - | linear | 1.2.4 | 1.2.4 | 1.2.4
  1.2.3+old | - | - | 0 | - | - | linear | 1.2.3 | 1.2.3 | 1.2.3
  1.2.3 | - | - | 0 | - | +b1 | linear | 1.2.3+b1 | 1.2.3+b1 | 1.2.3+b1
  1.2.3 | PATCH | - | 0 | - | +a_b | linear | 1.2.4+a.b | 1.2.4+a.b | 1.2.4+a.b
  1.2.3 | PATCH | - | 0 | - | +A.001 | linear | 1.2.4+a.1 | 1.2.4+a.1 | 1.2.4+a.1
  1.2.3 | PATCH | - | 0 | - | +bad meta | linear | refused | refused | refused
  1 | PATCH | - | 0 | - | - | linear | 1.0.1 | 1.0.1 | 1.0.1
  1.2 | PATCH | - | 0 | - | - | linear | 1.2.1 | 1.2.1 | 1.2.1
  1.2 | - | - | 0 | - | - | linear | 1.2.0 | 1.2.0 | 1.2.0
  1.2 | MINOR | alpha | 0 | - | - | linear | 1.3.0a0 | 1.3.0-a0 | 1.3.0-alpha.0
  1.2a1 | - | alpha | 0 | - | - | linear | 1.2.0a2 | 1.2.0-a2 | 1.2.0-alpha.2
  1.2a1 | MINOR | alpha | 0 | - | - | linear | 1.2.0a2 | 1.2.0-a2 | 1.2.0-alpha.2
  1.2.3.4 | PATCH | - | 0 | - | - | linear | 1.2.4 | 1.2.4 | 1.2.4
  1.2.3.4 | - | - | 0 | - | - | linear | 1.2.3 | 1.2.3 | 1.2.3
  0.1.0 | MAJOR | - | 0 | - | - | linear | 1.0.0 | 1.0.0 | 1.0.0
  0.0.0 | MINOR | - | 0 | - | - | linear | 0.1.0 | 0.1.0 | 0.1.0
  0.0.0 | PATCH | alpha | 0 | - | - | linear | 0.0.1a0 | 0.0.1-a0 | 0.0.1-alpha.0
  1!1.2.3 | MINOR | - | 0 | - | - | linear | 1.3.0 | 1.3.0 | 1.3.0
  1.2.3.post1 | PATCH | - | 0 | - | - | linear | 1.2.4 | 1.2.4 | 1.2.4
  1.2.3.post1 | - | - | 0 | - | - | linear | 1.2.3 | 1.2.3 | 1.2.3
  v1.2.3 | PATCH | - | 0 | - | - | linear | 1.2.4 | 1.2.4 | 1.2.4
  1.2.3-alpha.1 | - | alpha | 0 | - | - | linear | 1.2.3a2 | 1.2.3-a2 | 1.2.3-alpha.2
  1.2.3-a1 | PATCH | alpha | 0 | - | - | linear | 1.2.3a2 | 1.2.3-a2 | 1.2.3-alpha.2
  1.2.3-rc1 | - | - | 0 | - | - | linear | 1.2.3 | 1.2.3 | 1.2.3
  2019.1.5 | MINOR | - | 0 | - | - | linear | 2019.2.0 | 2019.2.0 | 2019.2.0
  1.2.3.4a0 | - | alpha | 0 | - | - | linear | 1.2.3a0 | 1.2.3-a0 | 1.2.3-alpha.0
`;

const ROWS = TABLE.trim()
  .split('\n')
  .map((line, index) => ({
    name: `${index + 1}: ${line.trim()}`,
    cells: line.split('|').map((cell) => cell.trim()),
  }));

function requestOf(cells: readonly string[]): BumpRequest {
  const [, increment, phase, offset, dev, other = '-', mode] = cells.map((cell) =>
    cell === '-' ? null : cell,
  );
  return {
    increment: increment as Increment | null,
    phase: phase as Phase | null,
    offset: Number(offset),
    devrelease: dev === null ? null : Number(dev),
    local: other === 'local',
    buildMetadata: other?.startsWith('+') === true ? other.slice(1) : null,
    mode: mode as BumpRequest['mode'],
  };
}

function next(current: string, request: BumpRequest, scheme: string): string {
  try {
    return schemeNamed(scheme)!.format(nextVersion(parseVersion(current)!, request));
  } catch (error) {
    if (error instanceof RelctlError) return 'refused';
    throw error;
  }
}

describe('nextVersion', () => {
  it('has the whole table of the specification to answer', () => {
    expect(ROWS).toHaveLength(159);
    expect(ROWS.every(({ cells }) => cells.length === 10)).toBe(true);
  });

  it.each(ROWS)('$name', ({ cells }) => {
    const answers = ['pep440', 'semver', 'semver2'].map((scheme) =>
      next(cells[0]!, requestOf(cells), scheme),
    );
    expect(answers).toEqual(cells.slice(7));
  });

  it.each([
    ['2.0.1a0', 'MAJOR', '3.0.0'],
    ['2.1.0a0', 'MAJOR', '3.0.0'],
    ['2.0.0a0', 'MAJOR', '2.0.0'],
    ['2.0a0', 'MINOR', '2.0.0'],
  ] as const)('%s by %s, as commitizen 4.19.3 answers: %s', (current, increment, expected) => {
    expect(next(current, { ...PLAIN, increment }, 'pep440')).toBe(expected);
  });

  it.each([
    { local: '1.2.3+abc', code: 'LOCAL_PART_NOT_A_VERSION', says: "'abc'" },
    { local: '1.2.3+1.x', code: 'LOCAL_PART_NOT_A_VERSION', says: "'1.x'" },
  ])('refuses to grow the local part of $local', ({ local, code, says }) => {
    const bump = () => nextVersion(parseVersion(local)!, { ...PLAIN, local: true, increment: 'PATCH' });
    expect(bump).toThrow(
      expect.objectContaining({ code, exit: 1, message: expect.stringContaining(says) as string }),
    );
  });

  it.each(['bad meta', '', '-1', 'a..b', 'a+b', 'ü'])('refuses the build metadata %j', (buildMetadata) => {
    const bump = () => nextVersion(parseVersion('1.2.3')!, { ...PLAIN, buildMetadata });
    expect(bump).toThrow(expect.objectContaining({ code: 'INVALID_BUILD_METADATA', exit: 1 }));
  });

  it.each([
    { asked: { phase: 'alpha', increment: 'PATCH', offset: -3 }, pep440: '1.2.4a3' },
    { asked: { devrelease: -1, increment: 'PATCH' }, pep440: '1.2.4.dev1' },
  ] as const)('reads a negative number as commitizen does: $pep440', ({ asked, pep440 }) => {
    expect(next('1.2.3', { ...PLAIN, ...asked }, 'pep440')).toBe(pep440);
  });

  it('keeps all but the local part when the local part grows', () => {
    const request: BumpRequest = { ...PLAIN, local: true, increment: 'MINOR', phase: 'rc', devrelease: 4 };
    expect(next('1!4.5.1a2.post3.dev4+0.1', request, 'pep440')).toBe('1!4.5.1a2.post3.dev4+0.2.0');
  });
});
