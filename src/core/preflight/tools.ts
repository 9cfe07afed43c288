import type { PreflightCheck } from '../config/settings.ts';
import { missingTool } from './unchecked.ts';
import type { Remedied } from './meaning.ts';

/** Programs that a check may begin with, so that their absence can be told without running it. */
const TOOLS = ['uv', 'poetry', 'pdm', 'ruff', 'pytest', 'pip-audit'];

/** The programs that checks begin with, as far as they are known ones, each with what to do where it is missing. */
export function toolsOf(checks: readonly PreflightCheck[]): ReadonlyMap<string, Remedied> {
  const begun = checks.flatMap(({ run }) => {
    const [tool = ''] = run.trim().split(/\s+/);
    return TOOLS.includes(tool) ? [[tool, missingTool(tool, run)] as const] : [];
  });
  return new Map(begun);
}
