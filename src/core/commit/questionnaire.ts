import type { CommitizenSettings } from '../config/settings.ts';
import { conventionalQuestionnaire } from './conventional-questions.ts';
import { JIRA_QUESTIONNAIRE } from './jira-questions.ts';
import type { Answers, Question } from './question.ts';

/** What `commit` asks, in this order, and what it makes of the answers. */
export interface Questionnaire {
  readonly questions: readonly Question[];
  /** @param answers one for each question, its filter applied */
  readonly messageOf: (answers: Answers) => string;
}

/** The questionnaire of the configured rules, where they are commitizen's own. */
export function questionnaireOf({
  name,
  breakingChangeExclamationInTitle,
}: Pick<CommitizenSettings, 'name' | 'breakingChangeExclamationInTitle'>): Questionnaire {
  return name === 'cz_jira'
    ? JIRA_QUESTIONNAIRE
    : conventionalQuestionnaire({ marksTitle: breakingChangeExclamationInTitle });
}
