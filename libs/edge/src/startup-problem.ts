/** Why a server cannot start, in a sentence for whoever started it; no stack is shown. */
export class StartupProblem extends Error {
  override readonly name = 'StartupProblem';
}
