import { broken, KEPT, notChecked } from './rule.ts';
import type { Judgement, Rule } from './rule.ts';

export const signatureWorks: Rule = {
  id: 'signature-works',
  judge({ snapshot: { signing } }): Judgement {
    switch (signing.kind) {
      case 'not-tried':
        return notChecked('a dry run signs nothing');
      case 'unsigned':
      case 'works':
        return KEPT;
      case 'fails':
        return broken(
          'signature-works',
          `signing failed: ${signing.said}`,
          'check user.signingKey, gpg.format and the agent (export GPG_TTY=$(tty)); to try again: git commit-tree -S -m trial HEAD^{tree}',
        );
    }
  },
};
