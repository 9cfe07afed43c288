import { expect, test } from 'vitest';
import { FORMATS } from '../changelog/format/formats.ts';
import { renderSection } from '../changelog/render.ts';
import { tagMessage } from './tag-message.ts';

const SECTION = {
  name: 'v1.2.0',
  date: '2026-02-03',
  note: 'Promotes v1.2.0-a1.',
  groups: [],
};

test.each(FORMATS.map((format) => [format.name, format] as const))(
  'the title of the section is not repeated: %s',
  (_, format) => {
    expect(tagMessage('v1.2.0', renderSection(SECTION, format), null, { format, toolVersion: '1.0.0' })).toBe(
      'v1.2.0\n\nPromotes v1.2.0-a1.\n\nReleased-by: relctl 1.0.0\n',
    );
    expect(
      tagMessage('v1.2.0', renderSection(SECTION, format), 'Ours.\n', { format, toolVersion: '1.0.0' }),
    ).toBe('Ours.\n\nReleased-by: relctl 1.0.0\n');
  },
);

test('a title that is not the section’s stays', () => {
  const [format] = FORMATS;
  expect(tagMessage('v1.2.0', '## Feat\n\n- a\n', null, { format: format!, toolVersion: '1.0.0' })).toBe(
    'v1.2.0\n\n## Feat\n\n- a\n\nReleased-by: relctl 1.0.0\n',
  );
});
