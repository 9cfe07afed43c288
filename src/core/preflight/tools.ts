import type { PreflightCheck } from '../config/settings.ts';
import { missingTool } from './unchecked.ts';
import type { Remedied } from './check-end.ts';

/** Programs that the command of a check may start with. relctl can look for these without running the check. */
const TOOLS = ['uv', 'poetry', 'pdm', 'ruff', 'pytest', 'pip-audit'];

/** The known programs that the checks run, each with what to do if it is missing. */
export function toolsOf(checks: readonly PreflightCheck[]): ReadonlyMap<string, Remedied> {
  const begun = checks.flatMap(({ run }) => {
    const [tool = ''] = run.trim().split(/\s+/);
    return TOOLS.includes(tool) ? [[tool, missingTool(tool, run)] as const] : [];
  });
  return new Map(begun);
}
