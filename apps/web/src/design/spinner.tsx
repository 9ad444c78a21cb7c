import { LoaderCircle } from 'lucide-react';

export const Spinner = () => <LoaderCircle aria-hidden className="size-[1.15em] animate-spin" />;
