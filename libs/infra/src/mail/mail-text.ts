import type { MailMessage } from './mail.ts';

/** The plain part: the text, and the link in full below it. */
export function plainText({ text, action }: MailMessage): string {
  return action ? `${text}\n\n${action.label}: ${action.url}` : text;
}
