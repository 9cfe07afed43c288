import type { HookManager } from '../hook/manager.ts';
import type { InstallHook, WriteFile } from '../plan/effect.ts';
import { ciPart } from './ci.ts';
import type { CiFindings, CiTexts } from './ci.ts';
import { configPart } from './config.ts';
import { dockerPart } from './docker.ts';
import { foldersOf, initFactsOf } from './facts-of-project.ts';
import type { InitFacts } from './init-facts.ts';
import { layoutPart } from './layout/layout.ts';
import { nextSteps } from './next-steps.ts';
import { PARTS } from './part.ts';
import type { InitRequest, Part } from './part.ts';
import type { Project } from './project.ts';
import { together } from './proposal.ts';
import type { LeftAlone, ProposedFile } from './proposal.ts';

/** What `relctl init` writes, and what it skips. */
export interface InitPlan {
  readonly parts: readonly Part[];
  readonly files: readonly ProposedFile[];
  readonly hooks: readonly InstallHook[];
  readonly left: readonly LeftAlone[];
  /** The commands to type next, in this order. */
  readonly next: readonly string[];
}

/** @throws the errors of the parts */
export function planInit(
  project: Project,
  request: InitRequest,
  ci: { readonly texts: CiTexts; readonly findings: CiFindings },
): InitPlan {
  const ground = initFactsOf(project, request);
  const docker = dockerPart(ground);
  const hasDockerfile = [...project.existing, ...docker.files.map(({ path }) => path)].includes('Dockerfile');
  const { files, left } = together([
    configPart(ground),
    layoutPart(ground),
    docker,
    ciPart(ground, ci.texts, ci.findings, hasDockerfile),
  ]);
  const hooks = hooksPart(ground);
  return {
    parts: PARTS.filter((part) => ground.parts.has(part)),
    files,
    hooks: hooks.missing,
    left: [...left, ...hooks.left],
    next: nextSteps(ground, files, hooks.missing),
  };
}

/** The plan as effects: files first, because the hooks check the next commit. */
export function initEffects(
  { files, hooks }: InitPlan,
  existing: ReadonlySet<string>,
): readonly (WriteFile | InstallHook)[] {
  const made = new Set(existing);
  const writes = files.map(({ path, before, after }): WriteFile => {
    const makes = foldersOf(path).filter((folder) => !made.has(folder));
    for (const folder of makes) made.add(folder);
    return { kind: 'write-file', path, before, after, ...(makes.length === 0 ? {} : { makes }) };
  });
  return [...writes, ...hooks];
}

function hooksPart({ parts, project }: InitFacts): {
  readonly missing: readonly InstallHook[];
  readonly left: readonly LeftAlone[];
} {
  if (!parts.has('hooks')) return { missing: [], left: [] };
  const left = (why: string): readonly LeftAlone[] => [{ part: 'hooks', what: 'git hooks', why }];
  const hooks = project.git?.hooks;
  if (hooks === undefined) return { missing: [], left: left('there is no repository yet') };
  if (hooks.kind === 'kept') {
    return { missing: [], left: left(`${KEEPERS[hooks.manager]}: relctl hook install says what to add`) };
  }
  const { missing, blocked } = hooks;
  if (missing.length + blocked.length === 0) return { missing, left: left('already installed') };
  return {
    missing,
    left: blocked.map(({ hook, why }) => ({ part: 'hooks', what: `git hook ${hook}`, why })),
  };
}

const KEEPERS: Readonly<Record<HookManager, string>> = {
  'pre-commit': 'managed by pre-commit',
  husky: 'managed by husky',
  lefthook: 'managed by lefthook',
  elsewhere: 'managed outside this repository',
};
