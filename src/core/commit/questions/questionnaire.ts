import type { CommitizenSettings } from '../../config/settings.ts';
import { conventionalQuestionnaire } from './conventional-questions.ts';
import { JIRA_QUESTIONNAIRE } from './jira-questions.ts';
import type { Answers, Question } from './question.ts';

/** The questions of `relctl commit`, in this order, and how the answers become a message. */
export interface Questionnaire {
  readonly questions: readonly Question[];
  /** @param answers one for each question, after its filter */
  readonly messageOf: (answers: Answers) => string;
}

/** The questionnaire of the configured rules, if they are built in. */
export function questionnaireOf({
  name,
  breakingChangeExclamationInTitle,
}: Pick<CommitizenSettings, 'name' | 'breakingChangeExclamationInTitle'>): Questionnaire {
  return name === 'cz_jira'
    ? JIRA_QUESTIONNAIRE
    : conventionalQuestionnaire({ marksTitle: breakingChangeExclamationInTitle });
}
