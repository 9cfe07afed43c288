import { visibleLine } from '../text/visible.ts';
import { shortSha } from '../text/words.ts';
import type { Effect, Push } from './effect.ts';

/** What an effect does, in a few words, as it is shown while it happens. */
export function stepText(effect: Effect): string {
  switch (effect.kind) {
    case 'write-file':
      return `write ${visibleLine(effect.path)}`;
    case 'install-hook':
      return `set up the git hook ${effect.hook}`;
    case 'run-hook':
      return `run the ${effect.stage}-bump hook ${visibleLine(effect.command)}`;
    case 'create-commit':
      return `commit ${visibleLine(effect.message.split('\n')[0] ?? '')}`;
    case 'create-tag':
      return `tag ${visibleLine(effect.name)}`;
    case 'push':
      return `push ${pushed(effect)} to ${visibleLine(effect.remote)}`;
    case 'push-tag':
      return `push ${visibleLine(effect.tag)} to ${visibleLine(effect.remote)}`;
    case 'empty-commit':
      return `commit ${visibleLine(effect.message.split('\n')[0] ?? '')}, which changes no file`;
    case 'create-branch':
      return `create the branch ${visibleLine(effect.name)} at ${shortSha(effect.at)}`;
    case 'switch-branch':
      return `switch to ${visibleLine(effect.to.branch)}`;
    case 'fast-forward':
      return `bring ${visibleLine(effect.branch)} forward to ${shortSha(effect.to)}`;
    case 'cherry-pick':
      return `pick ${shortSha(effect.commit)} ${visibleLine(effect.subject)}`;
  }
}

function pushed({ branch, tag }: Push): string {
  return [branch, ...(tag === null ? [] : [tag])].map(visibleLine).join(' and ');
}
