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

/** The questions of the rules with this name; null for rules that relctl does not know. */
export function questionnaireOf(
  name: string,
  settings: Pick<CommitizenSettings, 'breakingChangeExclamationInTitle'>,
): Questionnaire | null {
  switch (name) {
    case 'cz_conventional_commits':
      return conventionalQuestionnaire({ marksTitle: settings.breakingChangeExclamationInTitle });
    case 'cz_jira':
      return JIRA_QUESTIONNAIRE;
    default:
      return null;
  }
}
