import { describe, expect, it } from 'vitest';
import { CLIENT_HOOKS, hookScript, kindOfScript, SERVER_HOOKS } from './script.ts';
import type { InstalledFrom } from './script.ts';

const HERE: InstalledFrom = { node: '/opt/node', program: "/home/o'neil/relctl/bin/run.js", config: null };
const THERE: InstalledFrom = { node: '/usr/bin/node', program: '/else/run.js', config: "it's/.cz.toml" };

const HOOKS = [...CLIENT_HOOKS, ...SERVER_HOOKS];

describe.each(HOOKS)('the script of %s', (hook) => {
  const script = hookScript(hook, HERE);

  it('is known again', () => {
    expect(kindOfScript(script, hook, HERE)).toBe('own');
    expect(kindOfScript(hookScript(hook, THERE), hook, THERE)).toBe('own');
  });

  it('that leads to another place is an older one', () => {
    expect(kindOfScript(hookScript(hook, THERE), hook, HERE)).toBe('older');
    expect(kindOfScript(script, hook, THERE)).toBe('older');
  });

  it('of another format is an older one', () => {
    const older = script.replace(/^(# relctl \S+) \d+:/m, '$1 0:').replace('judge()', 'decide()');
    expect(kindOfScript(older, hook, HERE)).toBe('older');
  });

  it('that a person has changed is theirs', () => {
    expect(kindOfScript(`${script}make lint\n`, hook, HERE)).toBe('edited');
  });

  it.each(['', '#!/bin/sh\nexit 0\n', '#!/bin/sh\n# relctl is not called here\n'])(
    'is not relctl’s: %j',
    (text) => {
      expect(kindOfScript(text, hook, HERE)).toBe('foreign');
    },
  );

  it('is not that of another hook', () => {
    const other = HOOKS.filter((name) => name !== hook).map((name) => hookScript(name, HERE));
    expect(other.map((text) => kindOfScript(text, hook, HERE))).toEqual(['foreign', 'foreign']);
  });
});
