import type { CustomizeSettings, QuestionSettings } from '../../config/settings.ts';
import { refuse } from '../../error/error.ts';
import type { TemplateEngine } from '../../jinja/jinja.ts';
import { messageTemplate } from '../message-template.ts';
import type { Question } from './question.ts';
import type { Questionnaire } from './question.ts';

/**
 * The questionnaire of the rules `cz_customize`.
 *
 * @throws NO_QUESTIONS, QUESTION_UNKNOWN, MESSAGE_TEMPLATE_BROKEN
 */
export function customQuestionnaire(
  { questions, messageTemplate: template }: CustomizeSettings,
  engine: TemplateEngine,
): Questionnaire {
  if (questions.length === 0) throw refuse('NO_QUESTIONS', {});
  return { questions: questions.map(questionOf), messageOf: messageTemplate(template, engine) };
}

function questionOf({ type, name, message, choices, default: preset }: QuestionSettings): Question {
  const text = typeof preset === 'string' ? preset : null;
  switch (type) {
    case 'list':
    case 'select':
      if (choices.length === 0) throw refuse('QUESTION_UNKNOWN', { name, problem: 'has no choices' });
      return { type: 'list', name, message, choices, default: text };
    case 'input':
    case 'text':
      return { type: 'input', name, message, default: text, filter: (typed) => typed };
    case 'confirm':
      // Parity: the default is yes if none is configured.
      return { type: 'confirm', name, message, default: preset !== false };
    default:
      throw refuse('QUESTION_UNKNOWN', { name, problem: `has the unsupported type '${type}'` });
  }
}
