import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { RELCTL_KEYS } from '../../src/core/config/relctl-keys.ts';
import { ANSWERING } from '../../docs/source/schema/answers.ts';
import { pyprojectSchema, SAMPLES } from '../../docs/source/schema/configuration.ts';

describe('docs/schema', () => {
  it('has a schema for every command', () => {
    const manifest = readFileSync(new URL('../../oclif.manifest.json', import.meta.url), 'utf8');
    const { commands } = JSON.parse(manifest) as { commands: Readonly<Record<string, unknown>> };
    const ids = Object.keys(commands).map((id) => id.replaceAll(':', ' '));
    expect(ids.toSorted()).toEqual(ANSWERING.toSorted());
  });

  it.each(Object.entries(SAMPLES))('[tool.relctl] %s: accepts what relctl accepts', (key, samples) => {
    const isValid = new Ajv().compile(pyprojectSchema());
    const { reader } = RELCTL_KEYS[key as keyof typeof RELCTL_KEYS];
    const taken = samples.map((value) => reader.read(value).kind === 'value');
    expect(samples.map((value) => isValid({ tool: { relctl: { [key]: value } } }))).toEqual(taken);
    expect(new Set(taken).size).toBe(2);
  });

  it('contains every key and no other', () => {
    const isValid = new Ajv().compile(pyprojectSchema());
    expect(Object.keys(SAMPLES).toSorted()).toEqual(Object.keys(RELCTL_KEYS).toSorted());
    expect(isValid({ tool: { relctl: { pushes: true } } })).toBe(false);
    expect(isValid({ tool: { other: 1 }, project: {} })).toBe(true);
  });
});
