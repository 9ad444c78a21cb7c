export const inbox = {
  title: 'Development inbox',
  lead: 'Text messages and mails that this server would have sent. New ones appear by themselves.',
  messages: 'Messages',
  onlyTo: 'Only messages to',
  showAll: 'Show all',
  emptyTitle: 'Nothing has been sent yet',
  empty: 'Ask for a code on the sign-in page, and it will be here at once.',
  sms: 'Text message',
  email: 'E-mail',
  copyCode: 'Copy the code {{code}}',
} as const;
