import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Commit } from '../commit/commit.ts';
import { findIncrement } from '../commit/increment.ts';
import type { Increment } from '../version/version.ts';
import { markdown } from './format/markdown.ts';
import { listedHistory } from './history.ts';
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

function bodyOfSection(commits: readonly Commit[]): string {
  const listed = listedHistory(commits, {
    tags: [],
    reader: NO_TAGS,
    next: { name: 'v1', date: null },
    entriesOf: CONVENTIONAL.entriesOf,
    mergePrereleases: false,
    headTagNamesFirstSection: false,
  });
  const sections = buildSections(listed, { map: null, order: null });
  return renderSections(sections, markdown).slice('## v1\n'.length);
}

const NO_TAGS = { versionOf: () => null, isIgnored: () => false };
