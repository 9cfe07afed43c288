import { visibleLine } from '../text/visible.ts';
import type { Effect } from './effect.ts';

/** What an effect does, in a few words, as it is shown while it happens. */
export function stepText(effect: Effect): string {
  switch (effect.kind) {
    case 'write-file':
      return `write ${visibleLine(effect.path)}`;
    case 'run-hook':
      return `run the ${effect.stage}-bump hook ${visibleLine(effect.command)}`;
    case 'create-commit':
      return `commit ${visibleLine(effect.message.split('\n')[0] ?? '')}`;
    case 'create-tag':
      return `tag ${visibleLine(effect.name)}`;
    case 'push':
      return `push ${visibleLine(effect.branch)} and ${visibleLine(effect.tag)} to ${visibleLine(effect.remote)}`;
  }
}
