import type { CommitizenSettings } from '../../config/settings.ts';
import { conventionalQuestionnaire } from './conventional-questions.ts';
import { JIRA_QUESTIONNAIRE } from './jira-questions.ts';
import type { Questionnaire } from './question.ts';

/** The questionnaire of the configured rules, if they are built in. */
export function questionnaireOf({
  name,
  breakingChangeExclamationInTitle,
}: Pick<CommitizenSettings, 'name' | 'breakingChangeExclamationInTitle'>): Questionnaire {
  return name === 'cz_jira'
    ? JIRA_QUESTIONNAIRE
    : conventionalQuestionnaire({ marksTitle: breakingChangeExclamationInTitle });
}
