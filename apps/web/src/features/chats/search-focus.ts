/** Brings the keyboard into the search, which may not be on the page yet when somebody asks for it. */
class SearchFocus {
  #focus: (() => void) | null = null;
  #wanted = false;

  /** By the field, for as long as it is there. Returns what ends that. */
  take(focus: () => void): () => void {
    this.#focus = focus;
    if (this.#wanted) focus();
    this.#wanted = false;
    return () => {
      this.#focus = null;
    };
  }

  /** Tells whether the field is there; otherwise it takes the focus as soon as it comes. */
  ask(): boolean {
    this.#focus?.();
    this.#wanted = this.#focus === null;
    return this.#focus !== null;
  }
}

export const searchFocus = new SearchFocus();
