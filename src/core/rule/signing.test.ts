import { judges } from '../../../test/support/verdict.ts';

judges([
  ['signature-works', 'nothing is signed', { snapshot: { signing: { kind: 'unsigned' } } }, 'kept', ''],
  ['signature-works', 'the trial works', { snapshot: { signing: { kind: 'works' } } }, 'kept', ''],
  ['signature-works', 'a dry run', { snapshot: { signing: { kind: 'not-tried' } } }, 'not-checked', ''],
  [
    'signature-works',
    'the trial fails',
    { snapshot: { signing: { kind: 'fails', said: 'gpg: no secret key' } } },
    'broken',
    'no secret key',
  ],
]);
