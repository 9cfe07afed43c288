import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findIncrement } from '../commit/increment.ts';
import type { Increment } from '../version/version.ts';
import { markdown } from './format/markdown.ts';
import { renderSections } from './render.ts';
import { buildSections } from './tree.ts';
import { CONVENTIONAL } from '../commit/conventional.ts';

interface Recording {
  readonly commitizen: string;
  readonly messages: readonly RecordedMessage[];
}

interface RecordedMessage {
  readonly subject: string;
  readonly body: string;
  readonly increment: Increment | null;
  readonly inZero: Increment | null;
  /** Without the title of the section. */
  readonly section: string;
}

const file = new URL('recorded/messages.json', import.meta.url);
const { commitizen, messages } = JSON.parse(readFileSync(file, 'utf8')) as Recording;

test('increments and changelogs of random messages are those of commitizen', () => {
  expect(commitizen).toBe('4.19.3');
  expect(messages.length).toBeGreaterThan(500);
  for (const recorded of messages) {
    const { subject, body, increment, inZero, section } = recorded;
    const commits = [{ sha: '0', parents: [], subject, body }];
    const found = {
      subject,
      body,
      increment: findIncrement(commits, { rules: CONVENTIONAL, majorVersionZero: false }).increment,
      inZero: findIncrement(commits, { rules: CONVENTIONAL, majorVersionZero: true }).increment,
      section: bodyOfSection(commits),
    };
    expect(found).toEqual({ subject, body, increment, inZero, section });
  }
});

function bodyOfSection(commits: Parameters<typeof buildSections>[0]): string {
  const sections = buildSections(commits, [], NO_TAGS, {
    unreleased: { name: 'v1', date: null },
    changeTypes: { map: null, order: null },
    entriesOf: CONVENTIONAL.entriesOf,
    mergePrereleases: false,
    headTagNamesFirstSection: false,
  });
  return renderSections(sections, markdown).slice('## v1\n'.length);
}

const NO_TAGS = { versionOf: () => null, isIgnored: () => false };
