import { visibleLine } from '../text/visible.ts';
import { shortSha } from '../text/words.ts';
import type { Effect, Push } from './effect.ts';

/** What an effect does, in a few words. relctl prints this while it works. */
export function stepText(effect: Effect): string {
  switch (effect.kind) {
    case 'write-file':
      return `write ${visibleLine(effect.path)}`;
    case 'install-hook':
      return `install the git hook ${effect.hook}`;
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
      return `make the empty commit ${visibleLine(effect.message.split('\n')[0] ?? '')}`;
    case 'create-branch':
      return `create the branch ${visibleLine(effect.name)} at ${shortSha(effect.at)}`;
    case 'switch-branch':
      return `switch to ${visibleLine(effect.to.branch)}`;
    case 'fast-forward':
      return `fast-forward ${visibleLine(effect.branch)} to ${shortSha(effect.to)}`;
    case 'cherry-pick':
      return `cherry-pick ${shortSha(effect.commit)} ${visibleLine(effect.subject)}`;
  }
}

function pushed({ branch, tag }: Push): string {
  return [branch, ...(tag === null ? [] : [tag])].map(visibleLine).join(' and ');
}
