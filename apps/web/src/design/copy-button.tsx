import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';
import { toasts } from './toasts.ts';

interface CopyButtonProps {
  text: string;
  label: string;
  className?: string;
}

/** Not there where the browser lets no page copy: over plain http, other than on localhost. */
export function CopyButton({ text, label, className }: CopyButtonProps) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);

  if (!isSecureContext) return null;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => toasts.problem(t('copy.refused')),
    );
  return (
    <>
      <IconButton
        label={label}
        onClick={() => void copy()}
        {...(className === undefined ? {} : { className })}
      >
        {copied ? <Check /> : <Copy />}
      </IconButton>
      <span role="status" className="sr-only">
        {copied && t('copy.done')}
      </span>
    </>
  );
}
