import { visible } from '../../core/text/visible.ts';
import type { Paint } from './paint.ts';

export function noticeText(notice: string, paint: Paint): string {
  return visible(notice)
    .split('\n')
    .map((line, at) => paint.fold(at === 0 ? `${paint.warning('note:')} ${line}` : line, 6))
    .join('\n');
}
