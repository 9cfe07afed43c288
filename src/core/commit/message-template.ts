import { refuse } from '../error/error.ts';
import type { TemplateEngine, TemplateProblem } from '../jinja/jinja.ts';
import type { Answers } from './questions/question.ts';

const NAME = 'message_template';

/**
 * `message_template`: a Jinja template over the answers; a name that nobody asked for is empty.
 *
 * @throws MESSAGE_TEMPLATE_BROKEN for a template that is not valid; when it is filled in, for what it can't do
 */
export function messageTemplate(source: string, engine: TemplateEngine): (answers: Answers) => string {
  const problem = engine.problem(NAME, source);
  if (problem !== null) throw broken(problem);
  const load = (name: string): string | null => (name === NAME ? source : null);
  return (answers) => engine.render(NAME, answers, { load, trimBlocks: false, broken });
}

function broken({ line, reason }: TemplateProblem, cause?: unknown): Error {
  return refuse(
    'MESSAGE_TEMPLATE_BROKEN',
    { said: line === null || line === 1 ? reason : `line ${line}: ${reason}` },
    cause,
  );
}
