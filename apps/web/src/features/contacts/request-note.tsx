/** What somebody wrote with a request. */
export const RequestNote = ({ children }: { children: string }) => (
  <p
    dir="auto"
    className="rounded-control rounded-ss-none bg-sunken px-3.5 py-2 text-start whitespace-pre-line wrap-anywhere"
  >
    {children}
  </p>
);
