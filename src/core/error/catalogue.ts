import { ARGUMENT_ERRORS } from './catalogue/argument-errors.ts';
import { AUDIT_ERRORS } from './catalogue/audit-errors.ts';
import { CHANGELOG_ERRORS } from './catalogue/changelog-errors.ts';
import { COMMIT_ERRORS } from './catalogue/commit-errors.ts';
import { CONFIG_ERRORS } from './catalogue/config-errors.ts';
import type { ErrorEntry } from './entry.ts';
import { EXECUTION_ERRORS } from './catalogue/execution-errors.ts';
import { HOOK_ERRORS } from './catalogue/hook-errors.ts';
import { HOTFIX_ERRORS } from './catalogue/hotfix-errors.ts';
import { INIT_ERRORS } from './catalogue/init-errors.ts';
import { INTERRUPTION_ERRORS } from './catalogue/interruption-errors.ts';
import { IMAGE_ERRORS } from './catalogue/image-errors.ts';
import { MESSAGE_ERRORS } from './catalogue/message-errors.ts';
import { NOTES_ERRORS } from './catalogue/notes-errors.ts';
import { OUTPUT_ERRORS } from './catalogue/output-errors.ts';
import { PREFLIGHT_ERRORS } from './catalogue/preflight-errors.ts';
import { PROVIDER_ERRORS } from './catalogue/provider-errors.ts';
import { PUSH_ERRORS } from './catalogue/push-errors.ts';
import { RELEASE_ERRORS } from './catalogue/release-errors.ts';
import { REPOSITORY_ERRORS } from './catalogue/repository-errors.ts';
import { VERSION_ERRORS } from './catalogue/version-errors.ts';

export type { ErrorEntry } from './entry.ts';

/** Every error that relctl can report, by code. */
export const catalogue = {
  ...REPOSITORY_ERRORS,
  ...CONFIG_ERRORS,
  ...PROVIDER_ERRORS,
  ...VERSION_ERRORS,
  ...ARGUMENT_ERRORS,
  ...RELEASE_ERRORS,
  ...EXECUTION_ERRORS,
  ...PUSH_ERRORS,
  ...INTERRUPTION_ERRORS,
  ...HOOK_ERRORS,
  ...HOTFIX_ERRORS,
  ...MESSAGE_ERRORS,
  ...CHANGELOG_ERRORS,
  ...COMMIT_ERRORS,
  ...IMAGE_ERRORS,
  ...NOTES_ERRORS,
  ...AUDIT_ERRORS,
  ...PREFLIGHT_ERRORS,
  ...OUTPUT_ERRORS,
  ...INIT_ERRORS,
} satisfies Record<string, ErrorEntry<never>>;

export type ErrorCode = keyof typeof catalogue;
export type ErrorContext<K extends ErrorCode> = Parameters<(typeof catalogue)[K]['message']>[0];
