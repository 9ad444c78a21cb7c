/** Whether a form that appears may take the focus: not while the keyboard walks along the tabs that show it. */
export const mayTakeFocus = (): boolean => !document.activeElement?.matches('[role="tab"]');
