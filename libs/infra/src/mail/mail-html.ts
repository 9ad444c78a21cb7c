import type { MailMessage } from './mail.ts';

const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif";
const PARAGRAPH = 'margin:0 0 16px;font-size:16px;line-height:24px';
const BUTTON =
  'display:inline-block;padding:12px 24px;border-radius:8px;background:#4338ca;color:#ffffff;font-size:16px;font-weight:600;text-decoration:none';
const FINE_PRINT = 'margin:24px 0 0;font-size:13px;line-height:20px;color:#6b7280;word-break:break-all';

/** Tables and inline styles, because that is what mail programs understand. Whatever is shown is escaped. */
export function htmlOf({ subject, text, action }: MailMessage): string {
  const paragraphs = text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => `<p style="${PARAGRAPH}">${escape(paragraph).replaceAll('\n', '<br>')}</p>`);
  return `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(subject)}</title>
</head>
<body style="margin:0;padding:0;background:#f3f4f6">
<table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="background:#f3f4f6">
<tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="max-width:520px;background:#ffffff;border-radius:12px">
<tr><td style="padding:32px;color:#111827;${FONT}">
<h1 style="margin:0 0 24px;font-size:22px;line-height:28px">${escape(subject)}</h1>
${paragraphs.join('\n')}
${action ? button(action) : ''}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}

function button({ label, url }: { label: string; url: string }): string {
  const href = escape(url);
  return `<p style="margin:24px 0 0"><a href="${href}" style="${BUTTON}">${escape(label)}</a></p>
<p style="${FINE_PRINT}">${href}</p>`;
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}
