import { visible } from '../core/text/visible.ts';
import type { Paint } from './paint.ts';

export function noticeText(notice: string, paint: Paint): string {
  return `${paint.warning('note:')} ${visible(notice)}`;
}
